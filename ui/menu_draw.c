/* SPDX-License-Identifier: MIT */
/* How the menu looks. */
#include "ui/menu.h"

#include <string.h>

#include "ui/layout.h"
#include "ui/menu_state.h"
#include "ui/panels/guide.h"
#include "ui/screen.h"

static const struct menu_entry *entry_at(const struct menu *menu, size_t place)
{
    return &menu->entries[menu->shown[place]];
}

/* A heading stands before each entry whose group is another. */
static bool has_heading(const struct menu *menu, size_t place)
{
    return place == 0 || strcmp(entry_at(menu, place)->group,
                                entry_at(menu, place - 1)->group) != 0;
}

/* Rows above a place, headings and the blank lines between groups included. */
static int row_of(const struct menu *menu, size_t place)
{
    int row = 0;

    for (size_t i = 0; i <= place && i < menu->shown_count; i++) {
        if (has_heading(menu, i))
            row += i > 0 ? 2 : 1;
        if (i < place)
            row++;
    }
    return row;
}

static int names_width(const struct menu *menu, bool ascii)
{
    int widest = 0;

    for (size_t i = 0; i < menu->count; i++) {
        int width = text_width(menu->entries[i].name, ascii);

        if (width > widest)
            widest = width;
    }
    return widest;
}

static void draw_entry(const struct menu *menu, struct screen *screen,
                       struct rect row, size_t place, int names)
{
    const struct menu_entry *entry = entry_at(menu, place);

    if (place == menu->cursor)
        screen_glyph(screen, row, 1, 0, ROLE_RUNNING, GLYPH_RUNNING);
    screen_put(screen, row, 3, 0, ROLE_KEYWORD, entry->name);
    screen_put(screen, row, 3 + names + 2, 0, ROLE_NORMAL, entry->summary);
    if (place == menu->cursor)
        screen_paint(screen, row, ROLE_SELECTED);
}

/* The first row to show of so many; the cursor's is kept in the middle. */
static int list_top(const struct menu *menu, int rows)
{
    int all =
        menu->shown_count > 0 ? row_of(menu, menu->shown_count - 1) + 1 : 0;
    int top = row_of(menu, menu->cursor) - rows / 2;

    if (top > all - rows)
        top = all - rows;
    return top > 0 ? top : 0;
}

/*
 * In the first row of a list that goes on above: the heading of what stands
 * below it, unless that comes with its own.
 */
static void keep_heading(const struct menu *menu, struct screen *screen,
                         struct rect area, int top)
{
    size_t place = 0;

    while (place + 1 < menu->shown_count && row_of(menu, place) <= top)
        place++;
    screen_wipe(screen, rect_row(area, 0), ROLE_NORMAL);
    if (!has_heading(menu, place) || row_of(menu, place) == top + 1)
        screen_put(screen, area, 1, 0, ROLE_HEADING,
                   entry_at(menu, place)->group);
    screen_put_right(screen, area, 0, ROLE_DIM,
                     glyph_text(GLYPH_MORE_ABOVE, screen->ascii));
}

static void draw_list(const struct menu *menu, struct screen *screen,
                      struct rect area)
{
    int names = names_width(menu, screen->ascii);
    int top = list_top(menu, area.height), last = 0;

    if (menu->shown_count == 0)
        screen_put(screen, area, 3, 0, ROLE_DIM, "no scenario matches");
    for (size_t i = 0; i < menu->shown_count; i++) {
        int row = row_of(menu, i) - top;

        if (has_heading(menu, i))
            screen_put(screen, area, 1, row - 1, ROLE_HEADING,
                       entry_at(menu, i)->group);
        draw_entry(menu, screen, rect_row(area, row), i, names);
        last = row;
    }
    if (top > 0)
        keep_heading(menu, screen, area, top);
    if (last >= area.height)
        screen_put_right(screen, area, area.height - 1, ROLE_DIM,
                         glyph_text(GLYPH_MORE_BELOW, screen->ascii));
}

static void draw_foot(const struct menu *menu, struct screen *screen,
                      struct rect area)
{
    if (menu->message[0] != '\0')
        screen_put(screen, area, 1, 0, ROLE_MESSAGE, menu->message);
    else if (menu->opening)
        screen_print(screen, area, 1, 0, ROLE_MESSAGE,
                     "open FILE.py or FILE.jsonl: %s_   Enter open   Esc leave",
                     menu->path.text);
    else if (menu->typing)
        screen_print(screen, area, 1, 0, ROLE_MESSAGE,
                     "filter: %s_   Enter open   Esc all", menu->filter);
    else if (menu->filter[0] != '\0')
        screen_print(screen, area, 1, 0, ROLE_MESSAGE, "filter: %s   Esc all",
                     menu->filter);
    else
        screen_put(screen, area, 1, 0, ROLE_NORMAL,
                   "up/down choose   Enter open   i guide   / filter   o file  "
                   " q quit");
}

void menu_draw(struct menu *menu, struct screen *screen)
{
    struct rect all = screen_rect(screen), list = all;

    screen_clear(screen);
    if (all.width < LAYOUT_MIN_WIDTH / 2 || all.height < 6) {
        screen_put(screen, all, 0, 0, ROLE_MESSAGE, "terminal too small");
        return;
    }
    screen_wipe(screen, rect_row(all, 0), ROLE_TITLE);
    screen_put(screen, all, 1, 0, ROLE_TITLE,
               "loopscope  choose a program and step through it");
    list.y += 2;
    list.height -= 4;
    draw_list(menu, screen, list);
    draw_foot(menu, screen, rect_row(all, all.height - 1));
    if (menu->guide)
        menu->scroll = guide_draw(
            screen, menu->entries[menu_selected(menu)].guide, menu->scroll);
}
