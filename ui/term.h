/* SPDX-License-Identifier: MIT */
/* term.h -- the terminal: shows screens, reads keys. The only user of curses.
 */
#ifndef LOOPSCOPE_UI_TERM_H
#define LOOPSCOPE_UI_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct screen;
struct term;

struct term_options {
    bool ascii;     /* show ASCII only, whatever the locale says */
    bool no_colour; /* as the environment's NO_COLOR */
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

#endif
