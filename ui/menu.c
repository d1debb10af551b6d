/* SPDX-License-Identifier: MIT */
#include "ui/menu.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"
#include "ui/keys.h"
#include "ui/layout.h"
#include "ui/screen.h"

/*
 * `shown` holds the indices of the entries that match the filter, in order;
 * the cursor is one of its places, and 0 when it is empty.
 */
struct menu {
    const struct menu_entry *entries;
    size_t count;
    size_t *shown;
    size_t shown_count;
    size_t cursor;
    enum menu_state state;
    bool typing; /* keys go to the filter */
    char filter[32];
};

/* Whether `part` occurs in `text`, letters of either case alike. */
static bool contains(const char *text, const char *part)
{
    size_t length = strlen(part);

    for (; strlen(text) >= length; text++) {
        size_t i = 0;

        while (i < length && tolower((unsigned char)text[i]) ==
                                 tolower((unsigned char)part[i]))
            i++;
        if (i == length)
            return true;
    }
    return false;
}

static bool matches(const struct menu *menu, const struct menu_entry *entry)
{
    return contains(entry->name, menu->filter) ||
           contains(entry->group, menu->filter) ||
           contains(entry->summary, menu->filter);
}

/* Keeps the cursor on its entry when that still matches. */
static void apply_filter(struct menu *menu)
{
    size_t selected = menu_selected(menu);

    menu->shown_count = 0;
    menu->cursor = 0;
    for (size_t i = 0; i < menu->count; i++) {
        if (!matches(menu, &menu->entries[i]))
            continue;
        if (i == selected)
            menu->cursor = menu->shown_count;
        menu->shown[menu->shown_count++] = i;
    }
}

struct menu *menu_create(const struct menu_entry *entries, size_t count)
{
    struct menu *menu = memory_zero(1, sizeof *menu);

    menu->entries = entries;
    menu->count = count;
    menu->shown = memory_zero(count, sizeof *menu->shown);
    apply_filter(menu);
    return menu;
}

void menu_free(struct menu *menu)
{
    if (menu == NULL)
        return;
    free(menu->shown);
    free(menu);
}

enum menu_state menu_state(const struct menu *menu)
{
    return menu->state;
}

size_t menu_selected(const struct menu *menu)
{
    return menu->shown_count > 0 ? menu->shown[menu->cursor] : menu->count;
}

void menu_reopen(struct menu *menu)
{
    menu->state = MENU_OPEN;
}

static void move(struct menu *menu, int by)
{
    long to = (long)menu->cursor + by, last = (long)menu->shown_count - 1;

    if (to > last)
        to = last;
    menu->cursor = to > 0 ? (size_t)to : 0;
}

static void choose(struct menu *menu)
{
    if (menu->shown_count > 0)
        menu->state = MENU_CHOSEN;
}

static void clear_filter(struct menu *menu)
{
    menu->filter[0] = '\0';
    menu->typing = false;
    apply_filter(menu);
}

static void filter_key(struct menu *menu, uint32_t key)
{
    size_t length = strlen(menu->filter);

    if (key == PRESS_BACKSPACE && length > 0)
        menu->filter[length - 1] = '\0';
    else if (key == PRESS_BACKSPACE)
        menu->typing = false;
    else if (key >= ' ' && key < 0x7F && length + 1 < sizeof menu->filter)
        snprintf(menu->filter + length, 2, "%c", (char)key);
    apply_filter(menu);
}

static void letter_key(struct menu *menu, uint32_t key)
{
    switch (key) {
    case 'j':
        move(menu, 1);
        break;
    case 'k':
        move(menu, -1);
        break;
    case 'g':
        menu->cursor = 0;
        break;
    case 'G':
        move(menu, (int)menu->shown_count);
        break;
    case '/':
        menu->typing = true;
        break;
    case ' ':
    case 'l':
        choose(menu);
        break;
    case 'q':
        menu->state = MENU_LEFT;
        break;
    default:
        break;
    }
}

void menu_key(struct menu *menu, uint32_t key)
{
    switch (key) {
    case PRESS_UP:
        move(menu, -1);
        break;
    case PRESS_DOWN:
        move(menu, 1);
        break;
    case PRESS_PAGE_UP:
        move(menu, -10);
        break;
    case PRESS_PAGE_DOWN:
        move(menu, 10);
        break;
    case PRESS_HOME:
        menu->cursor = 0;
        break;
    case PRESS_END:
        move(menu, (int)menu->shown_count);
        break;
    case PRESS_ENTER:
    case PRESS_RIGHT:
        choose(menu);
        break;
    case PRESS_ESCAPE:
        if (menu->typing || menu->filter[0] != '\0')
            clear_filter(menu);
        else
            menu->state = MENU_LEFT;
        break;
    default:
        if (menu->typing)
            filter_key(menu, key);
        else
            letter_key(menu, key);
        break;
    }
}

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

static void draw_list(const struct menu *menu, struct screen *screen,
                      struct rect area)
{
    int names = names_width(menu, screen->ascii);
    int all =
        menu->shown_count > 0 ? row_of(menu, menu->shown_count - 1) + 1 : 0;
    int top = row_of(menu, menu->cursor) - area.height / 2;

    if (top > all - area.height)
        top = all - area.height;
    if (top < 0)
        top = 0;
    if (menu->shown_count == 0)
        screen_put(screen, area, 3, 0, ROLE_DIM, "no scenario matches");
    for (size_t i = 0; i < menu->shown_count; i++) {
        int row = row_of(menu, i) - top;

        if (has_heading(menu, i))
            screen_put(screen, area, 1, row - 1, ROLE_HEADING,
                       entry_at(menu, i)->group);
        draw_entry(menu, screen, rect_row(area, row), i, names);
    }
}

static void draw_foot(const struct menu *menu, struct screen *screen,
                      struct rect area)
{
    if (menu->typing)
        screen_print(screen, area, 1, 0, ROLE_MESSAGE,
                     "filter: %s_   Enter open   Esc all", menu->filter);
    else if (menu->filter[0] != '\0')
        screen_print(screen, area, 1, 0, ROLE_MESSAGE, "filter: %s   Esc all",
                     menu->filter);
    else
        screen_put(screen, area, 1, 0, ROLE_NORMAL,
                   "up/down choose   Enter open   / filter   q quit");
}

void menu_draw(const struct menu *menu, struct screen *screen)
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
}
