/* SPDX-License-Identifier: MIT */
/* barriers.h -- what the tests of Barrier share. */
#ifndef LOOPSCOPE_TESTS_PORTED_BARRIERS_H
#define LOOPSCOPE_TESTS_PORTED_BARRIERS_H

#include "tests/ported/ported.h"

enum { N = 5 };

/* What the tasks of one test share. */
struct scene {
    struct barrier *barrier;
    struct barrier *barrier2;
    value results1;
    value results2;
    value results3;
    int count;
};

struct scene *shared_new(long parties);

/* n tasks of a coroutine; and the list of what they return. */
value make_tasks(int n, struct coro *(*coro)(struct scene *), struct scene *s);
value gather_tasks(int n, struct coro *(*coro)(struct scene *),
                   struct scene *s);

/* barrier_wait(), and whether it broke. */
bool wait_breaks(struct barrier *barrier);

/* Checks that nobody waits and nothing is broken. */
void check_open(const struct barrier *barrier);

#endif
