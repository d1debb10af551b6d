/* SPDX-License-Identifier: MIT */
/* text.h -- cuts any bytes into what a terminal shows in one place. */
#ifndef LOOPSCOPE_UI_TEXT_H
#define LOOPSCOPE_UI_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Room for a character, a few marks on top of it, and a NUL. */
#define CLUSTER_BYTES 24

/*
 * What a terminal moves its cursor by: a character of one or two columns and
 * the marks without width that follow it. Unlike Unicode's graphemes, which
 * terminals disagree about: emoji that a joiner would melt into one are kept
 * apart, skin tones and variation selectors are left out, so that the width
 * here is the width everywhere.
 */
struct cluster {
    char text[CLUSTER_BYTES]; /* safe to send to a terminal */
    int width;                /* in columns: 1 or 2 */
};

/*
 * Reads the next cluster of `text`; returns the number of bytes it took, 0
 * at the end. Never yields a control, bidi or other format character, nor
 * invalid UTF-8: each is shown as U+FFFD (as '?' in ASCII).
 */
size_t text_next(const char *text, bool ascii, struct cluster *cluster);

/* The text as the screen shows it; the caller frees it. */
char *text_clean(const char *text);

/* How many columns the text takes. */
int text_width(const char *text, bool ascii);

/* The end of a text, as much of it as has room in so many columns. */
const char *text_tail(const char *text, int columns, bool ascii);

/*
 * How many bytes of `text` fit into `columns`, breaking after a blank where
 * there is one; at least one cluster, so that a loop over it ends.
 */
size_t text_wrap(const char *text, int columns, bool ascii);

/* Where `part` begins in it, ASCII letters of either case alike; or NULL. */
const char *text_find(const char *text, const char *part);
/* Whether it does so anywhere. */
bool text_contains(const char *text, const char *part);

#endif
