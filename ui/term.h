/* SPDX-License-Identifier: MIT */
/* term.h -- the terminal: shows screens, reads keys. The only user of curses.
 */
#ifndef LOOPSCOPE_UI_TERM_H
#define LOOPSCOPE_UI_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/looks.h"

struct screen;
struct term;

struct term_options {
    bool ascii; /* show ASCII only, whatever the locale says */
    enum theme theme;
    bool mouse; /* clicks and the wheel are keys, too */
};

/*
 * Takes the terminal over; one at a time. Sets LC_CTYPE, and nothing else of
 * the locale, from the environment. On failure returns NULL, leaves the
 * terminal as it was, and `error` says in one line what to do.
 */
struct term *term_open(const struct term_options *options, char *error,
                       size_t size);
/* Gives the terminal back. */
void term_close(struct term *term);

/* Whether only ASCII can be shown. */
bool term_is_ascii(const struct term *term);
void term_size(const struct term *term, int *width, int *height);
/* Shows the screen: what lies outside the terminal is cut. */
void term_paint(struct term *term, const struct screen *screen);
/*
 * The next key, or PRESS_NONE after about timeout_ms (-1: none given); may
 * return PRESS_NONE earlier.
 */
uint32_t term_wait(struct term *term, int timeout_ms);
/* Where the mouse was at the last PRESS_CLICK or PRESS_WHEEL. */
void term_pointer(const struct term *term, int *x, int *y);

/* From now on; nothing happens when it is so already. */
void term_use_theme(struct term *term, enum theme theme);
void term_use_mouse(struct term *term, bool mouse);

#endif
