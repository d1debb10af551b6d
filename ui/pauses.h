/* SPDX-License-Identifier: MIT */
/* pauses.h -- where a guide has play pause, and what to ask there. */
#ifndef LOOPSCOPE_UI_PAUSES_H
#define LOOPSCOPE_UI_PAUSES_H

#include "ui/goal.h"

/* What begins a line of a guide: "Pause: GOAL -- TEXT", in one line. */
#define PAUSE_MARK "Pause: "
#define PAUSE_SEPARATOR " -- "

/* More in a guide are not heeded. */
enum { PAUSES_MOST = 16 };

/*
 * The first event that meets the goal is where it is; it is looked for as far
 * as the trace has been made.
 */
struct pause {
    struct goal goal;
    char text[128];
    size_t seen; /* events looked at */
    bool is_found;
    size_t index; /* of the event, once it is found */
};

struct pauses {
    struct pause at[PAUSES_MOST];
    size_t count;
};

/* Those of a guide; lines that are no good are left out. */
void pauses_read(struct pauses *pauses, const char *guide);

/* The first one among the events from one index to before another; NULL. */
const struct pause *pauses_between(struct pauses *pauses,
                                   const struct goal_scene *scene, size_t from,
                                   size_t to);

#endif
