/* SPDX-License-Identifier: MIT */
/* world.h -- what the functions of one random program share. */
#ifndef LOOPSCOPE_TESTS_FUZZ_WORLD_H
#define LOOPSCOPE_TESTS_FUZZ_WORLD_H

#include <jansson.h>

#include "sim/coro.h"

/* As in weights.py. */
enum {
    FUNCTIONS_MOST = 8,
    LOCKS = 2,
    EVENTS = 2,
    QUEUES = 2,
    SEMAPHORES = 2,
    CONDITIONS = 2,
    BARRIERS = 1,
    GROUPS = 2,
    TIMEOUTS = 2,
    FUTURES = 3,
    HANDLES = 3,
    EXECUTORS = 3,
    ENDS = 4,
};

/* The program that runs, and its objects under the numbers that its
 * statements have for them. One at a time. */
struct world {
    json_t *functions;
    struct coro_type types[FUNCTIONS_MOST]; /* by function */
    struct future *tasks[FUNCTIONS_MOST];   /* by slot; at first `nothing` */
    struct future *futures[FUTURES];
    struct handle *handles[HANDLES];
    struct lock *locks[LOCKS];
    struct async_event *events[EVENTS];
    struct queue *queues[QUEUES];
    struct semaphore *semaphores[SEMAPHORES];
    struct condition *conditions[CONDITIONS];
    struct barrier *barriers[BARRIERS];
    struct task_group *groups[GROUPS];
    struct timeout *timeouts[TIMEOUTS];
    struct async_gen *generators[FUNCTIONS_MOST]; /* by function */
    struct executor *executors[EXECUTORS];        /* 0: NULL, the default one */
    bool has_io; /* it has a session, a server and ends of connections */
    struct client_session *session;
    struct pool *pool;
    struct server *server;
    struct stream_reader *readers[ENDS];
    struct stream_writer *writers[ENDS];
};

extern struct world world;

/* Makes them, on the running loop. The program is a JSON object as of
 * generate.py; it must outlive the run. */
void world_make(json_t *program);

#endif
