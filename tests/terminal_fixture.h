/* SPDX-License-Identifier: MIT */
/* terminal_fixture.h -- a terminal that knows what ansi_put() sends, and
 * nothing else: whatever else comes fails the test. */
#ifndef LOOPSCOPE_TESTS_TERMINAL_FIXTURE_H
#define LOOPSCOPE_TESTS_TERMINAL_FIXTURE_H

#include <stdbool.h>

#include "ui/looks.h"
#include "ui/text.h"

struct screen;

struct spot {
    char text[CLUSTER_BYTES]; /* "": right half of the one before */
    bool bold, underline, reverse;
    int colour; /* of 256; -1: the terminal's own */
};

struct terminal {
    int width, height;
    int x, y;
    struct spot pen; /* what the next character looks like */
    bool has_cursor; /* it can be seen */
    struct spot *spots;
};

/* Full of what was there before, with its cursor in the last column. */
void terminal_init(struct terminal *terminal, int width, int height);
void terminal_free(struct terminal *terminal);
void terminal_feed(struct terminal *terminal, const char *bytes);

/* Its cells have the screen's text, in the theme's looks; its pen is off. */
void terminal_assert_shows(const struct terminal *terminal,
                           const struct screen *screen, enum theme theme);

#endif
