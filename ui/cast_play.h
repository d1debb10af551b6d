/* SPDX-License-Identifier: MIT */
/* cast_play.h -- a program played to its end, into a cast. */
#ifndef LOOPSCOPE_UI_CAST_PLAY_H
#define LOOPSCOPE_UI_CAST_PLAY_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/timeline.h"

struct app;
struct cast;
struct screen;

/* A picture with a question of the guide's is marked, and stays so much
 * longer. */
enum { CAST_QUESTION_MS = 6000 };

struct cast_plan {
    enum unit unit; /* to move by */
    int move_ms;    /* how long each picture stays */
    int64_t until;  /* nothing later is shown; ns of virtual time */
};

/*
 * Shows the explorer at its start and after each move, and where the guide has
 * play pause, drawn on the screen. All events must have been made. False: there
 * is more, but later than that.
 */
bool cast_play(struct cast *cast, struct app *app, struct timeline *timeline,
               struct screen *screen, const struct cast_plan *plan);

#endif
