/* SPDX-License-Identifier: MIT */
/* queues.h -- items handed from task to task. Mirrors asyncio.Queue,
 * LifoQueue and PriorityQueue (queues.py, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_QUEUES_H
#define LOOPSCOPE_SIM_QUEUES_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/coro.h"
#include "sim/value.h"

struct queue;

/* maxsize of 0 or less: any number of items. */
struct queue *queue_new(long maxsize);
/* The item that was put last comes first; the least comes first. */
struct queue *lifo_queue_new(long maxsize);
struct queue *priority_queue_new(long maxsize);

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

/* From now on put raises QueueShutDown, and get does once the queue is empty;
 * with `immediate` what is in it is dropped. Wakes all who wait.
 * (Queue.shutdown, new in 3.13) */
void queue_shutdown(struct queue *queue, bool immediate);

#endif
