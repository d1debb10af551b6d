/* SPDX-License-Identifier: MIT */
/* goal.h -- what to run until, search for or stop at: a small language. */
#ifndef LOOPSCOPE_UI_GOAL_H
#define LOOPSCOPE_UI_GOAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/timeline.h"
#include "ui/twin.h"

/*
 * In words:
 *   1.5, 2s            a virtual time, in seconds
 *   line 14            the program comes to that line of the listing shown
 *   print TEXT, cancel an event of that kind [whose line holds that text]
 *   Task-3             the next time that this task runs
 *   Task-3 done        it is runs, ready, waiting, done, failed, cancelled or
 *                      created; tasks with other names need such a word, too
 */
enum goal_kind {
    GOAL_NONE,
    GOAL_TIME,
    GOAL_LINE,
    GOAL_EVENT,
    GOAL_TASK,
    GOAL_TEXT, /* of any event's line; not in the language */
};

enum goal_state {
    GOAL_RUNS,
    GOAL_READY,
    GOAL_WAITING,
    GOAL_DONE,
    GOAL_FAILED,
    GOAL_CANCELLED,
    GOAL_CREATED,
};

struct goal {
    enum goal_kind kind;
    int64_t time; /* ns */
    uint32_t line;
    enum event_kind event;
    enum goal_state state;
    char text[128]; /* text to be found, or the task's name */
    char words[64]; /* as it was written, perhaps cut */
};

/* How to write one, in half a line. */
#define GOAL_EXAMPLES "1.5 | line 14 | Task-3 done | print TEXT | cancel"

/* False if the words say nothing that can be met; the goal is not set then. */
bool goal_parse(struct goal *goal, const char *words);
/* Any event whose line holds the text, letters of either case alike. */
void goal_of_text(struct goal *goal, const char *text);
void goal_of_task(struct goal *goal, const char *name);

/* What a goal is looked for in. */
struct goal_scene {
    const struct timeline *timeline;
    struct twin *twin;             /* NULL: none */
    enum source_language language; /* that lines are counted in */
};

/* Whether event `index` meets it. */
bool goal_is_met(const struct goal *goal, const struct goal_scene *scene,
                 size_t index);

/* "1.5", "2s", "2 s": virtual seconds as ns; false if it is no such thing. */
bool goal_parse_time(const char *words, int64_t *time);

#endif
