/* SPDX-License-Identifier: MIT */
/* engine_fixture.h -- runs a program on the engine, for tests. */
#ifndef LOOPSCOPE_TESTS_ENGINE_FIXTURE_H
#define LOOPSCOPE_TESTS_ENGINE_FIXTURE_H

#include <stdint.h>

struct coro;

/* The text of its trace, to its exit or for so many ticks; the caller frees
 * it. */
char *trace_of(struct coro *(*main)(void), uint32_t ticks_most);

/* Fails with both texts when they differ. */
void assert_same_trace(const char *name, const char *expected,
                       const char *actual);

/* A file's content; fails the test when it cannot be read. The caller frees
 * it. */
char *read_file(const char *path);

#endif
