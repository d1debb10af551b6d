/* SPDX-License-Identifier: MIT */
/* gather() and cancelling: ported from CPython 3.13's test_tasks.py. */
#include "tests/ported/gathers.h"

/* test_tasks.py FutureGatherTests */
ASYNC(test_one_cancellation)
{
    struct gathered *g = gather_of(5, false, false);
    set_result(g->futures[0], 1);
    cancel(g->futures[1]);
    await(run_ready());
    CHECK(done(g->outer));
    CHECK(g->calls == 1);
    CHECK(!cancelled(g->outer));
    CHECK_REPR(exception(g->outer), "CancelledError()");
    set_result(g->futures[2], 3);
    cancel(g->futures[3]);
    set_exception(g->futures[4], RuntimeError());
    exception(g->futures[4]);
    await(run_ready());
    CHECK(g->calls == 1);
    return None;
}

/* test_tasks.py FutureGatherTests */
ASYNC(test_result_exception_one_cancellation)
{
    struct gathered *g = gather_of(6, false, true);
    struct exception *zde = ZeroDivisionError();
    struct exception *rte = RuntimeError();
    set_result(g->futures[0], 1);
    set_exception(g->futures[1], zde);
    cancel(g->futures[2]);
    await(run_ready());
    CHECK(!done(g->outer));
    set_result(g->futures[3], 3);
    cancel(g->futures[4]);
    set_exception(g->futures[5], rte);
    value res = await(g->outer);
    CHECK(exception_is(item(res, 2).as.exception, &CancelledError));
    CHECK(exception_is(item(res, 4).as.exception, &CancelledError));
    CHECK(value_equal(res, list(1, zde, item(res, 2), 3, item(res, 4), rte)));
    await(run_ready());
    CHECK(g->calls == 1);
    return None;
}

struct broadcast {
    struct future *waiter;
    struct task *child1;
    struct task *child2;
    struct future *gatherer;
    int proof;
};

ASYNC(proves_one, struct broadcast *, broadcast)
{
    await(broadcast->waiter);
    broadcast->proof += 1;
    return None;
}

ASYNC(gathers_both, struct broadcast *, broadcast)
{
    broadcast->gatherer = gather(broadcast->child1, broadcast->child2);
    await(broadcast->gatherer);
    broadcast->proof += 100;
    return None;
}

/* test_tasks.py CoroutineGatherTests */
ASYNC(test_cancellation_broadcast)
{
    struct broadcast *broadcast = NEW(struct broadcast);
    broadcast->waiter = create_future();
    broadcast->child1 = create_task(proves_one(broadcast));
    broadcast->child2 = create_task(proves_one(broadcast));
    struct task *f = create_task(gathers_both(broadcast));
    await(run_briefly());
    CHECK(cancel(f));
    RAISES (CancelledError) {
        await(f);
    }
    CHECK(!cancel(broadcast->gatherer));
    CHECK(cancelled(broadcast->waiter));
    CHECK(cancelled(broadcast->child1));
    CHECK(cancelled(broadcast->child2));
    await(run_briefly());
    CHECK(broadcast->proof == 0);
    return None;
}

static struct future *to_cancel;
static bool could_cancel;

static void cancel_gather(value unused)
{
    (void)unused;
    could_cancel = cancel(to_cancel);
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancel_gather_1)
{
    struct future *fut = create_future();
    to_cancel = gather(waits_for_future(fut));
    await(async_sleep(0));
    add_done_callback(fut, cancel_gather);
    set_result(fut, 42);
    could_cancel = true;
    await(to_cancel);
    CHECK(!could_cancel);
    CHECK(!cancelled(to_cancel));
    CHECK_REPR(result(to_cancel), "[42]");
    return None;
}

ASYNC(gathers_for_a_second)
{
    for (int i = 0; i <= 20; i++)
        await(gather_return_exceptions(async_sleep(0.05)));
    return None;
}

ASYNC(cancels_gathering, const char *, message)
{
    struct task *task = create_task(gathers_for_a_second());
    await(async_sleep(0.2));
    cancel_with(task, message);
    await(task);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancel_gather_2)
{
    RAISES (CancelledError) {
        await(cancels_gathering(NULL));
    }
    CHECK_REPR(raised(), "CancelledError()");
    CHECK(!raised()->context);
    RAISES (CancelledError) {
        await(cancels_gathering("my message"));
    }
    CHECK_REPR(raised(), "CancelledError('my message')");
    CHECK(!raised()->context);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_one_cancellation),
        T(test_result_exception_one_cancellation),
        T(test_cancellation_broadcast),
        T(test_cancel_gather_1),
        T(test_cancel_gather_2),
#undef T
    };
    return ported_run("tasks_gather_cancel", tests,
                      sizeof tests / sizeof *tests);
}
