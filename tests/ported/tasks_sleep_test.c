/* SPDX-License-Identifier: MIT */
/* sleep(): ported from CPython 3.13's test_tasks.py. */
#include <math.h>

#include "tests/ported/ported.h"

ASYNC(sleeper, double, dt, const char *, arg)
{
    await(async_sleep(dt / 2));
    return await(async_sleep_result(dt / 2, arg));
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_sleep)
{
    struct task *t = create_task(sleeper(0.1, "yeah"));
    await(t);
    CHECK(done(t));
    CHECK_REPR(result(t), "'yeah'");
    CHECK_TIME(0.1);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_sleep_when_delay_is_nan)
{
    RAISES (ValueError) {
        await(async_sleep((double)NAN));
    }
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_sleep_cancel)
{
    struct task *t = create_task(async_sleep_result(10.0, "yeah"));
    await(run_briefly());
    const struct timer *timer = timers_first(&loop_running()->timers);
    CHECK(timer && timer->when == seconds_to_ns(10.0));
    CHECK(timer && !timer->handle.cancelled);
    cancel(t);
    await(run_briefly());
    CHECK(timer && timer->handle.cancelled);
    CHECK_TIME(0);
    return None;
}

static int incremented;

static void inc_result(value number)
{
    incremented += (int)as_int(number);
}

/* test_tasks.py SleepTests */
ASYNC(test_sleep_zero)
{
    incremented = 0;
    call_soon(inc_result, 1);
    CHECK(incremented == 0);
    value number = await(async_sleep_result(0, 10));
    CHECK(incremented == 1);
    inc_result(number);
    CHECK(incremented == 11);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_sleep),
        T(test_sleep_when_delay_is_nan),
        T(test_sleep_cancel),
        T(test_sleep_zero),
#undef T
    };
    return ported_run("tasks_sleep", tests, sizeof tests / sizeof *tests);
}
