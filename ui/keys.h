/* SPDX-License-Identifier: MIT */
/* keys.h -- what a person presses, whatever the terminal sends for it. */
#ifndef LOOPSCOPE_UI_KEYS_H
#define LOOPSCOPE_UI_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A key is a uint32_t: the character's code point, or one of these, which
 * lie above all code points.
 */
enum {
    PRESS_NONE = 0, /* nothing came in the time given */
    PRESS_TAB = '\t',
    PRESS_ENTER = '\n',
    PRESS_ESCAPE = 0x1B,
    PRESS_BACKSPACE = 0x7F,
    PRESS_LEFT = 0x110000,
    PRESS_RIGHT,
    PRESS_UP,
    PRESS_DOWN,
    PRESS_PAGE_UP,
    PRESS_PAGE_DOWN,
    PRESS_HOME,
    PRESS_END,
    PRESS_BACK_TAB,
    PRESS_F1,
    PRESS_CLICK, /* these three come with a place */
    PRESS_WHEEL_UP,
    PRESS_WHEEL_DOWN,
    PRESS_RESIZE, /* the terminal has another size now */
    PRESS_CLOSED, /* the terminal is gone: no key will ever come */
};

/* The key with Ctrl held down, of a capital letter. */
#define PRESS_CTRL(letter) ((letter) - '@')

/* "space", "t", an arrow (in ASCII "left"); returns buffer. */
char *press_name(uint32_t key, bool ascii, char *buffer, size_t size);

#endif
