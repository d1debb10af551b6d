/* SPDX-License-Identifier: MIT */
/* queues.h -- what the tests of Queue share. */
#ifndef LOOPSCOPE_TESTS_PORTED_QUEUES_H
#define LOOPSCOPE_TESTS_PORTED_QUEUES_H

#include "tests/ported/ported.h"

/* What the coroutines of one test share. */
struct scene {
    struct queue *q;
    struct async_event *started;
    bool finished;
    value order;
};

/* With an empty queue. */
struct scene *queue_scene(long maxsize);

#endif
