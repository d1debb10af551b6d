/* SPDX-License-Identifier: MIT */
/* model.h -- what the traced program's state is: a pure fold of events. */
#ifndef LOOPSCOPE_UI_MODEL_H
#define LOOPSCOPE_UI_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/trace/event.h"

/* The words of the Tasks panel. A task is ready when its step or wake-up
 * stands in the ready queue. */
enum task_state {
    TASK_IS_READY,
    TASK_IS_RUNNING,
    TASK_IS_WAITING,
    TASK_IS_DONE,   /* with a result */
    TASK_IS_FAILED, /* with an exception */
    TASK_IS_CANCELLED,
};

enum phase {
    PHASE_BEFORE,  /* no tick yet */
    PHASE_POLL,    /* in a tick, before its first handle */
    PHASE_RUNNING, /* a handle runs */
    PHASE_ENDED,   /* the exit event was seen */
};

/* A handle that stands in the ready queue, or runs. */
struct model_handle {
    struct label label;
    uint32_t id;
    size_t cause; /* index of the event that put it there */
};

struct model_timer {
    struct label label;
    uint32_t id;
    int64_t when; /* ns */
    size_t armed; /* index of the timer event */
};

struct model_op {
    uint32_t id;
    bool is_job;
    const char *name;
    size_t started; /* index of the io or job event */
};

/* A queue, a lock or another thing that tasks share. */
struct model_resource {
    const struct resource *now; /* its state, as was said last */
    const char *file;           /* where it was made; NULL: unknown */
    uint32_t line;
};

struct model_task {
    const char *name;
    const char *coro;
    enum task_state state;
    int cancels;       /* cancel events since it was created */
    size_t asked;      /* index of the last of them + 1; 0: none */
    size_t told;       /* index of its first run after that + 1; 0: not yet */
    const char *on;    /* what it waits for; NULL unless waiting */
    size_t since;      /* index of the event that set its state */
    size_t wait;       /* index of its last wait event + 1; 0: none yet */
    size_t stack;      /* the same of what told its await stack last */
    const char *value; /* done: its result's or exception's repr */
    const char *file;  /* where it stands; NULL: unknown */
    uint32_t line;
    bool woken;      /* it runs, and its next wake-up is queued already */
    uint32_t within; /* it starts eagerly: in the eager start of this task;
                        0: in a handle's own doing */
};

enum { MODEL_STANDINS_MOST = 8 }; /* further ones are not kept */

/*
 * The state after a number of events. Strings belong to the timeline that
 * holds the events. Only the model's own files (model_store.h)
 * write it; everybody else reads it.
 */
struct model {
    size_t events;        /* how many were folded */
    int64_t now;          /* ns */
    uint32_t tick;        /* 0 before the first */
    uint32_t tick_ready;  /* K of this tick's line */
    int64_t previous_now; /* the clock before this tick's poll */
    int64_t settled;      /* the clock but for what a poll has moved it by */
    enum phase phase;
    struct model_handle running; /* valid when phase is PHASE_RUNNING */
    size_t run;                  /* index of its run event */
    bool in_job;                 /* the last event is a line of a job's */
    uint32_t eager; /* the task that starts eagerly just now: takes its first
                       step where it is made, inside the handle; 0: none */
    uint32_t did;   /* of such, the one that did the last event; 0: none */

    struct model_handle *ready; /* ready_count of them, next to run first */
    size_t ready_count;

    struct model_task *tasks; /* tasks[id - 1] */
    size_t task_count;

    struct model_op *ops; /* pending, in order of start */
    size_t op_count;
    uint32_t withdrawn; /* the job that the last event withdrew; 0: none */

    struct model_resource *resources; /* resources[id - 1] */
    size_t resource_count;

    /* Modules that loopscope stands in for, as they were imported. */
    const char *standins[MODEL_STANDINS_MOST];
    size_t standin_count;

    size_t printed; /* lines of output so far, warnings among them */
    size_t exit;    /* index of the exit event + 1; 0: not yet */

    struct model_store *store; /* what only model.c needs */
};

void model_init(struct model *model);
void model_free(struct model *model);
/* Makes `to` (initialised) equal to `from`. */
void model_copy(struct model *to, const struct model *from);
/* Folds one more event, whose index is model->events. */
void model_fold(struct model *model, const struct event *event);

/* The task of this id; NULL: there is none, or none yet. */
const struct model_task *model_find_task(const struct model *model,
                                         uint32_t id);

/* The task whose code runs; 0: none's. */
uint32_t model_acting_task(const struct model *model);

/* About how many bytes a copy takes. */
size_t model_size(const struct model *model);

/* How many timers are armed. */
size_t model_timer_count(const struct model *model);
/*
 * The first `most` armed timers in the order in which they will fire, in
 * `timers`; returns how many. Costs O(most log most), whatever the count.
 */
size_t model_timers(const struct model *model, struct model_timer *timers,
                    size_t most);

#endif
