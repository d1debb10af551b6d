/* SPDX-License-Identifier: MIT */
/* Condition and cancelling: ported from CPython 3.13's test_locks.py. */
#include "tests/ported/ported.h"

/* test_locks.py ConditionTests */
ASYNC(test_wait_cancel)
{
    struct condition *cond = condition_new(NULL);
    await(lock_acquire(cond->lock));
    struct task *waiting = create_task(condition_wait(cond));
    call_soon(cancel_it, waiting);
    RAISES (CancelledError) {
        await(waiting);
    }
    CHECK(cond->waiters.count == 0);
    CHECK(cond->lock->locked);
    return None;
}

static struct condition *shared;

static void release_shared(value unused)
{
    (void)unused;
    lock_release(shared->lock);
}

/* test_locks.py ConditionTests */
ASYNC(test_wait_cancel_contested)
{
    struct condition *cond = shared = condition_new(NULL);
    await(lock_acquire(cond->lock));
    CHECK(cond->lock->locked);
    struct task *wait_task = create_task(condition_wait(cond));
    await(async_sleep(0));
    CHECK(!cond->lock->locked);
    await(lock_acquire(cond->lock));
    CHECK(cond->lock->locked);
    condition_notify(cond, 1);
    call_soon(cancel_it, wait_task);
    call_soon(release_shared, None);
    TRY {
        await(wait_task);
    }
    EXCEPT (CancelledError) {
    }
    CHECK(cond->lock->locked);
    return None;
}

ASYNC(waits_inside, struct condition *, cond, bool *, waited)
{
    ASYNC_WITH (cond) {
        *waited = true;
        await(condition_wait(cond));
    }
    return None;
}

/* test_locks.py ConditionTests */
ASYNC(test_wait_cancel_after_notify)
{
    bool *waited = NEW(bool);
    struct condition *cond = condition_new(NULL);
    struct task *waiter = create_task(waits_inside(cond, waited));
    await(async_sleep(0));
    await(lock_acquire(cond->lock));
    condition_notify(cond, 1);
    await(async_sleep(0));
    cancel(waiter);
    await(async_sleep(0));
    lock_release(cond->lock);
    await(async_sleep(0));
    CHECK(cancelled(waiter));
    CHECK(*waited);
    return None;
}

static bool is_true(void *argument)
{
    return *(const bool *)argument;
}

/* test_locks.py ConditionTests */
ASYNC(test_timeout_in_block)
{
    struct condition *cond = condition_new(NULL);
    ASYNC_WITH (cond) {
        RAISES (TimeoutError) {
            await(wait_for(condition_wait(cond), 0.5));
        }
    }
    CHECK_TIME(0.5);
    return None;
}

static struct exception *first_raised;

ASYNC(raises_what_it_caught, struct condition *, cond, bool *, wake)
{
    ASYNC_WITH (cond) {
        RAISES (CancelledError) {
            await(condition_wait_for(cond, is_true, wake));
        }
        first_raised = raised();
        raise(first_raised);
    }
    return None;
}

/* test_locks.py ConditionTests */
ASYNC(test_cancelled_error_wakeup)
{
    struct condition *cond = condition_new(NULL);
    struct task *task = create_task(raises_what_it_caught(cond, NEW(bool)));
    await(async_sleep(0));
    cancel_with(task, "foo");
    TRY {
        await(task);
        NEVER("it was not cancelled");
    }
    EXCEPT (CancelledError) {
        CHECK_REPR(caught(), "CancelledError('foo')");
        CHECK(caught() == first_raised);
    }
    return None;
}

/* test_locks.py ConditionTests */
ASYNC(test_cancelled_error_re_aquire)
{
    struct condition *cond = condition_new(NULL);
    bool *wake = NEW(bool);
    struct task *task = create_task(raises_what_it_caught(cond, wake));
    await(async_sleep(0));
    await(lock_acquire(cond->lock));
    *wake = true;
    condition_notify(cond, 1);
    await(async_sleep(0));
    cancel_with(task, "foo");
    lock_release(cond->lock);
    TRY {
        await(task);
        NEVER("it was not cancelled");
    }
    EXCEPT (CancelledError) {
        CHECK_REPR(caught(), "CancelledError('foo')");
        CHECK(caught() == first_raised);
    }
    return None;
}

static bool is_not_0(void *state)
{
    return *(const int *)state != 0;
}

static bool is_0(void *state)
{
    return *(const int *)state == 0;
}

ASYNC(consumer, struct condition *, cond, int *, state)
{
    ASYNC_WITH (cond) {
        while (*state >= 0) {
            await(condition_wait_for(cond, is_not_0, state));
            if (*state > 0)
                *state -= 1;
        }
    }
    return None;
}

/* Cancels the consumer that was notified, before it runs or while it takes
 * the lock again: the other one consumes. */
ASYNC(check_no_lost_wakeup, bool, while_it_takes_the_lock)
{
    struct condition *cond = condition_new(NULL);
    int *state = NEW(int);
    struct task *first = create_task(consumer(cond, state));
    struct task *second = create_task(consumer(cond, state));
    await(async_sleep(0));
    ASYNC_WITH (cond) {
        *state += 1;
        condition_notify(cond, 1);
        if (while_it_takes_the_lock)
            await(async_sleep(0));
        cancel(first);
        TRY {
            ASYNC_WITH (timeout(0.01)) {
                await(condition_wait_for(cond, is_0, state));
            }
        }
        EXCEPT (TimeoutError) {
        }
        CHECK(*state == 0);
        *state = -1;
        condition_notify_all(cond);
    }
    await(second);
    CHECK(cancelled(first));
    CHECK_TIME(0.01); /* nobody notifies of the 0 */
    return None;
}

/* test_locks.py ConditionTests */
ASYNC(test_cancelled_wakeup)
{
    await(check_no_lost_wakeup(false));
    return None;
}

/* test_locks.py ConditionTests */
ASYNC(test_cancelled_wakeup_relock)
{
    await(check_no_lost_wakeup(true));
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_wait_cancel),
        T(test_wait_cancel_contested),
        T(test_wait_cancel_after_notify),
        T(test_timeout_in_block),
        T(test_cancelled_error_wakeup),
        T(test_cancelled_error_re_aquire),
        T(test_cancelled_wakeup),
        T(test_cancelled_wakeup_relock),
#undef T
    };
    return ported_run("locks_condition_cancel", tests,
                      sizeof tests / sizeof *tests);
}
