/* SPDX-License-Identifier: MIT */
#include "ui/frame.h"

#include <string.h>

#include "ui/screen.h"

static bool is_blank(const struct cell *cell)
{
    return strcmp(cell->text, " ") == 0;
}

static int used_width(const struct screen *screen, int y)
{
    int used = screen->width;

    while (used > 0 && is_blank(screen_cell(screen, used - 1, y)))
        used--;
    return used;
}

void frame_write(const struct screen *screen, FILE *file)
{
    for (int y = 0; y < screen->height; y++) {
        int used = used_width(screen, y);

        for (int x = 0; x < used; x++)
            fputs(screen_cell(screen, x, y)->text, file);
        fputc('\n', file);
    }
}

void frame_write_roles(const struct screen *screen, FILE *file)
{
    for (int y = 0; y < screen->height; y++) {
        int used = screen->width;

        while (used > 0 && screen_cell(screen, used - 1, y)->role == 0)
            used--;
        for (int x = 0; x < used; x++) {
            enum role role = (enum role)screen_cell(screen, x, y)->role;

            fputc(role == ROLE_NORMAL ? ' ' : role_letter(role), file);
        }
        fputc('\n', file);
    }
}
