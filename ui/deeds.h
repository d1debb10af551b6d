/* SPDX-License-Identifier: MIT */
/* deeds.h -- what a handle did, as clauses in the order of its events. */
#ifndef LOOPSCOPE_UI_DEEDS_H
#define LOOPSCOPE_UI_DEEDS_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/trace/line.h"
#include "ui/timeline.h"

enum deed_kind {
    DEED_COUNTED, /* a library's callback noted the end of its task */
    DEED_STOP,    /* at the end of the tick */
    DEED_STOPPED, /* the tick is over */
    DEED_PRINT,
    DEED_BLOCK,
    DEED_TASK,
    DEED_START, /* a task that starts eagerly */
    DEED_READY,
    DEED_TIMER,
    DEED_UNTIMER,
    DEED_JOB,
    DEED_IO,
    DEED_UNIO,
    DEED_CANCEL,
    DEED_WARN,
    DEED_YIELD,
    DEED_WAIT,
    DEED_SLEEP, /* the timer and the wait of a sleep, told as one */
    DEED_RESULT,
    DEED_EXCEPTION,
    DEED_CANCELLED,
    DEED_CALLBACK, /* queued by the end of the task */
    DEED_GAP,      /* what was left out for want of room */
    DEED_KIND_COUNT
};

#define MOST_DEEDS 24
#define MOST_NAMED 3 /* things of one kind; more are counted */

/* What was done once, or several times without anything else between. */
struct deed {
    enum deed_kind kind;
    size_t count;
    int64_t span;  /* ns that DEED_BLOCK took */
    bool is_brief; /* the name of what was begun is left out */
    const struct event *events[MOST_NAMED]; /* the first ones */
};

/* Zeroed, with the label of a handle or NULL, nothing was done yet. */
struct deeds {
    const struct label *label; /* of the handle; NULL: outside any */
    const char *note;          /* the words of DEED_COUNTED */
    uint32_t created;          /* the task created last */
    bool is_done;
    struct deed list[MOST_DEEDS];
    size_t count;
};

/* Adds what an event did; some do nothing that is told. */
void deeds_note(struct deeds *deeds, const struct event *event);
/* Adds that a task was made, by this event, which starts eagerly. */
void deeds_note_start(struct deeds *deeds, const struct event *event);
/* Adds one that no event tells. */
void deeds_add(struct deeds *deeds, enum deed_kind kind);

/* Those of one kind together, where the first of them stands. */
void deeds_merge(struct deeds *deeds);
/* A sleep's timer and its wait, at the end, as one; false: no such. */
bool deeds_tell_sleep(struct deeds *deeds);

/* How much that is wanted which is wanted least. */
int deeds_least(const struct deeds *deeds);
/* Whether what is wanted so much only follows from the rest. */
bool deeds_is_trifle(int wanted);
/* Leaves that out, or its name; false when all there is must stay. */
bool deeds_drop(struct deeds *deeds);

/* What is told by its name where there are several, up to three. */
enum naming { NAME_NONE, NAME_TASKS_ASKED, NAME_ALL };

/*
 * Adds the clauses, with commas between. What is not named is counted, and
 * unless all is named long values are cut.
 */
void deeds_tell(const struct deeds *deeds, const struct model *model,
                enum naming naming, struct line *line);

#endif
