/* SPDX-License-Identifier: MIT */
#include "sim/barrier.h"

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/locks.h"
#include "sim/loop.h"
#include "sim/try.h"

enum barrier_state { FILLING, DRAINING, RESETTING, BROKEN };

struct barrier {
    struct shared shared;        /* is what tasks share */
    struct condition *condition; /* notified when the state changes */
    long parties;
    long count; /* tasks inside wait() */
    enum barrier_state state;
};

static void describe(struct shared *shared, struct resource *state,
                     struct arena *arena)
{
    static const char *const names[] = {"filling", "draining", "resetting",
                                        "broken"};
    const struct barrier *barrier = (const struct barrier *)shared;
    state->parties = barrier->parties;
    state->state = names[barrier->state];
    state->waiting = shared_line(&barrier->condition->waiters, arena);
}

static void set_state(struct barrier *barrier, enum barrier_state state)
{
    barrier->state = state;
    shared_touch(&barrier->shared);
}

struct barrier *barrier_new(long parties)
{
    if (parties < 1)
        loop_raise(&ValueError, "parties must be > 0");
    struct barrier *barrier = arena_alloc(loop_arena(), sizeof *barrier);
    barrier->condition = condition_new(NULL);
    barrier->parties = parties;
    shared_init(&barrier->shared, RESOURCE_BARRIER, describe);
    shared_join(&barrier->condition->shared, &barrier->shared);
    shared_join(&barrier->condition->lock->shared, &barrier->shared);
    return barrier;
}

static bool is_free(void *self)
{
    const struct barrier *barrier = self;
    return barrier->state != DRAINING && barrier->state != RESETTING;
}

static bool is_not_filling(void *self)
{
    const struct barrier *barrier = self;
    return barrier->state != FILLING;
}

/* Barrier._block: waits while an earlier round is let go. */
static void block(struct barrier *barrier)
{
    coro_await(condition_wait_for(barrier->condition, is_free, barrier));
    if (barrier->state == BROKEN)
        loop_raise(&BrokenBarrierError, "Barrier aborted");
}

/* Barrier._wait: waits for the last of the round. */
static void wait_for_others(struct barrier *barrier)
{
    coro_await(condition_wait_for(barrier->condition, is_not_filling, barrier));
    if (barrier->state == BROKEN || barrier->state == RESETTING)
        loop_raise(&BrokenBarrierError, "Abort or reset of barrier");
}

/* Barrier._release */
static void let_go(struct barrier *barrier)
{
    set_state(barrier, DRAINING);
    condition_notify_all(barrier->condition);
}

/* Barrier._exit: the last one out opens it for the next round. */
static void leave(struct barrier *barrier)
{
    if (barrier->count > 0)
        return;
    if (barrier->state == RESETTING || barrier->state == DRAINING)
        set_state(barrier, FILLING);
    condition_notify_all(barrier->condition);
}

static void wait_inside(struct barrier *barrier, long index)
{
    TRY {
        barrier->count++;
        if (index + 1 == barrier->parties)
            let_go(barrier);
        else
            wait_for_others(barrier);
    }
    FINALLY {
        barrier->count--;
        leave(barrier);
    }
}

LIBRARY_COROUTINE("Barrier.wait", barrier_wait, struct barrier *, barrier)
{
    volatile long index = 0;
    WITH_MANAGER (condition_manager(barrier->condition)) {
        block(barrier);
        index = barrier->count;
        wait_inside(barrier, index);
    }
    return value_int(index);
}

LIBRARY_COROUTINE("Barrier.reset", barrier_reset, struct barrier *, barrier)
{
    WITH_MANAGER (condition_manager(barrier->condition)) {
        set_state(barrier, barrier->count > 0 ? RESETTING : FILLING);
        condition_notify_all(barrier->condition);
    }
    return VALUE_OF_NONE;
}

LIBRARY_COROUTINE("Barrier.abort", barrier_abort, struct barrier *, barrier)
{
    WITH_MANAGER (condition_manager(barrier->condition)) {
        set_state(barrier, BROKEN);
        condition_notify_all(barrier->condition);
    }
    return VALUE_OF_NONE;
}

long barrier_n_waiting(const struct barrier *barrier)
{
    return barrier->state == FILLING ? barrier->count : 0;
}

bool barrier_broken(const struct barrier *barrier)
{
    return barrier->state == BROKEN;
}

/* Barrier.__aenter__ is a coroutine of its own, around wait(): W names it. */
COROUTINE(static, "Barrier.__aenter__", true, aenter, struct barrier *, barrier)
{
    return coro_await(barrier_wait(barrier));
}

static void enter(void *self)
{
    coro_await(aenter(self));
}

static bool leave_block(void *self, struct exception *exception)
{
    (void)self;
    (void)exception;
    return false;
}

struct async_manager barrier_manager(struct barrier *barrier)
{
    return (struct async_manager){barrier, enter, leave_block};
}
