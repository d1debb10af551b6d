/* SPDX-License-Identifier: MIT */
/* wait_for(): ported from CPython 3.13's test_waitfor.py. */
#include "tests/ported/waits.h"

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_asyncio_wait_for_timeout)
{
    struct scene *t = NEW(struct scene);
    TRY {
        await(wait_for(slow_task(t), TASK_TIMEOUT / 2));
    }
    EXCEPT (TimeoutError) {
    }
    CHECK(t->exited);
    CHECK_TIME(TASK_TIMEOUT);
    return None;
}

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_wait_for_timeout_less_then_0_or_0_future_done)
{
    struct future *fut = create_future();
    set_result(fut, "done");
    CHECK_REPR(await(wait_for(fut, 0)), "'done'");
    CHECK(done(fut));
    CHECK_TIME(0);
    return None;
}

ASYNC(starts, struct scene *, shared)
{
    shared->started = true;
    return None;
}

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_wait_for_timeout_less_then_0_or_0_coroutine_do_not_started)
{
    struct scene *shared = NEW(struct scene);
    RAISES (TimeoutError) {
        await(wait_for(starts(shared), 0));
    }
    CHECK(!shared->started);
    CHECK_TIME(0);
    return None;
}

ASYNC(runs_for_a_while, struct scene *, shared)
{
    shared->running = true;
    if (shared->future)
        set_result(shared->future, None);
    TRY {
        await(async_sleep(10));
    }
    FINALLY {
        shared->running = false;
    }
    return text("done");
}

ASYNC(check_timeout_at_once, double, timeout)
{
    struct scene *shared = NEW(struct scene);
    shared->future = create_future();
    struct task *fut = create_task(runs_for_a_while(shared));
    await(shared->future);
    CHECK(shared->running);
    RAISES (TimeoutError) {
        await(wait_for(fut, timeout));
    }
    CHECK(done(fut));
    CHECK(cancelled(fut));
    CHECK(!shared->running);
    CHECK_TIME(0);
    return None;
}

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_wait_for_timeout_less_then_0_or_0)
{
    await(check_timeout_at_once(0));
    await(check_timeout_at_once(-1));
    return None;
}

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_wait_for)
{
    struct scene *shared = NEW(struct scene);
    struct task *fut = create_task(runs_for_a_while(shared));
    RAISES (TimeoutError) {
        await(wait_for(fut, 0.1));
    }
    CHECK(done(fut));
    CHECK(cancelled(fut));
    CHECK(!shared->running);
    CHECK_TIME(0.1);
    return None;
}

ASYNC(sleeps, double, seconds, const char *, answer)
{
    await(async_sleep(seconds));
    return VALUE(answer);
}

ASYNC(returns, const char *, answer)
{
    return VALUE(answer);
}

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_wait_for_blocking)
{
    CHECK_REPR(await(wait_for(returns("done"), NO_TIMEOUT)), "'done'");
    return None;
}

static void set_ok(value future)
{
    set_result(future, "ok");
}

/* test_waitfor.py AsyncioWaitForTest */
ASYNC(test_wait_for_race_condition)
{
    struct future *fut = create_future();
    struct coro *task = wait_for(fut, 0.2);
    call_soon(set_ok, fut);
    CHECK_REPR(await(task), "'ok'");
    CHECK_TIME(0);
    return None;
}

/* test_waitfor.py WaitForShieldTests */
ASYNC(test_zero_timeout)
{
    struct task *task = create_task(sleeps(0.01, "done"));
    struct future *shielded_task = shield(task);
    RAISES (TimeoutError) {
        await(wait_for(shielded_task, 0));
    }
    CHECK(!done(task));
    CHECK(!cancelled(task));
    CHECK(cancelled(shielded_task));
    CHECK_TIME(0);
    await(async_sleep(0.1));
    CHECK(done(task));
    return None;
}

/* test_waitfor.py WaitForShieldTests */
ASYNC(test_none_timeout)
{
    struct task *task = create_task(sleeps(0.1, "done"));
    await(wait_for(shield(task), NO_TIMEOUT));
    CHECK(done(task));
    CHECK_REPR(await(task), "'done'");
    CHECK_TIME(0.1);
    return None;
}

/* test_waitfor.py WaitForShieldTests */
ASYNC(test_shielded_timeout)
{
    struct task *task = create_task(sleeps(0.1, "done"));
    RAISES (TimeoutError) {
        await(wait_for(shield(task), 0.01));
    }
    CHECK_TIME(0.01);
    CHECK(!done(task));
    CHECK(!cancelled(task));
    CHECK_REPR(await(task), "'done'");
    CHECK_TIME(0.1);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_asyncio_wait_for_timeout),
        T(test_wait_for_timeout_less_then_0_or_0_future_done),
        T(test_wait_for_timeout_less_then_0_or_0_coroutine_do_not_started),
        T(test_wait_for_timeout_less_then_0_or_0),
        T(test_wait_for),
        T(test_wait_for_blocking),
        T(test_wait_for_race_condition),
        T(test_zero_timeout),
        T(test_none_timeout),
        T(test_shielded_timeout),
#undef T
    };
    return ported_run("waitfor", tests, sizeof tests / sizeof *tests);
}
