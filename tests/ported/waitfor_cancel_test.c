/* SPDX-License-Identifier: MIT */
/* wait_for() and cancelling: ported from CPython 3.13's test_waitfor.py. */
#include "tests/ported/waits.h"

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_asyncio_wait_for_cancelled)
{
    struct scene *t = NEW(struct scene);
    struct task *waitfortask =
        create_task(wait_for(slow_task(t), TASK_TIMEOUT * 2));
    await(async_sleep(0));
    cancel(waitfortask);
    await(wait(list(waitfortask), NO_TIMEOUT, ALL_COMPLETED));
    CHECK(t->exited);
    CHECK_TIME(TASK_TIMEOUT);
    return None;
}

ASYNC(returns, const char *, answer)
{
    return VALUE(answer);
}

ASYNC(swallows_cancel)
{
    RAISES (CancelledError) {
        await(async_sleep(1));
    }
    return VALUE(1);
}

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_wait_for_cancellation_race_condition)
{
    CHECK_REPR(await(wait_for(swallows_cancel(), 0.01)), "1");
    CHECK_TIME(0.01);
    return None;
}

ASYNC(cleans_up_slowly, struct scene *, shared)
{
    TRY {
        await(async_sleep(10));
    }
    EXCEPT (CancelledError) {
        await(async_sleep(EPSILON));
        RAISE;
    }
    FINALLY {
        shared->task_done = true;
    }
    return None;
}

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_wait_for_waits_for_task_cancellation)
{
    struct scene *shared = NEW(struct scene);
    struct task *inner_task = create_task(cleans_up_slowly(shared));
    RAISES (TimeoutError) {
        await(wait_for(inner_task, EPSILON));
    }
    CHECK(shared->task_done);
    CHECK_TIME(2 * EPSILON);
    CHECK_REPR(raised()->context, "CancelledError()");
    return None;
}

ASYNC(waits_with_timeout_0, struct scene *, shared)
{
    struct task *inner_task = create_task(cleans_up_slowly(shared));
    await(async_sleep(EPSILON));
    await(wait_for(inner_task, 0));
    return None;
}

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_wait_for_waits_for_task_cancellation_w_timeout_0)
{
    struct scene *shared = NEW(struct scene);
    RAISES (TimeoutError) {
        await(waits_with_timeout_0(shared));
    }
    CHECK(shared->task_done);
    CHECK_TIME(2 * EPSILON);
    CHECK_REPR(raised()->context, "CancelledError()");
    return None;
}

ASYNC(raises_when_left)
{
    TRY {
        await(async_sleep(0.2));
    }
    FINALLY {
        raise(ValueError("foo"));
    }
    return None;
}

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_wait_for_reraises_exception_during_cancellation)
{
    RAISES (ValueError) {
        await(wait_for(create_task(raises_when_left()), EPSILON));
    }
    CHECK_TIME(EPSILON);
    return None;
}

ASYNC(blocks)
{
    await(create_future());
    return None;
}

ASYNC(check_cancel_wait_for, double, seconds)
{
    struct task *task = create_task(blocks());
    struct task *waiting = create_task(wait_for(task, seconds));
    call_soon(cancel_it, waiting);
    RAISES (CancelledError) {
        await(waiting);
    }
    CHECK(cancelled(task));
    CHECK_TIME(0);
    return None;
}

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_cancel_blocking_wait_for)
{
    await(check_cancel_wait_for(NO_TIMEOUT));
    return None;
}

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_cancel_wait_for)
{
    await(check_cancel_wait_for(60.0));
    return None;
}

ASYNC(returns_42_when_cancelled)
{
    value answer = None;
    TRY {
        await(async_sleep(10));
    }
    EXCEPT (CancelledError) {
        answer = VALUE(42);
    }
    return answer;
}

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_wait_for_cancel_suppressed)
{
    CHECK_REPR(await(wait_for(returns_42_when_cancelled(), 0.1)), "42");
    CHECK_TIME(0.1);
    return None;
}

ASYNC(waits_and_sleeps, struct scene *, shared)
{
    await(wait_for(shared->task, 100));
    await(async_sleep(1));
    shared->reached_end = true;
    return None;
}

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_wait_for_issue86296)
{
    struct scene *shared = NEW(struct scene);
    shared->task = create_task(returns("done"));
    struct task *task = create_task(waits_and_sleeps(shared));
    CHECK(!done(task));
    await(async_sleep(0));
    cancel(task);
    RAISES (CancelledError) {
        await(task);
    }
    CHECK(done(shared->task));
    CHECK_REPR(await(shared->task), "'done'");
    CHECK(!shared->reached_end);
    CHECK_TIME(0);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_asyncio_wait_for_cancelled),
        T(test_wait_for_cancellation_race_condition),
        T(test_wait_for_waits_for_task_cancellation),
        T(test_wait_for_waits_for_task_cancellation_w_timeout_0),
        T(test_wait_for_reraises_exception_during_cancellation),
        T(test_cancel_blocking_wait_for),
        T(test_cancel_wait_for),
        T(test_wait_for_cancel_suppressed),
        T(test_wait_for_issue86296),
#undef T
    };
    return ported_run("waitfor_cancel", tests, sizeof tests / sizeof *tests);
}
