/* SPDX-License-Identifier: MIT */
/* lanes_axis.h -- the scale of the timeline: which column is which time. */
#ifndef LOOPSCOPE_UI_PANELS_LANES_AXIS_H
#define LOOPSCOPE_UI_PANELS_LANES_AXIS_H

#include "ui/panels/panels.h"

/*
 * Without zoom it goes from 0 to the end of the known trace. A program that
 * takes no virtual time at all is shown over its ticks, and any is when the
 * view spreads them out: what happens at one instant is then told apart.
 */
struct axis {
    const struct timeline *timeline;
    bool by_tick;
    int64_t begin, end; /* ns, or ticks */
    int cells;
    int now; /* the cursor's column; -1: left of all, `cells`: right of all */
};

struct axis axis_make(const struct drawing *d, int cells);

/* The column where an event stands, given its time; -1 and `cells` as now. */
int axis_column(const struct axis *axis, size_t event, int64_t t);

/* "1.500 s" or "tick 3". Returns text. */
char *axis_words(const struct axis *axis, int64_t value, char *text,
                 size_t size);

/* The value that a column stands for, as axis_words() takes it. */
int64_t axis_value(const struct axis *axis, int column);

/* A view's zoom and movement, kept within what there is to see. */
void axis_keep(const struct drawing *d, int *zoom, int *from);

#endif
