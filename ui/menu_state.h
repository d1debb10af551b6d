/* SPDX-License-Identifier: MIT */
/* menu_state.h -- the menu's inside, for menu.c and menu_draw.c alone. */
#ifndef LOOPSCOPE_UI_MENU_STATE_H
#define LOOPSCOPE_UI_MENU_STATE_H

#include "ui/menu.h"
#include "ui/prompt.h"

/* Rows of the screen above the list and below it. */
enum { MENU_HEAD = 2, MENU_FOOT = 2 };

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
    struct prompt filter; /* never begins with a blank */
    bool typing;          /* a filter was begun: every letter goes to it */
    bool opening;         /* keys go to the path */
    struct prompt path;
    char offers[256];  /* how the path could go on; until the next key */
    char message[256]; /* until the next key; "": none */
    bool guide;        /* the entry's guide lies over the list */
    bool too_small;    /* the terminal was, for the last picture */
    int scroll;        /* of the guide */
};

/* menu_draw.c: the place in `shown` that the list has in its row y, where it
 * has so many rows; shown_count: none. */
size_t menu_place_at(const struct menu *menu, int rows, int y);

#endif
