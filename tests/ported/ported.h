/* SPDX-License-Identifier: MIT */
/* ported.h -- CPython's own tests of asyncio, as coroutines on the engine. */
#ifndef LOOPSCOPE_TESTS_PORTED_PORTED_H
#define LOOPSCOPE_TESTS_PORTED_PORTED_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/scenario.h"

/*
 * A test is a main coroutine named as in CPython. It fails unless it ends
 * without an exception, everything it checked on the way held, and no
 * callback raised. What a check finds is noted, and cmocka is told when the
 * run is over: its asserts jump, and a coroutine's stack is not left that
 * way.
 *
 * Where CPython's test drives the loop from outside, main does so from inside:
 * run_until_complete(x) is await(x).
 */
struct ported_test {
    const char *name;
    struct coro *(*main)(void);
};

/* The main() of a file of tests. */
int ported_run(const char *group, const struct ported_test *tests,
               size_t count);

/* What must hold, in a test or in anything that runs on its loop. */
#define CHECK(condition)                                                       \
    ported_check((condition), #condition, __FILE__, __LINE__)
/* Where the test must not come: self.fail(). */
#define NEVER(why) ported_check(false, (why), __FILE__, __LINE__)
/* A value as Python writes it. */
#define CHECK_REPR(x, expected)                                                \
    ported_check_text(repr(x), (expected), __FILE__, __LINE__)
#define CHECK_TEXT(actual, expected)                                           \
    ported_check_text((actual), (expected), __FILE__, __LINE__)
/* The virtual clock, to the nanosecond. */
#define CHECK_TIME(seconds) ported_check_time((seconds), __FILE__, __LINE__)

void ported_check(bool holds, const char *condition, const char *file,
                  int line);
void ported_check_text(const char *actual, const char *expected,
                       const char *file, int line);
void ported_check_time(double seconds, const char *file, int line);

/* RAISES (ValueError) { ... }: the block must, and it goes no further. As
 * with TRY, nothing else leads out of it. */
#define RAISES(type) WITH_MANAGER (ported_raises(&type, __FILE__, __LINE__))
struct async_manager ported_raises(const struct exception_type *type,
                                   const char *file, int line);
/* What the last RAISES met. */
struct exception *raised(void);
/* Whether str() of that has this in it. */
bool raised_says(const char *text);

/* The types of a group's exceptions, each once, as they come. */
const char *error_types(const struct exception *group);

/* Two turns of the loop, as test_utils.run_briefly() takes them: what is ready
 * runs, and so does what that makes ready. */
struct coro *run_briefly(void);
/* Until nothing is ready. (GatherTestsBase._run_loop) */
struct coro *run_ready(void);

/* call_soon(cancel_it, task) is loop.call_soon(task.cancel). */
void cancel_it(struct value future);

#endif
