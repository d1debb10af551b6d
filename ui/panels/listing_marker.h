/* SPDX-License-Identifier: MIT */
/* listing_marker.h -- which tasks stand at a line, and their sign there. */
#ifndef LOOPSCOPE_UI_PANELS_LISTING_MARKER_H
#define LOOPSCOPE_UI_PANELS_LISTING_MARKER_H

#include "ui/panels/listing_view.h"

#define MOST_TAGS 16     /* tasks named at one line; more are counted */
#define NUMBER_COLUMNS 3 /* of the margin: the line number and a blank */

/*
 * The tasks at one line: the running one first, then by age. A task stands
 * where it goes on; its callers are where the awaits lead there. Lines with
 * neither show which tasks raised there what they ended with.
 */
struct marker {
    uint32_t tasks[MOST_TAGS];
    size_t count; /* all of them, named or not */
    bool running; /* the first one runs */
    bool callers; /* these only wait for what they call */
    bool failed;  /* these raised it here */
};

/*
 * The markers of the lines from `top` (from 0) on, one for each of `rows`.
 * One look at each task.
 */
void markers_collect(const struct drawing *d, const struct listing_view *view,
                     size_t top, size_t rows, struct marker *markers);

/*
 * Draws the marker of line `number` (from 1), whose text in this row is
 * `line`: the running task's sign and tag, then those of the others.
 */
void marker_draw(const struct drawing *d, struct rect row,
                 const struct listing_view *view, const struct marker *marker,
                 uint32_t number, const char *line);

#endif
