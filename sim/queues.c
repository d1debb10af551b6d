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

/* How a kind of queue keeps its items. */
struct queue_kind {
    void (*put)(struct queue *queue, struct value item);
    struct value (*get)(struct queue *queue);
    enum resource_kind resource;
};

struct queue {
    struct shared shared; /* is what tasks share */
    const struct queue_kind *kind;
    long maxsize;
    struct list items; /* those from `first` on are there */
    size_t first;
    struct waiters getters;
    struct waiters putters;
    size_t unfinished;
    struct async_event finished;
    bool is_shutdown;
};

/* Queue._put: a deque's append. The places of items that were taken are used
 * again once they are half of all. */
static void append(struct queue *queue, struct value item)
{
    struct list *items = &queue->items;
    if (queue->first > 0 && 2 * queue->first >= items->count) {
        items->count -= queue->first;
        memmove(items->items, items->items + queue->first,
                items->count * sizeof *items->items);
        queue->first = 0;
    }
    list_add(loop_arena(), items, item);
}

/* Queue._get: popleft() */
static struct value pop_first(struct queue *queue)
{
    return queue->items.items[queue->first++];
}

/* LifoQueue._get */
static struct value pop_last(struct queue *queue)
{
    return queue->items.items[--queue->items.count];
}

/* Python's <, with the TypeError it raises. */
static bool less(struct value a, struct value b)
{
    bool ordered = true;
    bool is_less = value_less(a, b, &ordered);
    if (!ordered) {
        value_unordered(&a, &b);
        loop_raise(&TypeError,
                   "'<' not supported between instances of '%s' and '%s'",
                   value_c_type_name(a), value_c_type_name(b));
    }
    return is_less;
}

static void swap(struct value *a, struct value *b)
{
    const struct value kept = *a;
    *a = *b;
    *b = kept;
}

/* _heapq.c siftdown: item `at` moves up until its parent is not greater. The
 * order of equal items is the heap's, and what lies where when two have no
 * order, so these two are CPython's to the letter. */
static void sift_down(struct list *heap, size_t start, size_t at)
{
    while (at > start) {
        size_t parent = (at - 1) / 2;
        if (!less(heap->items[at], heap->items[parent]))
            break;
        swap(&heap->items[at], &heap->items[parent]);
        at = parent;
    }
}

/* _heapq.c siftup: item `at` goes to a leaf by way of the smaller children,
 * and from there up to its place. */
static void sift_up(struct list *heap, size_t at)
{
    size_t start = at;
    size_t child = 2 * at + 1;
    while (child < heap->count) {
        size_t right = child + 1;
        if (right < heap->count &&
            !less(heap->items[child], heap->items[right]))
            child = right;
        swap(&heap->items[at], &heap->items[child]);
        at = child;
        child = 2 * at + 1;
    }
    sift_down(heap, start, at);
}

/* PriorityQueue._put: heappush() */
static void heap_push(struct queue *queue, struct value item)
{
    list_add(loop_arena(), &queue->items, item);
    sift_down(&queue->items, 0, queue->items.count - 1);
}

/* PriorityQueue._get: heappop() */
static struct value heap_pop(struct queue *queue)
{
    struct list *heap = &queue->items;
    struct value last = heap->items[--heap->count];
    if (heap->count == 0)
        return last;
    struct value first = heap->items[0];
    heap->items[0] = last;
    sift_up(heap, 0);
    return first;
}

static const struct queue_kind fifo = {append, pop_first, RESOURCE_QUEUE};
static const struct queue_kind lifo = {append, pop_last, RESOURCE_LIFO_QUEUE};
static const struct queue_kind priority = {heap_push, heap_pop,
                                           RESOURCE_PRIORITY_QUEUE};

/* What get() would give: they are taken from a copy. */
static void put_reprs(const struct queue *queue, struct arena *arena,
                      const char **reprs, size_t count)
{
    struct queue copy = *queue;
    copy.items.items = arena_copy(arena, queue->items.items,
                                  queue->items.count * sizeof(struct value));
    for (size_t i = 0; i < count; i++)
        reprs[i] = value_repr(arena, copy.kind->get(&copy));
}

/* The first items: those of a priority queue as they lie there, if two that
 * have to be compared have no order. */
static struct resource_items first_items(const struct queue *queue,
                                         struct arena *arena)
{
    size_t count = queue_qsize(queue);
    if (count == 0)
        return (struct resource_items){0};
    if (count > RESOURCE_ITEMS_MOST)
        count = RESOURCE_ITEMS_MOST;
    const char **const reprs = arena_alloc(arena, count * sizeof *reprs);
    const struct resource_items told = {reprs, (uint32_t)count};
    TRY {
        put_reprs(queue, arena, reprs, told.count);
    }
    EXCEPT (TypeError) {
        for (size_t i = 0; i < told.count; i++)
            reprs[i] = value_repr(arena, queue->items.items[queue->first + i]);
    }
    return told;
}

static void describe(struct shared *shared, struct resource *state,
                     struct arena *arena)
{
    const struct queue *queue = (const struct queue *)shared;
    state->maxsize = queue->maxsize > 0 ? queue->maxsize : 0;
    state->size = (int64_t)queue_qsize(queue);
    state->items = first_items(queue, arena);
    state->unfinished = (int64_t)queue->unfinished;
    state->shutdown = queue->is_shutdown;
    state->getting = shared_line(&queue->getters, arena);
    state->putting = shared_line(&queue->putters, arena);
    state->joining = shared_line(&queue->finished.waiters, arena);
}

static struct queue *make_queue(const struct queue_kind *kind, long maxsize)
{
    struct queue *queue = arena_alloc(loop_arena(), sizeof *queue);
    queue->kind = kind;
    queue->maxsize = maxsize;
    queue->getters.owner = queue->putters.owner = &queue->shared;
    async_event_init_part(&queue->finished, &queue->shared);
    shared_init(&queue->shared, kind->resource, describe);
    async_event_set(&queue->finished);
    return queue;
}

struct queue *queue_new(long maxsize)
{
    return make_queue(&fifo, maxsize);
}

struct queue *lifo_queue_new(long maxsize)
{
    return make_queue(&lifo, maxsize);
}

struct queue *priority_queue_new(long maxsize)
{
    return make_queue(&priority, maxsize);
}

size_t queue_qsize(const struct queue *queue)
{
    return queue->items.count - queue->first;
}

bool queue_empty(const struct queue *queue)
{
    return queue_qsize(queue) == 0;
}

bool queue_full(const struct queue *queue)
{
    return queue->maxsize > 0 && queue_qsize(queue) >= (size_t)queue->maxsize;
}

_Noreturn static void raise_new(const struct exception_type *type)
{
    exception_raise(exception_new(loop_arena(), type));
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
    }
    EXCEPT (BaseException) {
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
    while (queue_full(queue)) {
        if (queue->is_shutdown)
            raise_new(&QueueShutDown);
        wait_in_line(queue, &queue->putters, queue_full);
    }
    queue_put_nowait_value(queue, item);
    return VALUE_OF_NONE;
}

void queue_put_nowait_value(struct queue *queue, struct value item)
{
    if (queue->is_shutdown)
        raise_new(&QueueShutDown);
    if (queue_full(queue))
        raise_new(&QueueFull);
    queue->kind->put(queue, item);
    queue->unfinished++;
    shared_touch(&queue->shared);
    async_event_clear(&queue->finished);
    waiters_wake_next(&queue->getters);
}

LIBRARY_COROUTINE("Queue.get", queue_get, struct queue *, queue)
{
    while (queue_empty(queue)) {
        if (queue->is_shutdown)
            raise_new(&QueueShutDown);
        wait_in_line(queue, &queue->getters, queue_empty);
    }
    return queue_get_nowait(queue);
}

struct value queue_get_nowait(struct queue *queue)
{
    if (queue_empty(queue))
        raise_new(queue->is_shutdown ? &QueueShutDown : &QueueEmpty);
    struct value item = queue->kind->get(queue);
    shared_touch(&queue->shared);
    waiters_wake_next(&queue->putters);
    return item;
}

void queue_task_done(struct queue *queue)
{
    if (queue->unfinished == 0)
        loop_raise(&ValueError, "task_done() called too many times");
    shared_touch(&queue->shared);
    if (--queue->unfinished == 0)
        async_event_set(&queue->finished);
}

LIBRARY_COROUTINE("Queue.join", queue_join, struct queue *, queue)
{
    if (queue->unfinished > 0)
        coro_await(async_event_wait(&queue->finished));
    return VALUE_OF_NONE;
}

/* shutdown(immediate=True): what is in it counts as worked off. */
static void drop_items(struct queue *queue)
{
    while (!queue_empty(queue)) {
        queue->kind->get(queue);
        if (queue->unfinished > 0)
            queue->unfinished--;
    }
    if (queue->unfinished == 0)
        async_event_set(&queue->finished);
}

void queue_shutdown(struct queue *queue, bool immediate)
{
    queue->is_shutdown = true;
    shared_touch(&queue->shared);
    if (immediate)
        drop_items(queue);
    waiters_wake_all(&queue->getters);
    waiters_wake_all(&queue->putters);
}
