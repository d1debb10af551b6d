/* SPDX-License-Identifier: MIT */
/* runner.h -- runs a program from its main coroutine to its exit. Mirrors
 * asyncio.run (runners.py, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_RUNNER_H
#define LOOPSCOPE_SIM_RUNNER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/trace/event.h"

struct coro;
struct runner;

/* A program the engine can run. */
struct program {
    const char *name;
    const char *source_name;    /* "gather.c", or NULL */
    const char *source;         /* its text; NULL without a source_name */
    struct coro *(*main)(void); /* makes its main coroutine */
};

enum { TICKS_MOST_DEFAULT = 1000000 };

/*
 * Prepares a run; nothing happens yet. The program and its strings must live
 * as long as the runner. ticks_most is at least 1.
 */
struct runner *runner_create(const struct program *program,
                             struct event_sink sink, uint32_t ticks_most);

/* Goes on by one tick, or to what comes before and after the ticks; emits at
 * least one event. False, and nothing happens, after the exit event. */
bool runner_advance(struct runner *runner);

/* Frees the run with everything it made, whether it has ended or not. */
void runner_free(struct runner *runner);

#endif
