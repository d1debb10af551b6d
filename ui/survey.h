/* SPDX-License-Identifier: MIT */
/* survey.h -- what the whole known trace holds, whatever the position. */
#ifndef LOOPSCOPE_UI_SURVEY_H
#define LOOPSCOPE_UI_SURVEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/timeline.h"

/*
 * The layout and the scale of the timeline hang on these, so that panels do
 * not change their size from one step to the next.
 */
struct survey {
    size_t events; /* how many were looked at */
    size_t tasks;
    size_t prints;      /* warnings among them */
    size_t ops;         /* I/O operations and jobs */
    int op_name;        /* columns of the longest of their names */
    size_t resources;   /* that tasks share: the last one's id */
    int64_t end;        /* the last event's time */
    uint32_t last_tick; /* its number */
    bool ended;         /* the exit event is among them */
};

/* Looks at the events that came since the last call. */
void survey_extend(struct survey *survey, const struct timeline *timeline);

#endif
