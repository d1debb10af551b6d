/* SPDX-License-Identifier: MIT */
/* event.h -- the events of a trace: what an engine says and a screen reads. */
#ifndef LOOPSCOPE_SIM_TRACE_EVENT_H
#define LOOPSCOPE_SIM_TRACE_EVENT_H

#include <stdbool.h>
#include <stdint.h>

#include "sim/trace/resource.h"

/*
 * One row an event: the enum constant, its name in JSON Lines ("ev") and at
 * the start of its text line, and whether the text form has a line for it.
 * docs/trace-format.md describes each with its fields and an example.
 */
#define EVENT_KINDS(X)                                                         \
    X(TRACE, "trace", 0)                                                       \
    X(SOURCE, "source", 0)                                                     \
    X(STANDIN, "standin", 0)                                                   \
    X(RESOURCE, "resource", 0)                                                 \
    X(LINE, "line", 0)                                                         \
    X(TICK, "tick", 1)                                                         \
    X(DELIVER, "deliver", 1)                                                   \
    X(FIRE, "fire", 1)                                                         \
    X(RUN, "run", 1)                                                           \
    X(SKIP, "skip", 1)                                                         \
    X(TASK, "task", 1)                                                         \
    X(READY, "ready", 1)                                                       \
    X(TIMER, "timer", 1)                                                       \
    X(UNTIMER, "untimer", 1)                                                   \
    X(JOB, "job", 1)                                                           \
    X(IO, "io", 1)                                                             \
    X(UNIO, "unio", 1)                                                         \
    X(CANCEL, "cancel", 1)                                                     \
    X(BLOCK, "block", 1)                                                       \
    X(PRINT, "print", 1)                                                       \
    X(WAIT, "wait", 1)                                                         \
    X(DONE, "done", 1)                                                         \
    X(WARN, "warn", 1)                                                         \
    X(EXIT, "exit", 1)

enum event_kind {
#define X(constant, name, text) EVENT_##constant,
    EVENT_KINDS(X)
#undef X
        EVENT_KIND_COUNT
};

/* What a handle will do when it runs. */
enum label_kind {
    LABEL_STEP,   /* a task's first step, or the one after a bare yield */
    LABEL_WAKEUP, /* what the task awaited is done: its next step */
    LABEL_CALL,   /* a callback */
};

/*
 * A handle's label, as the text form writes it: "step Task-1",
 * "wakeup Task-2", "call sleep(Task-3)", "call on_tick".
 */
struct label {
    enum label_kind kind;
    uint32_t task;         /* id of the task it is about; 0 for none */
    const char *task_name; /* that task's name then; NULL for none */
    const char *call;      /* LABEL_CALL: the callback's name; else NULL */
};

enum done_how { DONE_RESULT, DONE_EXCEPTION, DONE_CANCELLED };

enum warn_about {
    WARN_CALLBACK,        /* a callback raised: what, value */
    WARN_NEVER_RETRIEVED, /* a task's exception: what (its name), value */
    WARN_NEVER_AWAITED,   /* a coroutine that never ran: what */
};

enum exit_how { EXIT_OK, EXIT_EXCEPTION, EXIT_DEADLOCK, EXIT_LIMIT };

enum source_language { SOURCE_PYTHON, SOURCE_C };

/* The words for these in both forms. */
extern const char *const label_words[LABEL_CALL + 1];
extern const char *const done_words[DONE_CANCELLED + 1];
extern const char *const warn_words[WARN_NEVER_AWAITED + 1];
extern const char *const exit_words[EXIT_LIMIT + 1];
extern const char *const language_words[SOURCE_C + 1];

/* A local variable of a frame. */
struct frame_local {
    const char *name;
    const char *value; /* its repr, perhaps shortened */
};

/* One coroutine of an await chain, or one function of a traceback. */
struct stack_frame {
    const char *function;
    const char *file; /* a file named by a source event */
    uint32_t line;    /* from 1 */
    uint32_t local_count;
    const struct frame_local *locals; /* in order of their making */
};

/*
 * One event. Ids count from 1 in order of creation within a trace, one count
 * each for handles, timers, tasks, resources and operations (jobs and I/O
 * together); 0 is "none". A timer and the handle it becomes when it fires share
 * no id: the fire event links them. Strings and arrays belong to whoever made
 * the event and need to live only as long as the call that hands it on.
 */
struct event {
    enum event_kind kind;
    uint32_t line;    /* where the running code stands, from 1; 0: unknown */
    const char *file; /* of that line; NULL when line is 0 */
    int64_t t;        /* virtual time in nanoseconds when it happened */
    bool outside;     /* no handle did it: before the first tick, or when
                         what is left after main is cancelled */
    union {
        struct {
            const char *program; /* the scenario's or program's name */
            const char *runtime; /* "CPython 3.13", "loopscope 0.1.0" */
        } trace;
        struct {
            const char *name; /* file name without its folder */
            const char *text; /* all of it, UTF-8 */
            enum source_language language;
        } source;
        struct {
            uint32_t number; /* from 1 */
            uint32_t ready;  /* how many handles this tick runs */
        } tick;
        /* deliver, fire, run, skip, ready, timer, untimer */
        struct {
            struct label label;
            uint32_t id;    /* the handle; 0 for timer and untimer */
            uint32_t timer; /* fire, timer, untimer: the timer */
            uint32_t op;    /* deliver: the operation */
            int64_t when;   /* deliver, fire, timer, untimer: due, in ns */
            /* ready, of a task that gave way in its step (sleep(0)): where it
             * stands, outermost first */
            const struct stack_frame *frames;
            uint32_t frame_count;
        } handle;
        struct {
            uint32_t id;
            uint32_t line;    /* where the coroutine is defined; 0: unknown */
            const char *file; /* of that line; NULL when line is 0 */
            const char *name;
            const char *coro;
        } task;
        struct {
            const char *name; /* of the module */
        } standin;
        const struct resource *resource;
        /* line: the program comes to a line, and is about to run it */
        struct {
            uint32_t task; /* whose step it is in; 0: in no task's */
            uint32_t op;   /* the job whose code it is; 0: the loop's thread */
            uint32_t frame_count;
            const struct stack_frame *frames; /* what runs, outermost first */
        } running;
        /* job, io, unio */
        struct {
            uint32_t id;
            bool is_timed; /* `when` is known */
            const char *name;
            int64_t when; /* when it will complete, in ns */
        } op;
        /* cancel */
        struct {
            uint32_t task;
            const char *name;
        } cancel;
        struct {
            int64_t duration; /* ns */
        } block;
        struct {
            const char *text; /* control characters already as \xNN */
        } print;
        struct {
            uint32_t task;
            uint32_t frame_count;
            uint32_t awaits_count;
            const char *name;
            const char *on;
            const struct stack_frame *frames; /* outermost first */
            const uint32_t *awaits; /* ids of the tasks it waits for */
        } wait;
        struct {
            uint32_t task;
            enum done_how how;
            const char *name;
            const char *value;                /* a repr; NULL when cancelled */
            const struct stack_frame *frames; /* exception: its traceback, */
            uint32_t frame_count;             /* outermost first */
        } done;
        struct {
            uint32_t task; /* never-retrieved: the task's id; else 0 */
            enum warn_about about;
            const char *what;
            const char *value; /* a repr; NULL for never-awaited */
        } warn;
        struct {
            enum exit_how how;
            const char *value; /* exception: its repr; else NULL */
            const struct stack_frame *frames; /* and its traceback */
            uint32_t frame_count;
        } exit;
    } u;
};

/* Where events go. Called once for each event, in order. */
struct event_sink {
    void (*emit)(void *context, const struct event *event);
    void *context;
};

/* The label of an event that is about a handle; NULL: it is about none. */
const struct label *event_label(const struct event *event);

/* The await stack, the functions that run, or the traceback that an event
 * tells, outermost first; NULL and 0 if it tells none. */
const struct stack_frame *event_frames(const struct event *event,
                                       uint32_t *count);

/* The kind's name in both forms, e.g. "untimer". */
const char *event_kind_name(enum event_kind kind);

/* Whether it is something a handle does (or, with `outside`, nobody's):
 * task, ready, timer and what follows, up to done, and callback warnings. */
bool event_is_deed(const struct event *event);

/* Whether it says nothing of what the loop does: a listing, a stand-in, what
 * state a resource is in, or which line runs. It may come anywhere. */
bool event_is_aside(const struct event *event);

/* Whether the text form has a line for events of this kind. */
bool event_has_text(enum event_kind kind);

#endif
