/* SPDX-License-Identifier: MIT */
/* menu.h -- choosing a scenario: keys in, pictures out. */
#ifndef LOOPSCOPE_UI_MENU_H
#define LOOPSCOPE_UI_MENU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct screen;

/* One scenario. Strings must outlive the menu. */
struct menu_entry {
    const char *name;
    const char *group;   /* entries of one group stand together */
    const char *summary; /* one line */
    const char *guide;   /* for teachers; NULL: none */
};

enum menu_state {
    MENU_OPEN,   /* goes on */
    MENU_CHOSEN, /* see menu_path(), and else menu_selected() */
    MENU_LEFT,   /* nothing was chosen */
};

struct menu;

/* The entries must outlive the menu too. */
struct menu *menu_create(const struct menu_entry *entries, size_t count);
void menu_free(struct menu *menu);

void menu_key(struct menu *menu, uint32_t key);
/* A click at row y of a screen that has so many: on an entry it puts the cursor
 * there, and on the cursor's it opens; a guide that lies over them it closes.
 */
void menu_click(struct menu *menu, int rows, int y);
enum menu_state menu_state(const struct menu *menu);
/* The index of the entry the cursor is on; count when none matches. */
size_t menu_selected(const struct menu *menu);
/* The path of a file that was typed instead; NULL: none. Valid until the next
 * key. */
const char *menu_path(const struct menu *menu);
/* Puts the cursor on the entry of that name, if there is one. */
void menu_select(struct menu *menu, const char *name);
/* Shows the last line of a text until the next key. */
void menu_tell(struct menu *menu, const char *text);
/* Open once more, with the cursor where it was. */
void menu_reopen(struct menu *menu);
void menu_draw(struct menu *menu, struct screen *screen);

#endif
