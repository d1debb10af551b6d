/* SPDX-License-Identifier: MIT */
/* Requests to cancel that are counted, and taken back: ported
 * from CPython 3.13's test_tasks.py. */
#include "tests/ported/ported.h"

/* How far a request with a deadline came. */
struct request {
    bool timed_out;
    bool finished;
    bool outer_reached;
};

ASYNC(sleeps_ten)
{
    await(async_sleep(10.0));
    return VALUE(12);
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancelling)
{
    struct task *t = create_task(sleeps_ten());
    CHECK(!cancelling(t));
    CHECK(cancel(t));
    CHECK(cancelling(t));
    CHECK(cancel(t));
    RAISES (CancelledError) {
        await(t);
    }
    return None;
}

ASYNC(sleeps_again_when_cancelled)
{
    TRY {
        await(async_sleep(10));
    }
    EXCEPT (CancelledError) {
        uncancel(current_task());
        await(async_sleep(10));
    }
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_uncancel_basic)
{
    struct task *t = create_task(sleeps_again_when_cancelled());
    await(async_sleep(0.01));
    CHECK(cancel(t));
    CHECK(cancelling(t) == 1);
    CHECK(!cancelled(t));
    await(async_sleep(0.01));
    CHECK(cancelling(t) == 0);
    CHECK(!cancelled(t));
    CHECK(cancel(t));
    CHECK(cancelling(t) == 1);
    CHECK(!cancelled(t));
    RAISES (CancelledError) {
        await(t);
    }
    CHECK(cancelled(t));
    CHECK(done(t));
    uncancel(t);
    CHECK(cancelled(t));
    CHECK(done(t));
    CHECK_TIME(0.02);
    return None;
}

static struct request *request;

static void on_timeout(value task)
{
    request->timed_out = true;
    cancel(task);
}

/* A deadline built of call_later(), cancel() and uncancel(). */
ASYNC(make_request_with_timeout, struct request *, shared, double, sleep,
      double, seconds)
{
    struct handle *handle = call_later(seconds, on_timeout, current_task());
    TRY {
        volatile bool was_cancelled = false;
        TRY {
            await(async_sleep(sleep));
            shared->finished = true;
        }
        EXCEPT (CancelledError) {
            was_cancelled = true;
            RAISE;
        }
        FINALLY {
            cancel_handle(handle);
            if (shared->timed_out && uncancel(current_task()) == 0 &&
                was_cancelled)
                raise(TimeoutError());
        }
    }
    EXCEPT (TimeoutError) {
        CHECK(shared->timed_out);
    }
    shared->outer_reached = true;
    await(async_sleep(0));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_uncancel_structured_blocks)
{
    struct request *late = request = NEW(struct request);
    struct task *t1 = create_task(make_request_with_timeout(late, 10.0, 0.1));
    await(t1);
    CHECK(late->timed_out);
    CHECK(!late->finished);
    CHECK(late->outer_reached);
    CHECK(cancelling(t1) == 0);
    CHECK_TIME(0.1);

    struct request *in_time = request = NEW(struct request);
    struct task *t2 = create_task(make_request_with_timeout(in_time, 0, 10.0));
    await(t2);
    CHECK(!in_time->timed_out);
    CHECK(in_time->finished);
    CHECK(in_time->outer_reached);
    CHECK(cancelling(t2) == 0);
    CHECK_TIME(0.1);
    return None;
}

ASYNC(waits_for, struct future *, fut, int, answer)
{
    await(fut);
    return VALUE(answer);
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_uncancel_resets_must_cancel)
{
    struct future *fut = create_future();
    struct task *task = create_task(waits_for(fut, 42));
    await(async_sleep(0));
    set_result(fut, None);
    cancel(task);
    CHECK(cancelling(task) == 1);
    CHECK(task->must_cancel);
    uncancel(task);
    CHECK(cancelling(task) == 0);
    CHECK(!task->must_cancel);
    CHECK_REPR(await(task), "42");
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_cancelling),
        T(test_uncancel_basic),
        T(test_uncancel_structured_blocks),
        T(test_uncancel_resets_must_cancel),
#undef T
    };
    return ported_run("tasks_uncancel", tests, sizeof tests / sizeof *tests);
}
