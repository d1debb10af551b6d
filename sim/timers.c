/* SPDX-License-Identifier: MIT */
#include "sim/timers.h"

#include <assert.h>
#include <stdlib.h>

#include "sim/memory.h"

/* base_events.py _MIN_SCHEDULED_TIMER_HANDLES and
 * _MIN_CANCELLED_TIMER_HANDLES_FRACTION, 3.13 */
enum { SWEEP_FROM = 100 };
#define SWEEP_FRACTION 0.5

static bool before(const struct timer *a, const struct timer *b)
{
    return a->when != b->when ? a->when < b->when : a->id < b->id;
}

static void sift_up(struct timers *timers, size_t at)
{
    struct timer *timer = timers->heap[at];
    while (at > 0 && before(timer, timers->heap[(at - 1) / 2])) {
        timers->heap[at] = timers->heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    timers->heap[at] = timer;
}

static void sift_down(struct timers *timers, size_t at)
{
    struct timer *timer = timers->heap[at];
    for (;;) {
        size_t child = 2 * at + 1;
        if (child >= timers->count)
            break;
        if (child + 1 < timers->count &&
            before(timers->heap[child + 1], timers->heap[child]))
            child++;
        if (!before(timers->heap[child], timer))
            break;
        timers->heap[at] = timers->heap[child];
        at = child;
    }
    timers->heap[at] = timer;
}

void timers_push(struct timers *timers, struct timer *timer)
{
    timers->heap = memory_grow(timers->heap, &timers->capacity,
                               timers->count + 1, sizeof *timers->heap);
    timers->heap[timers->count] = timer;
    timer->scheduled = true;
    sift_up(timers, timers->count++);
}

struct timer *timers_first(const struct timers *timers)
{
    return timers->count ? timers->heap[0] : NULL;
}

struct timer *timers_pop(struct timers *timers)
{
    assert(timers->count && "only a timer that is there is popped");
    struct timer *timer = timers->heap[0];
    timer->scheduled = false;
    timers->heap[0] = timers->heap[--timers->count];
    if (timers->count)
        sift_down(timers, 0);
    return timer;
}

static void sweep(struct timers *timers)
{
    size_t kept = 0;
    for (size_t i = 0; i < timers->count; i++) {
        struct timer *timer = timers->heap[i];
        if (timer->handle.cancelled)
            timer->scheduled = false;
        else
            timers->heap[kept++] = timer;
    }
    timers->count = kept;
    for (size_t i = kept / 2; i-- > 0;)
        sift_down(timers, i);
    timers->cancelled_count = 0;
}

void timers_drop_cancelled(struct timers *timers)
{
    if (timers->count > SWEEP_FROM &&
        (double)timers->cancelled_count / (double)timers->count >
            SWEEP_FRACTION) {
        sweep(timers);
        return;
    }
    while (timers->count && timers->heap[0]->handle.cancelled) {
        timers->cancelled_count--;
        timers_pop(timers);
    }
}

void timers_free(struct timers *timers)
{
    free(timers->heap);
    *timers = (struct timers){0};
}
