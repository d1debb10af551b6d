/* SPDX-License-Identifier: MIT */
/* waits.h -- what the tests of wait_for() share. */
#ifndef LOOPSCOPE_TESTS_PORTED_WAITS_H
#define LOOPSCOPE_TESTS_PORTED_WAITS_H

#include "tests/ported/ported.h"

/* test_waitfor.py _EPSILON */
#define EPSILON 0.1
#define TASK_TIMEOUT 0.2

/* What the coroutines of one test share. */
struct scene {
    bool exited;
    bool started;
    bool running;
    bool task_done;
    bool reached_end;
    struct future *future;
    struct task *task;
};

/* SlowTask: sleeps to its end, however often it is cancelled. */
struct coro *slow_task(struct scene *shared);

#endif
