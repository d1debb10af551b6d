/* SPDX-License-Identifier: MIT */
#include "ui/panels/chooser.h"

#include "ui/numbers.h"

#define WIDTH 64

static int left_width(const struct screen *screen,
                      const struct chooser_row *rows, size_t count)
{
    int widest = 0;

    for (size_t i = 0; i < count; i++) {
        int width = text_width(rows[i].left, screen->ascii);

        widest = width > widest ? width : widest;
    }
    return at_most(widest, WIDTH / 2);
}

static void draw_row(struct screen *screen, struct rect row,
                     const struct chooser_row *shown, int left, bool chosen)
{
    struct rect name = rect_meet(row, (struct rect){row.x + 3, row.y, left, 1});

    if (chosen)
        screen_glyph(screen, row, 1, 0, ROLE_RUNNING, GLYPH_RUNNING);
    if (shown->right == NULL)
        name = rect_right_of(row, 3);
    screen_put(screen, name, 0, 0, ROLE_KEY, shown->left);
    if (shown->right != NULL)
        screen_put(screen, row, 3 + left + 2, 0, ROLE_NORMAL, shown->right);
    if (chosen)
        screen_paint(screen, row, ROLE_SELECTED);
}

void chooser_draw(struct screen *screen, const char *title,
                  const struct chooser_row *rows, size_t count, size_t cursor)
{
    struct rect all = screen_rect(screen), frame, inside;
    int left = left_width(screen, rows, count), first;

    frame.width = at_most(WIDTH, all.width);
    frame.height = at_most((int)count + 2, all.height - 2);
    frame.height = frame.height < 3 ? 3 : frame.height;
    frame.x = (all.width - frame.width) / 2;
    frame.y = 1;
    inside = rect_inside(frame);
    first = (int)cursor - inside.height / 2;
    first = at_most(first, (int)count - inside.height);
    first = first < 0 ? 0 : first;
    screen_wipe(screen, frame, ROLE_NORMAL);
    screen_frame(screen, frame);
    screen_print(screen, rect_row(frame, 0), 2, 0, ROLE_HEADING, " %s ", title);
    for (int y = 0; y < inside.height && first + y < (int)count; y++)
        draw_row(screen, rect_row(inside, y), &rows[first + y], left,
                 (size_t)(first + y) == cursor);
    if (count == 0)
        screen_put(screen, inside, 3, 0, ROLE_DIM, "nothing matches");
}
