/* SPDX-License-Identifier: MIT */
/* Futures: ported from CPython 3.13's test_futures.py. */
#include "tests/ported/ported.h"

/* test_futures.py BaseFutureTests */
ASYNC(test_initial_state)
{
    struct future *f = create_future();
    CHECK(!cancelled(f));
    CHECK(!done(f));
    cancel(f);
    CHECK(cancelled(f));
    return None;
}

/* test_futures.py BaseFutureTests */
ASYNC(test_future_cancel_message_getter)
{
    struct future *f = create_future();
    CHECK(!f->cancel_message);
    cancel_with(f, "my message");
    RAISES (CancelledError) {
        await(f);
    }
    CHECK_TEXT(f->cancel_message, "my message");
    return None;
}

/* test_futures.py BaseFutureTests */
ASYNC(test_future_cancel_message_setter)
{
    struct future *f = create_future();
    cancel_with(f, "my message");
    f->cancel_message = "my new message";
    RAISES (CancelledError) {
        await(f);
    }
    CHECK_TEXT(f->cancel_message, "my new message");
    CHECK_REPR(raised(), "CancelledError('my new message')");
    return None;
}

/* Nothing changes a future that is done. */
static void check_stays_as_it_is(struct future *f)
{
    RAISES (InvalidStateError) {
        set_result(f, None);
    }
    RAISES (InvalidStateError) {
        set_exception(f, ValueError());
    }
    CHECK(!cancel(f));
}

/* test_futures.py BaseFutureTests */
ASYNC(test_cancel)
{
    struct future *f = create_future();
    CHECK(cancel(f));
    CHECK(cancelled(f));
    CHECK(done(f));
    RAISES (CancelledError) {
        result(f);
    }
    RAISES (CancelledError) {
        exception(f);
    }
    check_stays_as_it_is(f);
    return None;
}

/* test_futures.py BaseFutureTests */
ASYNC(test_result)
{
    struct future *f = create_future();
    RAISES (InvalidStateError) {
        result(f);
    }
    set_result(f, 42);
    CHECK(!cancelled(f));
    CHECK(done(f));
    CHECK_REPR(result(f), "42");
    CHECK_REPR(exception(f), "None");
    check_stays_as_it_is(f);
    return None;
}

/* test_futures.py BaseFutureTests */
ASYNC(test_exception)
{
    struct exception *exc = RuntimeError();
    struct future *f = create_future();
    RAISES (InvalidStateError) {
        exception(f);
    }
    set_exception(f, exc);
    CHECK(!cancelled(f));
    CHECK(done(f));
    RAISES (RuntimeError) {
        result(f);
    }
    CHECK(raised() == exc);
    CHECK(exception(f).as.exception == exc);
    check_stays_as_it_is(f);
    return None;
}

ASYNC(awaits_twice, struct future *, f, value, steps)
{
    append(steps, "A");
    await(async_sleep(0));
    value x = await(f);
    append(steps, tuple("B", x));
    value y = await(f);
    append(steps, tuple("C", y));
    return None;
}

/* test_futures.py BaseFutureTests. CPython's takes the steps by hand; here the
 * second await of the future must take no turn of the loop. */
ASYNC(test_yield_from_twice)
{
    struct future *f = create_future();
    value steps = empty_list();
    struct task *g = create_task(awaits_twice(f, steps));
    await(async_sleep(0));
    CHECK_REPR(steps, "['A']");
    await(async_sleep(0));
    CHECK(g->fut_waiter == f);
    set_result(f, 42);
    await(async_sleep(0));
    CHECK_REPR(steps, "['A', ('B', 42), ('C', 42)]");
    return None;
}

/* test_futures.py BaseFutureTests */
ASYNC(test_tb_logger_not_called_after_cancel)
{
    struct future *fut = create_future();
    set_exception(fut, Exception());
    cancel(fut);
    CHECK(!fut->log_traceback);
    return None;
}

/* test_futures.py BaseFutureTests */
ASYNC(test_tb_logger_result_unretrieved)
{
    struct future *fut = create_future();
    set_result(fut, 42);
    CHECK(!fut->log_traceback);
    return None;
}

/* test_futures.py BaseFutureTests */
ASYNC(test_tb_logger_result_retrieved)
{
    struct future *fut = create_future();
    set_result(fut, 42);
    result(fut);
    CHECK(!fut->log_traceback);
    return None;
}

/* test_futures.py BaseFutureTests */
ASYNC(test_tb_logger_exception_unretrieved)
{
    struct future *fut = create_future();
    set_exception(fut, RuntimeError("boom"));
    await(run_briefly());
    CHECK(fut->log_traceback);
    return None;
}

/* test_futures.py BaseFutureTests */
ASYNC(test_tb_logger_exception_retrieved)
{
    struct future *fut = create_future();
    set_exception(fut, RuntimeError("boom"));
    exception(fut);
    CHECK(!fut->log_traceback);
    return None;
}

/* test_futures.py BaseFutureTests */
ASYNC(test_tb_logger_exception_result_retrieved)
{
    struct future *fut = create_future();
    set_exception(fut, RuntimeError("boom"));
    RAISES (RuntimeError) {
        result(fut);
    }
    CHECK(!fut->log_traceback);
    return None;
}

/* test_futures.py BaseFutureTests. The callback is sleep()'s: its future is
 * cancelled when the timer fires. */
ASYNC(test_set_result_unless_cancelled)
{
    struct task *task = create_task(async_sleep_result(1, 2));
    await(async_sleep(0));
    struct future *fut = task->fut_waiter;
    time_sleep(1);
    await(async_sleep(0)); /* main runs before the timer that came due */
    cancel(fut);
    await(run_briefly());
    CHECK(cancelled(fut));
    CHECK(cancelled(task));
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_initial_state),
        T(test_future_cancel_message_getter),
        T(test_future_cancel_message_setter),
        T(test_cancel),
        T(test_result),
        T(test_exception),
        T(test_yield_from_twice),
        T(test_tb_logger_not_called_after_cancel),
        T(test_tb_logger_result_unretrieved),
        T(test_tb_logger_result_retrieved),
        T(test_tb_logger_exception_unretrieved),
        T(test_tb_logger_exception_retrieved),
        T(test_tb_logger_exception_result_retrieved),
        T(test_set_result_unless_cancelled),
#undef T
    };
    return ported_run("futures", tests, sizeof tests / sizeof *tests);
}
