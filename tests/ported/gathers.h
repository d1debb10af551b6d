/* SPDX-License-Identifier: MIT */
/* gathers.h -- what the tests of gather() share. */
#ifndef LOOPSCOPE_TESTS_PORTED_GATHERS_H
#define LOOPSCOPE_TESTS_PORTED_GATHERS_H

#include "tests/ported/ported.h"

enum { CHILDREN_MOST = 6 };

/* A gather of `count` children that wait for futures. */
struct gathered {
    struct future *futures[CHILDREN_MOST];
    struct future *outer;
    int calls; /* of its done callback */
};

/* The children are the futures, or coroutines that await them. */
struct gathered *gather_of(int count, bool coroutines, bool return_exceptions);
struct coro *waits_for_future(struct future *future);

#endif
