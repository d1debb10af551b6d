/* SPDX-License-Identifier: MIT */
#include "ui/ansi.h"

#include <string.h>

#include "sim/text_buffer.h"
#include "ui/screen.h"

/* What is written with: the role that the terminal was set to last; -1: none.
 */
struct pen {
    struct text_buffer *bytes;
    const struct screen *before;
    const struct screen *screen;
    enum theme theme;
    int role;
};

static void set_role(struct pen *pen, enum role role)
{
    const struct look look = role_look(pen->theme, role);

    if (pen->role == (int)role)
        return;
    pen->role = (int)role;
    text_put(pen->bytes, "\x1b[0");
    if (look.bold)
        text_put(pen->bytes, ";1");
    if (look.underline && pen->theme == THEME_MONO)
        text_put(pen->bytes, ";4");
    if (look.reverse)
        text_put(pen->bytes, ";7");
    if (look.fine >= 0)
        text_format(pen->bytes, ";38;5;%d", look.fine);
    text_put(pen->bytes, "m");
}

/* A terminal that was cleared has blanks without a role. */
static bool is_shown(const struct pen *pen, int x, int y)
{
    const struct cell *cell = screen_cell(pen->screen, x, y);

    if (pen->before != NULL)
        return screen_same_cell(screen_cell(pen->before, x, y), cell);
    return cell->role == ROLE_NORMAL && strcmp(cell->text, " ") == 0;
}

/* The cells of a row from x on that have to be sent; the column after them. */
static int put_cells(struct pen *pen, int x, int y)
{
    text_format(pen->bytes, "\x1b[%d;%dH", y + 1, x + 1);
    for (; x < pen->screen->width && !is_shown(pen, x, y); x++) {
        const struct cell *cell = screen_cell(pen->screen, x, y);

        set_role(pen, (enum role)cell->role);
        text_put(pen->bytes, cell->text);
    }
    return x;
}

void ansi_put(struct text_buffer *bytes, const struct screen *before,
              const struct screen *screen, enum theme theme)
{
    struct pen pen = {bytes, before, screen, theme, -1};
    size_t length = bytes->length;

    if (before == NULL)
        text_put(bytes, "\x1b[?25l\x1b[0m\x1b[2J");
    for (int y = 0; y < screen->height; y++) {
        for (int x = 0; x < screen->width;)
            x = is_shown(&pen, x, y) ? x + 1 : put_cells(&pen, x, y);
    }
    if (bytes->length > length)
        text_put(bytes, "\x1b[0m");
}
