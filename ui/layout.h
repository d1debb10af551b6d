/* SPDX-License-Identifier: MIT */
/* layout.h -- which panel lies where, for every size of screen. */
#ifndef LOOPSCOPE_UI_LAYOUT_H
#define LOOPSCOPE_UI_LAYOUT_H

#include <stdbool.h>

#include "ui/screen.h"

/* Smaller screens show only a message; 80x24 is what we draw for. */
#define LAYOUT_MIN_WIDTH 60
#define LAYOUT_MIN_HEIGHT 16

/* In the order in which the focus goes through them. */
enum panel {
    PANEL_NONE,
    PANEL_LISTING,
    PANEL_OTHER_LISTING, /* the twin's */
    PANEL_STACK,         /* a task's, and its variables */
    PANEL_OUTPUT,
    PANEL_EVENTS, /* the trace's last lines */
    PANEL_READY,
    PANEL_TIMERS,
    PANEL_OPS, /* I/O and workers */
    PANEL_TASKS,
    PANEL_WAITS,     /* who waits for whom */
    PANEL_RESOURCES, /* queues, locks and what else tasks share */
    PANEL_LANES,     /* the timeline */
    PANEL_COUNT
};

/* A set of panels is a sum of these. */
#define PANEL_BIT(panel) (1u << (panel))

/* What the program needs, whatever the position: panels stay put. */
struct layout_needs {
    int width, height; /* of the screen */
    int code_columns;  /* the widest line of the listing, with its margin */
    int code_lines;
    int tasks;
    int prints;
    int ops;
    int resources;
    unsigned without;     /* panels that are not to be shown */
    enum panel maximised; /* shown alone; PANEL_NONE: none */
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

/* The panel that a cell of the screen lies in, or PANEL_NONE. */
enum panel layout_panel_at(const struct layout *layout, int x, int y);

#endif
