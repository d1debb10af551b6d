/* SPDX-License-Identifier: MIT */
/* listing_view.h -- which part of which listing is shown, and why there. */
#ifndef LOOPSCOPE_UI_PANELS_LISTING_VIEW_H
#define LOOPSCOPE_UI_PANELS_LISTING_VIEW_H

#include "ui/panels/panels.h"
#include "ui/place.h"

/*
 * A listing comes with the timeline whose events name its lines: the main
 * one, or its twin at the place that corresponds.
 */
struct listing_view {
    const struct listing *listing; /* NULL: there is none */
    const struct timeline *timeline;
    const struct model *model;
    uint32_t current; /* the line that runs; 0: none in this listing */
    uint32_t ran;     /* the line that the last callback ran to; 0: none */
    uint32_t focus;   /* the line to keep in sight; 0: none */
    bool agrees;      /* false: the two programs have parted */
};

void listing_view_make(const struct drawing *d, enum source_language language,
                       struct listing_view *view);

/*
 * The first line to show (from 0) in so many rows, before any scrolling: the
 * whole of the function with the focus, where it has room, and as much as
 * possible of where tasks stand. `further`: rows that the current line takes
 * besides its own. A function of the view, so that stepping back shows the
 * same picture again.
 */
int listing_top(const struct listing_view *view, int rows, int further);

#endif
