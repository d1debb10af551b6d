/* SPDX-License-Identifier: MIT */
#include "ui/menu.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"
#include "sim/text_buffer.h"
#include "ui/keys.h"
#include "ui/menu_filter.h"
#include "ui/menu_state.h"
#include "ui/panels/guide.h"
#include "ui/path.h"

static bool is_filtered(const struct menu *menu)
{
    return menu->filter.text[0] != '\0';
}

/* Keeps the cursor on its entry when that still matches. */
static void apply_filter(struct menu *menu)
{
    size_t selected = menu_selected(menu);

    menu->shown_count = 0;
    menu->cursor = 0;
    for (size_t i = 0; i < menu->count; i++) {
        if (!filter_matches(menu->filter.text, &menu->entries[i]))
            continue;
        if (i == selected)
            menu->cursor = menu->shown_count;
        menu->shown[menu->shown_count++] = i;
    }
}

/* Enter is to open what was meant: the entry whose name is nearest. */
static void go_to_nearest(struct menu *menu)
{
    int least = INT_MAX;

    for (size_t i = 0; i < menu->shown_count; i++) {
        int distance =
            filter_distance(menu->filter.text, &menu->entries[menu->shown[i]]);

        if (distance < least) {
            least = distance;
            menu->cursor = i;
        }
    }
}

static void clear_filter(struct menu *menu)
{
    menu->filter.text[0] = '\0';
    menu->typing = false;
    apply_filter(menu);
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
    menu->opening = false;
    clear_filter(menu);
}

static void move(struct menu *menu, int by)
{
    long to = (long)menu->cursor + by, last = (long)menu->shown_count - 1;

    if (to > last)
        to = last;
    menu->cursor = to > 0 ? (size_t)to : 0;
}

/* Whether there is an entry to do something with. */
static bool has_entry(struct menu *menu)
{
    if (menu->shown_count == 0)
        menu_tell(menu, "no scenario matches: Backspace takes a letter off, "
                        "Esc all");
    return menu->shown_count > 0;
}

static void choose(struct menu *menu)
{
    if (has_entry(menu))
        menu->state = MENU_CHOSEN;
}

static void open_guide(struct menu *menu)
{
    menu->scroll = 0;
    menu->guide =
        has_entry(menu) && menu->entries[menu_selected(menu)].guide != NULL;
}

const char *menu_path(const struct menu *menu)
{
    return menu->opening ? menu->path.text : NULL;
}

void menu_select(struct menu *menu, const char *name)
{
    for (size_t i = 0; i < menu->shown_count; i++) {
        if (strcmp(menu->entries[menu->shown[i]].name, name) == 0)
            menu->cursor = i;
    }
}

void menu_tell(struct menu *menu, const char *text)
{
    const char *line = strrchr(text, '\n');

    snprintf(menu->message, sizeof menu->message, "%s",
             line != NULL ? line + 1 : text);
}

static void complete_path(struct menu *menu)
{
    struct text_buffer names = {0};

    path_complete(menu->path.text, sizeof menu->path.text, &names);
    snprintf(menu->offers, sizeof menu->offers, "%s", text_of(&names));
    text_free(&names);
}

static void path_key(struct menu *menu, uint32_t key)
{
    enum prompt_answer answer = prompt_key(&menu->path, key);

    if (key == PRESS_TAB)
        complete_path(menu);
    if (answer == PROMPT_DONE && menu->path.text[0] != '\0')
        menu->state = MENU_CHOSEN;
    else if (answer != PROMPT_OPEN)
        menu->opening = false;
}

static void filter_key(struct menu *menu, uint32_t key)
{
    const struct prompt before = menu->filter;

    if (key == ' ' && !is_filtered(menu))
        return;
    if (prompt_key(&menu->filter, key) == PROMPT_LEFT)
        menu->typing = false;
    if (strcmp(menu->filter.text, before.text) == 0)
        return;
    apply_filter(menu);
    if (is_filtered(menu))
        go_to_nearest(menu);
}

#define FAR 100000 /* past all entries */

/* Keys that move the cursor, whatever is typed; false for any other. */
static bool cursor_key(struct menu *menu, uint32_t key)
{
    static const struct {
        uint32_t key;
        int by;
    } moves[] = {{PRESS_UP, -1},       {PRESS_DOWN, 1},
                 {PRESS_WHEEL_UP, -3}, {PRESS_WHEEL_DOWN, 3},
                 {PRESS_PAGE_UP, -10}, {PRESS_PAGE_DOWN, 10},
                 {PRESS_HOME, -FAR},   {PRESS_END, FAR}};

    for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
        if (moves[i].key == key) {
            move(menu, moves[i].by);
            return true;
        }
    }
    return false;
}

/* Before anything is typed two more keys are commands; false: not this. */
static bool first_key(struct menu *menu, uint32_t key)
{
    if (key == 'q' || key == PRESS_ESCAPE)
        menu->state = MENU_LEFT;
    else if (key == '/')
        menu->typing = true;
    else
        return false;
    return true;
}

static void list_key(struct menu *menu, uint32_t key)
{
    switch (key) {
    case PRESS_ENTER:
    case PRESS_RIGHT:
        choose(menu);
        break;
    case PRESS_F1:
    case '?':
        open_guide(menu);
        break;
    case PRESS_CTRL('O'):
        menu->opening = menu->path.is_offered = true;
        break;
    default:
        if (!menu->typing && !is_filtered(menu) && first_key(menu, key))
            break;
        if (key == PRESS_ESCAPE)
            clear_filter(menu);
        else
            filter_key(menu, key);
        break;
    }
}

static void forget(struct menu *menu)
{
    menu->message[0] = '\0';
    menu->offers[0] = '\0';
}

void menu_click(struct menu *menu, int rows, int y)
{
    size_t place =
        menu_place_at(menu, rows - MENU_HEAD - MENU_FOOT, y - MENU_HEAD);

    forget(menu);
    menu->opening = false;
    if (menu->guide)
        menu->guide = false;
    else if (place < menu->shown_count && place == menu->cursor)
        menu->state = MENU_CHOSEN;
    else if (place < menu->shown_count)
        menu->cursor = place;
}

void menu_key(struct menu *menu, uint32_t key)
{
    if (key == PRESS_NONE || key == PRESS_RESIZE || key == PRESS_CLICK)
        return;
    if (menu->too_small) { /* nobody sees what a key does */
        menu->state = key == 'q' ? MENU_LEFT : menu->state;
        return;
    }
    forget(menu);
    if (menu->opening)
        path_key(menu, key);
    else if (menu->guide)
        menu->guide = guide_key(key, &menu->scroll);
    else if (!cursor_key(menu, key))
        list_key(menu, key);
}
