/* SPDX-License-Identifier: MIT */
/* layout.h -- which panel lies where, for every size of screen. */
#ifndef LOOPSCOPE_UI_LAYOUT_H
#define LOOPSCOPE_UI_LAYOUT_H

#include <stdbool.h>

#include "ui/screen.h"

/* Smaller screens show only a message; 80x24 is what we draw for. */
#define LAYOUT_MIN_WIDTH 60
#define LAYOUT_MIN_HEIGHT 16

enum panel {
    PANEL_LISTING,
    PANEL_OTHER_LISTING, /* the twin's, where there is room for both */
    PANEL_OUTPUT,
    PANEL_READY,
    PANEL_TIMERS,
    PANEL_TASKS,
    PANEL_LANES, /* the timeline */
    PANEL_COUNT
};

/* What the program needs, whatever the position: panels stay put. */
struct layout_needs {
    int width, height; /* of the screen */
    int code_columns;  /* the widest line of the listing, with its margin */
    int code_lines;
    int tasks;
    int prints;
    int ops;
    bool two_listings;
};

/*
 * Panels are given with their frames, and neighbours share the line between
 * them; a panel without room has height 0. The insides never overlap.
 */
struct layout {
    bool too_small; /* nothing else is set then */
    struct rect title;
    struct rect panels[PANEL_COUNT];
    struct rect did; /* height 0 on small screens */
    struct rect why;
    struct rect hints;
};

void layout_compute(struct layout *layout, const struct layout_needs *needs);

#endif
