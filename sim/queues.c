/* SPDX-License-Identifier: MIT */
#include "sim/queues.h"

#include <string.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/future.h"
#include "sim/locks.h"
#include "sim/loop.h"
#include "sim/try.h"
#include "sim/waiters.h"

struct queue {
    long maxsize;
    struct value *items; /* a ring of `capacity`, the oldest at `first` */
    size_t first;
    size_t count;
    size_t capacity;
    struct waiters getters;
    struct waiters putters;
    size_t unfinished;
    struct async_event finished;
};

struct queue *queue_new(long maxsize)
{
    struct queue *queue = arena_alloc(&loop_running()->arena, sizeof *queue);
    queue->maxsize = maxsize;
    async_event_set(&queue->finished);
    return queue;
}

size_t queue_qsize(const struct queue *queue)
{
    return queue->count;
}

bool queue_empty(const struct queue *queue)
{
    return queue->count == 0;
}

bool queue_full(const struct queue *queue)
{
    return queue->maxsize > 0 && queue->count >= (size_t)queue->maxsize;
}

static void grow(struct queue *queue)
{
    size_t capacity = queue->capacity ? 2 * queue->capacity : 8;
    struct value *items = arena_alloc(&loop_running()->arena,
                                      capacity * sizeof *items);
    for (size_t i = 0; i < queue->count; i++)
        items[i] = queue->items[(queue->first + i) % queue->capacity];
    queue->items = items;
    queue->first = 0;
    queue->capacity = capacity;
}

/* Queue._put */
static void push(struct queue *queue, struct value item)
{
    if (queue->count == queue->capacity)
        grow(queue);
    queue->items[(queue->first + queue->count++) % queue->capacity] = item;
}

/* Queue._get */
static struct value pop(struct queue *queue)
{
    struct value item = queue->items[queue->first];
    queue->first = (queue->first + 1) % queue->capacity;
    queue->count--;
    return item;
}

/*
 * Waits in line until somebody wakes the waiter. One who was woken and then
 * cancelled hands the wake-up on: what it was woken for is still there.
 */
static void wait_in_line(struct queue *queue, struct waiters *line,
                         bool (*must_wait)(const struct queue *queue))
{
    struct future *waiter = future_new();
    waiters_add(line, waiter);
    TRY {
        future_await(waiter);
    } EXCEPT (BaseException) {
        future_cancel(waiter, NULL); /* it may not be done yet */
        waiters_remove(line, waiter);
        if (!must_wait(queue) && !future_cancelled(waiter))
            waiters_wake_next(line);
        exception_raise(exception_handled());
    }
}

LIBRARY_COROUTINE("Queue.put", queue_put_value, struct queue *, queue,
                  struct value, item)
{
    while (queue_full(queue))
        wait_in_line(queue, &queue->putters, queue_full);
    queue_put_nowait_value(queue, item);
    return VALUE_OF_NONE;
}

void queue_put_nowait_value(struct queue *queue, struct value item)
{
    if (queue_full(queue))
        exception_raise(exception_new(&loop_running()->arena, &QueueFull));
    push(queue, item);
    queue->unfinished++;
    async_event_clear(&queue->finished);
    waiters_wake_next(&queue->getters);
}

LIBRARY_COROUTINE("Queue.get", queue_get, struct queue *, queue)
{
    while (queue_empty(queue))
        wait_in_line(queue, &queue->getters, queue_empty);
    return queue_get_nowait(queue);
}

struct value queue_get_nowait(struct queue *queue)
{
    if (queue_empty(queue))
        exception_raise(exception_new(&loop_running()->arena, &QueueEmpty));
    struct value item = pop(queue);
    waiters_wake_next(&queue->putters);
    return item;
}

void queue_task_done(struct queue *queue)
{
    if (queue->unfinished == 0)
        loop_raise(&ValueError, "task_done() called too many times");
    if (--queue->unfinished == 0)
        async_event_set(&queue->finished);
}

LIBRARY_COROUTINE("Queue.join", queue_join, struct queue *, queue)
{
    if (queue->unfinished > 0)
        coro_await(async_event_wait(&queue->finished));
    return VALUE_OF_NONE;
}
