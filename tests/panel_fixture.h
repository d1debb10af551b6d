/* SPDX-License-Identifier: MIT */
/* panel_fixture.h -- one panel alone, of any size, over a small trace. */
#ifndef LOOPSCOPE_TESTS_PANEL_FIXTURE_H
#define LOOPSCOPE_TESTS_PANEL_FIXTURE_H

#include <stdbool.h>

#include "ui/panels/panels.h"

/* Zeroed but for these, it shows 80x24 cells of UTF-8. */
struct panel_picture {
    enum panel panel;
    struct timeline *timeline;
    struct view view; /* position 0: the end of the trace */
    int width, height;
    bool ascii;
};

/* The panel in its frame; the test frees it. */
char *fixture_panel(const struct panel_picture *picture);

/* The picture must show a text, or must not. */
void fixture_panel_shows(const struct panel_picture *picture, const char *text);
void fixture_panel_shows_not(const struct panel_picture *picture,
                             const char *text);

/*
 * The pictures of 22x5, 40x8, 80x12 and, in ASCII, 120x14 (with frames) as one
 * text compared with tests/golden/NAME.txt.
 */
void fixture_panel_golden(const struct panel_picture *picture,
                          const char *name);

#endif
