/* SPDX-License-Identifier: MIT */
/* Lock and Event: ported from CPython 3.13's test_locks.py. */
#include "tests/ported/ported.h"

ASYNC(acquires, struct lock *, lock, value, order, int, number)
{
    if (value_true(await(lock_acquire(lock))))
        append(order, number);
    return True;
}

/* test_locks.py LockTests */
ASYNC(test_acquire)
{
    struct lock *lock = lock_new();
    value order = empty_list();
    CHECK_REPR(await(lock_acquire(lock)), "True");
    struct task *t1 = create_task(acquires(lock, order, 1));
    struct task *t2 = create_task(acquires(lock, order, 2));
    await(async_sleep(0));
    CHECK_REPR(order, "[]");
    lock_release(lock);
    await(async_sleep(0));
    CHECK_REPR(order, "[1]");
    await(async_sleep(0));
    CHECK_REPR(order, "[1]");
    struct task *t3 = create_task(acquires(lock, order, 3));
    lock_release(lock);
    await(async_sleep(0));
    CHECK_REPR(order, "[1, 2]");
    lock_release(lock);
    await(async_sleep(0));
    CHECK_REPR(order, "[1, 2, 3]");
    CHECK_REPR(result(t1), "True");
    CHECK_REPR(result(t2), "True");
    CHECK_REPR(result(t3), "True");
    return None;
}

/* test_locks.py LockTests */
ASYNC(test_acquire_cancel)
{
    struct lock *lock = lock_new();
    CHECK_REPR(await(lock_acquire(lock)), "True");
    struct task *task = create_task(lock_acquire(lock));
    call_soon(cancel_it, task);
    RAISES (CancelledError) {
        await(task);
    }
    CHECK(lock->waiters.count == 0);
    return None;
}

ASYNC(holds_until, struct lock *, lock, struct future *, blocker)
{
    await(lock_acquire(lock));
    TRY {
        if (blocker)
            await(blocker);
    }
    FINALLY {
        lock_release(lock);
    }
    return None;
}

/* test_locks.py LockTests */
ASYNC(test_cancel_race)
{
    struct lock *lock = lock_new();
    struct future *fa = create_future();
    struct task *ta = create_task(holds_until(lock, fa));
    await(async_sleep(0));
    CHECK(lock->locked);
    struct task *tb = create_task(holds_until(lock, NULL));
    await(async_sleep(0));
    CHECK(lock->waiters.count == 1);
    struct task *tc = create_task(holds_until(lock, NULL));
    await(async_sleep(0));
    CHECK(lock->waiters.count == 2);
    set_result(fa, None);
    cancel(tb);
    CHECK(cancelled(lock->waiters.first->future));
    await(async_sleep(0));
    CHECK(!lock->locked);
    CHECK(done(ta));
    CHECK(cancelled(tb));
    await(tc);
    return None;
}

static struct {
    struct lock *lock;
    struct task *t1;
    int lock_count;
    int call_count;
} race;

ASYNC(counts_lock)
{
    race.call_count++;
    await(lock_acquire(race.lock));
    race.lock_count++;
    return None;
}

static void cancel_and_release(value unused)
{
    (void)unused;
    cancel(race.t1);
    lock_release(race.lock);
}

/* test_locks.py LockTests */
ASYNC(test_cancel_release_race)
{
    race.lock = lock_new();
    race.lock_count = race.call_count = 0;
    await(lock_acquire(race.lock));
    race.t1 = create_task(counts_lock());
    struct task *t2 = create_task(counts_lock());
    struct task *t3 = create_task(counts_lock());
    await(async_sleep(0));
    call_soon(cancel_and_release, None);
    RAISES (CancelledError) {
        await(race.t1);
    }
    CHECK(race.lock_count == 1);
    CHECK(race.call_count == 3);
    CHECK(cancelled(race.t1));
    CHECK(done(t2));
    cancel(t3);
    await(async_sleep(0));
    CHECK(cancelled(t3));
    return None;
}

/* test_locks.py LockTests */
ASYNC(test_finished_waiter_cancelled)
{
    struct lock *lock = lock_new();
    await(lock_acquire(lock));
    CHECK(lock->locked);
    struct task *tb = create_task(lock_acquire(lock));
    await(async_sleep(0));
    CHECK(lock->waiters.count == 1);
    struct task *tc = create_task(lock_acquire(lock));
    cancel(tb);
    lock_release(lock);
    await(async_sleep(0));
    CHECK(lock->locked);
    CHECK(cancelled(tb));
    await(tc);
    return None;
}

/* test_locks.py LockTests */
ASYNC(test_release_not_acquired)
{
    struct lock *lock = lock_new();
    RAISES (RuntimeError) {
        lock_release(lock);
    }
    return None;
}

/* test_locks.py LockTests */
ASYNC(test_release_no_waiters)
{
    struct lock *lock = lock_new();
    await(lock_acquire(lock));
    CHECK(lock->locked);
    lock_release(lock);
    CHECK(!lock->locked);
    return None;
}

/* test_locks.py LockTests */
ASYNC(test_context_manager)
{
    struct lock *lock = lock_new();
    CHECK(!lock->locked);
    ASYNC_WITH (lock) {
        CHECK(lock->locked);
    }
    CHECK(!lock->locked);
    return None;
}

/* -- Event -------------------------------------------------------------- */

ASYNC(waits_for_event, struct async_event *, event, value, order, int, number)
{
    if (value_true(await(async_event_wait(event))))
        append(order, number);
    return True;
}

/* test_locks.py EventTests */
ASYNC(test_wait)
{
    struct async_event *ev = async_event_new();
    CHECK(!ev->set);
    value order = empty_list();
    struct task *t1 = create_task(waits_for_event(ev, order, 1));
    struct task *t2 = create_task(waits_for_event(ev, order, 2));
    await(async_sleep(0));
    CHECK_REPR(order, "[]");
    struct task *t3 = create_task(waits_for_event(ev, order, 3));
    async_event_set(ev);
    await(async_sleep(0));
    CHECK_REPR(order, "[3, 1, 2]");
    CHECK_REPR(result(t1), "True");
    CHECK_REPR(result(t2), "True");
    CHECK_REPR(result(t3), "True");
    return None;
}

/* test_locks.py EventTests */
ASYNC(test_wait_on_set)
{
    struct async_event *ev = async_event_new();
    async_event_set(ev);
    CHECK_REPR(await(async_event_wait(ev)), "True");
    return None;
}

/* test_locks.py EventTests */
ASYNC(test_wait_cancel)
{
    struct async_event *ev = async_event_new();
    struct task *waiting = create_task(async_event_wait(ev));
    call_soon(cancel_it, waiting);
    RAISES (CancelledError) {
        await(waiting);
    }
    CHECK(ev->waiters.count == 0);
    return None;
}

/* test_locks.py EventTests */
ASYNC(test_clear)
{
    struct async_event *ev = async_event_new();
    CHECK(!ev->set);
    async_event_set(ev);
    CHECK(ev->set);
    async_event_clear(ev);
    CHECK(!ev->set);
    return None;
}

/* test_locks.py EventTests */
ASYNC(test_clear_with_waiters)
{
    struct async_event *ev = async_event_new();
    value order = empty_list();
    struct task *t = create_task(waits_for_event(ev, order, 1));
    await(async_sleep(0));
    CHECK_REPR(order, "[]");
    async_event_set(ev);
    async_event_clear(ev);
    CHECK(!ev->set);
    async_event_set(ev);
    async_event_set(ev);
    CHECK(ev->waiters.count == 1);
    await(async_sleep(0));
    CHECK_REPR(order, "[1]");
    CHECK(ev->waiters.count == 0);
    CHECK(done(t));
    CHECK_REPR(result(t), "True");
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_acquire),
        T(test_acquire_cancel),
        T(test_cancel_race),
        T(test_cancel_release_race),
        T(test_finished_waiter_cancelled),
        T(test_release_not_acquired),
        T(test_release_no_waiters),
        T(test_context_manager),
        T(test_wait),
        T(test_wait_on_set),
        T(test_wait_cancel),
        T(test_clear),
        T(test_clear_with_waiters),
#undef T
    };
    return ported_run("locks", tests, sizeof tests / sizeof *tests);
}
