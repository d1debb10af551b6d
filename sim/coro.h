/* SPDX-License-Identifier: MIT */
/* coro.h -- coroutine objects, and the frames they stand in. Mirrors
 * coroutine objects (Objects/genobject.c, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_CORO_H
#define LOOPSCOPE_SIM_CORO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/value.h"

struct async_gen;

/* One `async def`. */
struct coro_type {
    const char *name; /* qualified, as in Python: "fetch", "Queue.get" */
    struct value (*run)(void *args);
    const char *file; /* where it is defined; NULL for the library's own */
    uint32_t line;
    bool library;      /* asyncio's own: its frames are not the program's */
    bool of_generator; /* not a coroutine but what anext() or aclose() gives:
                          a throw before its first step goes in all the same */
};

/*
 * What calling an `async def` gives: a body that has not run. It runs once,
 * when it is awaited or when the task made of it takes its first step.
 */
struct coro {
    const struct coro_type *type;
    void *args; /* a copy of them, in the arena */
    enum coro_state {
        CORO_CREATED,
        CORO_STARTED, /* runs, or is suspended */
        CORO_CLOSED,
    } state;
    bool in_task;      /* a task was made of it */
    struct coro *next; /* the one created after it */
};

/*
 * A coroutine or callback that is being executed, on the stack that executes
 * it. `line` follows the code: every call of the library notes it.
 */
struct frame {
    const struct coro_type *type;
    struct coro *coro;           /* NULL for a callback or a generator */
    struct async_gen *generator; /* whose body it is; or NULL */
    const char *file;
    uint32_t line;
    struct frame *outer; /* who awaits it */
};

/* A new coroutine object of the running loop. */
struct coro *coro_new(const struct coro_type *type, const void *args,
                      size_t size);

/*
 * Runs the body to its end on this stack, as `await coro` does: no other
 * task gets a turn unless the body awaits something that is not done. Raises
 * what the body raises, RuntimeError when it ran before or stands at an await,
 * and ValueError when it is running. (genobject.c gen_send_ex2)
 */
struct value coro_await(struct coro *coro);
/* The RuntimeError of a coroutine that has ended. */
struct exception *coro_reused(void);

/* Notes where the innermost frame stands. */
void frame_at(const char *file, uint32_t line);

#endif
