/* SPDX-License-Identifier: MIT */
/* How the menu looks. */
#include "ui/menu.h"

#include <stdio.h>
#include <string.h>

#include "ui/layout.h"
#include "ui/menu_filter.h"
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

/* Paints what the filter's words found in a text that stands at column x. */
static void mark_found(const struct menu *menu, struct screen *screen,
                       struct rect row, int x, const char *text)
{
    const char *rest = menu->filter.text;
    char word[PROMPT_SIZE], before[PROMPT_SIZE];

    while ((rest = filter_word(rest, word)) != NULL) {
        const char *found = text_find(text, word);
        struct rect part = row;

        if (found == NULL)
            continue;
        snprintf(before, sizeof before, "%.*s", (int)(found - text), text);
        part.x += x + text_width(before, screen->ascii);
        part.width = text_width(word, screen->ascii);
        screen_paint(screen, rect_meet(row, part), ROLE_MESSAGE);
    }
}

static void draw_entry(const struct menu *menu, struct screen *screen,
                       struct rect row, size_t place, int names)
{
    const struct menu_entry *entry = entry_at(menu, place);

    if (place == menu->cursor)
        screen_glyph(screen, row, 1, 0, ROLE_RUNNING, GLYPH_RUNNING);
    screen_put(screen, row, 3, 0, ROLE_KEYWORD, entry->name);
    screen_put(screen, row, 3 + names + 2, 0, ROLE_NORMAL, entry->summary);
    mark_found(menu, screen, row, 3, entry->name);
    mark_found(menu, screen, row, 3 + names + 2, entry->summary);
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

size_t menu_place_at(const struct menu *menu, int rows, int y)
{
    int row = y + list_top(menu, rows);
    size_t place = 0;

    if (y < 0 || y >= rows)
        return menu->shown_count;
    while (place < menu->shown_count && row_of(menu, place) != row)
        place++;
    return place;
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

/* How many there are; the first column it takes. */
static int draw_count(const struct menu *menu, struct screen *screen,
                      struct rect row)
{
    char count[48];

    if (menu->filter.text[0] != '\0')
        snprintf(count, sizeof count, "%zu of %zu ", menu->shown_count,
                 menu->count);
    else
        snprintf(count, sizeof count, "%zu scenarios ", menu->count);
    return screen_put_right(screen, row, 0, ROLE_DIM, count);
}

/* What is typed, above the list. */
static void draw_filter(const struct menu *menu, struct screen *screen,
                        struct rect row)
{
    static const char name[] = "filter: ";
    bool begun = menu->typing || menu->filter.text[0] != '\0';
    int room, x;

    row.width = draw_count(menu, screen, row) - 1;
    room = row.width - (int)sizeof name - 1;
    x = screen_print(screen, row, 1, 0, begun ? ROLE_MESSAGE : ROLE_DIM,
                     "%s%s_", name,
                     text_tail(menu->filter.text, room, screen->ascii));
    if (!begun)
        screen_put(screen, row, x + 2, 0, ROLE_DIM,
                   "type what you look for (a / before a first q)");
}

static void draw_hints(const struct menu *menu, struct screen *screen,
                       struct rect row)
{
    bool all = menu->filter.text[0] == '\0' && !menu->typing;
    const struct {
        const char *key, *word;
    } hints[] = {
        {screen->ascii ? "up/down" : "↑ ↓", "choose"},
        {"Enter", "open"},
        {"?", "guide"},
        {"Ctrl-O", "a file"},
        {all ? "q" : "Esc", all ? "quit" : "all"},
    };
    int x = 1;

    for (size_t i = 0; i < sizeof hints / sizeof hints[0]; i++) {
        x = screen_put(screen, row, x, 0, ROLE_KEY, hints[i].key);
        x = screen_put(screen, row, x + 1, 0, ROLE_NORMAL, hints[i].word) + 2;
    }
}

/* What is told may need both rows, the reason stands at its end. */
static void draw_message(const struct menu *menu, struct screen *screen,
                         struct rect rows)
{
    const char *text = menu->message;
    char first[sizeof menu->message];
    size_t length = text_wrap(text, rows.width - 1, screen->ascii);

    if (text[length] != '\0') {
        snprintf(first, sizeof first, "%.*s", (int)length, text);
        screen_put(screen, rows, 1, 0, ROLE_MESSAGE, first);
        text += length;
    }
    screen_put(screen, rows, 1, 1, ROLE_MESSAGE, text);
}

static void draw_path(const struct menu *menu, struct screen *screen,
                      struct rect rows)
{
    static const char question[] = "open FILE.py or FILE.jsonl: ";
    int room = rows.width - (int)sizeof question - 1, x;
    bool is_offered = menu->path.is_offered && menu->path.text[0] != '\0';

    if (menu->offers[0] != '\0')
        screen_put(screen, rows, 1, 0, ROLE_DIM, menu->offers);
    else
        screen_print(screen, rows, 1, 0, ROLE_DIM,
                     "Enter opens   Tab completes   Esc leaves%s",
                     is_offered ? "   a letter begins anew" : "");
    x = screen_put(screen, rows, 1, 1, ROLE_MESSAGE, question);
    x = screen_put(screen, rows, x, 1,
                   is_offered ? ROLE_SELECTED : ROLE_MESSAGE,
                   text_tail(menu->path.text, room, screen->ascii));
    screen_put(screen, rows, x, 1, ROLE_MESSAGE, "_");
}

/* Two rows; the first is blank as a rule. */
static void draw_foot(const struct menu *menu, struct screen *screen,
                      struct rect rows)
{
    if (menu->message[0] != '\0')
        draw_message(menu, screen, rows);
    else if (menu->opening)
        draw_path(menu, screen, rows);
    else
        draw_hints(menu, screen, rect_row(rows, 1));
}

void menu_draw(struct menu *menu, struct screen *screen)
{
    struct rect all = screen_rect(screen), list = all, foot = all;

    screen_clear(screen);
    menu->too_small = all.width < LAYOUT_MIN_WIDTH / 2 || all.height < 6;
    if (menu->too_small) {
        screen_put(screen, all, 0, 0, ROLE_MESSAGE,
                   "terminal too small; q quits");
        return;
    }
    screen_wipe(screen, rect_row(all, 0), ROLE_TITLE);
    screen_put(screen, all, 1, 0, ROLE_TITLE,
               "loopscope  choose a program and step through it");
    draw_filter(menu, screen, rect_row(all, 1));
    list.y += MENU_HEAD;
    list.height -= MENU_HEAD + MENU_FOOT;
    draw_list(menu, screen, list);
    foot.y = all.height - MENU_FOOT;
    foot.height = MENU_FOOT;
    if (!menu->guide)
        draw_foot(menu, screen, foot);
    else
        menu->scroll = guide_draw(
            screen, menu->entries[menu_selected(menu)].guide, menu->scroll);
}
