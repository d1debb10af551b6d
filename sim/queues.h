/* SPDX-License-Identifier: MIT */
/* queues.h -- items handed from task to task. Mirrors asyncio.Queue
 * (queues.py, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_QUEUES_H
#define LOOPSCOPE_SIM_QUEUES_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/coro.h"
#include "sim/value.h"

struct queue;

/* maxsize of 0 or less: any number of items. */
struct queue *queue_new(long maxsize);

size_t queue_qsize(const struct queue *queue);
bool queue_empty(const struct queue *queue);
bool queue_full(const struct queue *queue);

/* Waits for a free place, then puts. (Queue.put) */
struct coro *queue_put_value(struct queue *queue, struct value item);
/* Raises QueueFull when there is no free place. */
void queue_put_nowait_value(struct queue *queue, struct value item);
/* Waits for an item. (Queue.get) */
struct coro *queue_get(struct queue *queue);
/* Raises QueueEmpty when there is none. */
struct value queue_get_nowait(struct queue *queue);

/* An item that was got is worked off. Raises ValueError when called more
 * often than items were put. (Queue.task_done) */
void queue_task_done(struct queue *queue);
/* Waits until every item put was worked off. (Queue.join) */
struct coro *queue_join(struct queue *queue);

#endif
