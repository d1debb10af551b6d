/* SPDX-License-Identifier: MIT */
#include "ui/keys.h"

#include <stdio.h>

/* The arrows, whose signs say more than their names. */
static const char *arrow(uint32_t key)
{
    switch (key) {
    case PRESS_LEFT:
        return "←";
    case PRESS_RIGHT:
        return "→";
    case PRESS_UP:
        return "↑";
    case PRESS_DOWN:
        return "↓";
    default:
        return NULL;
    }
}

char *press_name(uint32_t key, bool ascii, char *buffer, size_t size)
{
    static const struct {
        uint32_t key;
        const char *name;
    } names[] = {
        {' ', "space"},
        {PRESS_TAB, "Tab"},
        {PRESS_ENTER, "Enter"},
        {PRESS_ESCAPE, "Esc"},
        {PRESS_BACKSPACE, "Backspace"},
        {PRESS_LEFT, "left"},
        {PRESS_RIGHT, "right"},
        {PRESS_UP, "up"},
        {PRESS_DOWN, "down"},
        {PRESS_PAGE_UP, "PgUp"},
        {PRESS_PAGE_DOWN, "PgDn"},
        {PRESS_HOME, "Home"},
        {PRESS_END, "End"},
        {PRESS_BACK_TAB, "Shift-Tab"},
        {PRESS_F1, "F1"},
    };

    if (!ascii && arrow(key) != NULL) {
        snprintf(buffer, size, "%s", arrow(key));
        return buffer;
    }
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (names[i].key == key) {
            snprintf(buffer, size, "%s", names[i].name);
            return buffer;
        }
    }
    snprintf(buffer, size, "%c", key < 0x80 ? (char)key : '?');
    return buffer;
}
