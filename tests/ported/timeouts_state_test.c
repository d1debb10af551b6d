/* SPDX-License-Identifier: MIT */
/* timeout() used out of turn: ported from CPython 3.13's test_timeouts.py. */
#include "tests/ported/ported.h"

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_already_entered)
{
    struct timeout *cm = timeout(0.01);
    ASYNC_WITH (cm) {
        RAISES (RuntimeError) {
            ASYNC_WITH (cm) {
            }
        }
        CHECK(raised_says("has already been entered"));
    }
    return None;
}

ASYNC(ended_timeout, struct timeout *, cm)
{
    ASYNC_WITH (cm) {
    }
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_double_enter)
{
    struct timeout *cm = timeout(0.01);
    await(ended_timeout(cm));
    RAISES (RuntimeError) {
        await(ended_timeout(cm));
    }
    CHECK(raised_says("has already been entered"));
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_finished)
{
    struct timeout *cm = timeout(0.01);
    await(ended_timeout(cm));
    RAISES (RuntimeError) {
        reschedule(cm, 0.02);
    }
    CHECK(raised_says("finished"));
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_expired)
{
    struct timeout *cm = timeout(0.01);
    RAISES (TimeoutError) {
        ASYNC_WITH (cm) {
            await(async_sleep(1));
        }
    }
    RAISES (RuntimeError) {
        reschedule(cm, 0.02);
    }
    CHECK(raised_says("expired"));
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_expiring)
{
    struct timeout *cm = timeout(0.01);
    ASYNC_WITH (cm) {
        RAISES (CancelledError) {
            await(async_sleep(1));
        }
        RAISES (RuntimeError) {
            reschedule(cm, 0.02);
        }
        CHECK(raised_says("expiring"));
    }
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_not_entered)
{
    RAISES (RuntimeError) {
        reschedule(timeout(0.01), 0.02);
    }
    CHECK(raised_says("has not been entered"));
    return None;
}

static struct timeout *entered_by_callback;

static void enters_timeout(value unused)
{
    (void)unused;
    RAISES (RuntimeError) {
        ASYNC_WITH (entered_by_callback) {
        }
    }
    CHECK(raised_says("task"));
}

/* test_timeouts.py TimeoutTests; a callback has no task */
ASYNC(test_timeout_without_task)
{
    entered_by_callback = timeout(0.01);
    call_soon(enters_timeout, None);
    await(async_sleep(0));
    RAISES (RuntimeError) {
        reschedule(entered_by_callback, 0.02);
    }
    CHECK(raised_says("has not been entered"));
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_timeout_already_entered), T(test_timeout_double_enter),
        T(test_timeout_finished),        T(test_timeout_expired),
        T(test_timeout_expiring),        T(test_timeout_not_entered),
        T(test_timeout_without_task),
#undef T
    };
    return ported_run("timeouts_state", tests, sizeof tests / sizeof *tests);
}
