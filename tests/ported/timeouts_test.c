/* SPDX-License-Identifier: MIT */
/* timeout(): ported from CPython 3.13's test_timeouts.py. */
#include "tests/ported/ported.h"

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_basic)
{
    struct timeout *cm = timeout(0.01);
    RAISES (TimeoutError) {
        ASYNC_WITH (cm) {
            await(async_sleep(10));
        }
    }
    CHECK(expired(cm));
    CHECK_TIME(0.01);
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_at_basic)
{
    double deadline = loop_time() + 0.01;
    struct timeout *cm = timeout_at(deadline);
    RAISES (TimeoutError) {
        ASYNC_WITH (cm) {
            await(async_sleep(10));
        }
    }
    CHECK(expired(cm));
    CHECK(timeout_when(cm) == deadline);
    CHECK_TIME(0.01);
    return None;
}

ASYNC(sleeps_and_notes_cancel, bool *, was_cancelled)
{
    TRY {
        await(async_sleep(10));
    }
    EXCEPT (CancelledError) {
        *was_cancelled = true;
        RAISE;
    }
    return None;
}

ASYNC(sleeps_inside, struct timeout *, cm, bool *, was_cancelled)
{
    TRY {
        ASYNC_WITH (cm) {
            await(async_sleep(10));
        }
    }
    EXCEPT (CancelledError) {
        *was_cancelled = true;
        RAISE;
    }
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_nested_timeouts)
{
    bool *was_cancelled = NEW(bool);
    double deadline = loop_time() + 0.01;
    struct timeout *cm1 = timeout_at(deadline);
    struct timeout *cm2 = timeout_at(deadline);
    RAISES (TimeoutError) {
        ASYNC_WITH (cm1) {
            await(sleeps_inside(cm2, was_cancelled));
        }
    }
    CHECK(*was_cancelled);
    CHECK(expired(cm1));
    CHECK(expired(cm2));
    CHECK_TIME(0.01);
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_waiter_cancelled)
{
    bool *was_cancelled = NEW(bool);
    RAISES (TimeoutError) {
        ASYNC_WITH (timeout(0.01)) {
            await(sleeps_and_notes_cancel(was_cancelled));
        }
    }
    CHECK(*was_cancelled);
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_not_called)
{
    struct timeout *cm = timeout(10);
    ASYNC_WITH (cm) {
        await(async_sleep(0.01));
    }
    CHECK(!expired(cm));
    CHECK(timeout_when(cm) > loop_time());
    CHECK_TIME(0.01);
    return None;
}

ASYNC(check_disabled, struct timeout *, cm)
{
    ASYNC_WITH (cm) {
        await(async_sleep(0.01));
    }
    CHECK(!expired(cm));
    CHECK(timeout_when(cm) == NO_TIMEOUT);
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_disabled)
{
    await(check_disabled(timeout(NO_TIMEOUT)));
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_at_disabled)
{
    await(check_disabled(timeout_at(NO_TIMEOUT)));
    return None;
}

ASYNC(check_expires_at_once, struct timeout *, cm, double, seconds, double,
      deadline)
{
    RAISES (TimeoutError) {
        ASYNC_WITH (cm) {
            await(async_sleep(seconds));
        }
    }
    CHECK(expired(cm));
    CHECK(timeout_when(cm) == deadline);
    CHECK_TIME(0);
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_zero)
{
    await(check_expires_at_once(timeout(0), 10, 0));
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_zero_sleep_zero)
{
    await(check_expires_at_once(timeout(0), 0, 0));
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_in_the_past_sleep_zero)
{
    await(check_expires_at_once(timeout(-11), 0, -11));
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_foreign_cancel_doesnt_timeout_if_not_expired)
{
    struct timeout *cm = timeout(10);
    RAISES (CancelledError) {
        ASYNC_WITH (cm) {
            cancel(current_task());
            await(async_sleep(10));
        }
    }
    CHECK(!expired(cm));
    CHECK_TIME(0);
    return None;
}

ASYNC(outer)
{
    RAISES (TimeoutError) {
        ASYNC_WITH (timeout(0.001)) {
            await(async_sleep(10));
        }
    }
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_outer_task_is_not_cancelled)
{
    struct task *task = create_task(outer());
    await(task);
    CHECK(!cancelled(task));
    CHECK(done(task));
    CHECK_TIME(0.001);
    return None;
}

/* test_timeouts.py TimeoutTests. The loop finds only the outer deadline gone:
 * its cancellation passes through the inner block. */
ASYNC(test_nested_timeouts_concurrent)
{
    struct timeout *inner = timeout(0.1);
    RAISES (TimeoutError) {
        ASYNC_WITH (timeout(0.002)) {
            ASYNC_WITH (inner) {
                time_sleep(0.01);
                await(async_sleep(1));
            }
            NEVER("the inner block ended");
        }
    }
    CHECK(!expired(inner));
    CHECK_TIME(0.01);
    return None;
}

/* test_timeouts.py TimeoutTests. The loop finds both deadlines gone: the first
 * sleep is cancelled twice, and the second one is never reached. */
ASYNC(test_nested_timeouts_loop_busy)
{
    struct timeout *inner = timeout(0.01);
    RAISES (TimeoutError) {
        ASYNC_WITH (timeout(0.1)) {
            ASYNC_WITH (inner) {
                time_sleep(0.1);
                await(async_sleep(1));
            }
            NEVER("the inner block ended");
        }
    }
    CHECK(expired(inner));
    CHECK_TIME(0.1);
    return None;
}

ASYNC(sleeps_fifty, struct timeout *, cm, struct future *, entered)
{
    ASYNC_WITH (cm) {
        set_result(entered, None);
        await(async_sleep(50));
    }
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_reschedule)
{
    struct future *entered = create_future();
    struct timeout *cm = timeout_at(10);
    struct task *task = create_task(sleeps_fifty(cm, entered));
    await(entered);
    CHECK(timeout_when(cm) == 10);
    reschedule(cm, 30);
    CHECK(timeout_when(cm) == 30);
    reschedule(cm, NO_TIMEOUT);
    CHECK(timeout_when(cm) == NO_TIMEOUT);
    cancel(task);
    RAISES (CancelledError) {
        await(task);
    }
    CHECK(!expired(cm));
    CHECK_TIME(0);
    return None;
}

/* Work that is cancelled, by the task itself. */
ASYNC(cancelled_work)
{
    TRY {
        cancel(current_task());
        await(async_sleep(1));
        NEVER("it was not cancelled");
    }
    EXCEPT (CancelledError) {
    }
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_after_cancellation)
{
    await(cancelled_work());
    RAISES (TimeoutError) {
        ASYNC_WITH (timeout(0.0)) {
            await(async_sleep(1));
        }
    }
    CHECK_TIME(0);
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_cancel_in_timeout_after_cancellation)
{
    await(cancelled_work());
    RAISES (CancelledError) {
        ASYNC_WITH (timeout(1.0)) {
            cancel(current_task());
            await(async_sleep(2));
        }
    }
    CHECK_TIME(0);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_timeout_basic),
        T(test_timeout_at_basic),
        T(test_nested_timeouts),
        T(test_waiter_cancelled),
        T(test_timeout_not_called),
        T(test_timeout_disabled),
        T(test_timeout_at_disabled),
        T(test_timeout_zero),
        T(test_timeout_zero_sleep_zero),
        T(test_timeout_in_the_past_sleep_zero),
        T(test_foreign_cancel_doesnt_timeout_if_not_expired),
        T(test_outer_task_is_not_cancelled),
        T(test_nested_timeouts_concurrent),
        T(test_nested_timeouts_loop_busy),
        T(test_reschedule),
        T(test_timeout_after_cancellation),
        T(test_cancel_in_timeout_after_cancellation),
#undef T
    };
    return ported_run("timeouts", tests, sizeof tests / sizeof *tests);
}
