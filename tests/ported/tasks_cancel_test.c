/* SPDX-License-Identifier: MIT */
/* Cancelling tasks: ported from CPython 3.13's test_tasks.py. */
#include "tests/ported/ported.h"

ASYNC(sleeps_ten)
{
    await(async_sleep(10.0));
    return VALUE(12);
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancel)
{
    struct task *t = create_task(sleeps_ten());
    call_soon(cancel_it, t);
    RAISES (CancelledError) {
        await(t);
    }
    CHECK(done(t));
    CHECK(cancelled(t));
    CHECK(!cancel(t));
    CHECK_TIME(0);
    return None;
}

ASYNC(yields_twice)
{
    await(async_sleep(0));
    await(async_sleep(0));
    return VALUE(12);
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancel_yield)
{
    struct task *t = create_task(yields_twice());
    await(run_briefly());
    cancel(t);
    RAISES (CancelledError) {
        await(t);
    }
    CHECK(done(t));
    CHECK(cancelled(t));
    CHECK(!cancel(t));
    return None;
}

ASYNC(cancels_itself, double, sleep)
{
    struct task *t = current_task();
    cancel(t);
    CHECK(t->must_cancel);
    if (sleep > 0)
        await(async_sleep(sleep));
    return VALUE(12);
}

ASYNC(check_cancels_itself, double, sleep)
{
    struct task *t = create_task(cancels_itself(sleep));
    CHECK(!cancelled(t));
    RAISES (CancelledError) {
        await(t);
    }
    CHECK(done(t));
    CHECK(cancelled(t));
    CHECK(!t->must_cancel);
    CHECK(!cancel(t));
    CHECK_TIME(0);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancel_current_task)
{
    await(check_cancels_itself(100));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancel_at_end)
{
    await(check_cancels_itself(0));
    return None;
}

ASYNC(awaits_cancelled_sleeper)
{
    struct task *sleeper = create_task(sleeps_ten());
    call_later(0.1, cancel_it, sleeper);
    value result = text("slept in");
    TRY {
        await(sleeper);
    }
    EXCEPT (CancelledError) {
        result = text("cancelled");
    }
    return result;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_task_cancel_sleeping_task)
{
    CHECK_REPR(await(awaits_cancelled_sleeper()), "'cancelled'");
    CHECK_TIME(0.1);
    return None;
}

static struct exception *base_exception;

ASYNC(raises_base_exception_when_cancelled)
{
    TRY {
        await(sleeps_ten());
    }
    EXCEPT (CancelledError) {
        raise(base_exception);
    }
    return None;
}

/* test_tasks.py BaseTaskTests. SystemExit, which would leave the loop in
 * CPython, does not exist here: GeneratorExit is no Exception either. */
ASYNC(test_baseexception_during_cancel)
{
    base_exception = EXCEPTION(GeneratorExit, "stop");
    struct task *task = create_task(raises_base_exception_when_cancelled());
    await(run_briefly());
    cancel(task);
    CHECK(!done(task));
    await(run_briefly());
    CHECK(done(task));
    CHECK(!cancelled(task));
    CHECK(exception(task).as.exception == base_exception);
    CHECK_TIME(0);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_cancel),
        T(test_cancel_yield),
        T(test_cancel_current_task),
        T(test_cancel_at_end),
        T(test_task_cancel_sleeping_task),
        T(test_baseexception_during_cancel),
#undef T
    };
    return ported_run("tasks_cancel", tests, sizeof tests / sizeof *tests);
}
