/* SPDX-License-Identifier: MIT */
/* gather(): ported from CPython 3.13's test_tasks.py. GatherTestsBase runs each
 * test twice: on futures, and on coroutines that await them. */
#include "tests/ported/gathers.h"

ASYNC(check_success, bool, coroutines, bool, return_exceptions)
{
    struct gathered *g = gather_of(3, coroutines, return_exceptions);
    set_result(g->futures[1], 1);
    set_result(g->futures[0], 2);
    await(run_ready());
    CHECK(g->calls == 0);
    CHECK(!done(g->outer));
    set_result(g->futures[2], 3);
    await(run_ready());
    CHECK(g->calls == 1);
    CHECK_REPR(result(g->outer), "[2, 1, 3]");
    return None;
}

/* test_tasks.py GatherTestsBase */
ASYNC(test_success)
{
    await(check_success(false, false));
    await(check_success(true, false));
    return None;
}

/* test_tasks.py GatherTestsBase */
ASYNC(test_result_exception_success)
{
    await(check_success(false, true));
    await(check_success(true, true));
    return None;
}

ASYNC(check_one_exception, bool, coroutines)
{
    struct gathered *g = gather_of(5, coroutines, false);
    struct exception *exc = ZeroDivisionError();
    set_result(g->futures[0], 1);
    set_exception(g->futures[1], exc);
    await(run_ready());
    CHECK(done(g->outer));
    CHECK(g->calls == 1);
    CHECK(exception(g->outer).as.exception == exc);
    set_result(g->futures[2], 3);
    cancel(g->futures[3]);
    set_exception(g->futures[4], RuntimeError());
    exception(g->futures[4]);
    await(run_ready());
    CHECK(g->calls == 1);
    return None;
}

/* test_tasks.py GatherTestsBase */
ASYNC(test_one_exception)
{
    await(check_one_exception(false));
    await(check_one_exception(true));
    return None;
}

ASYNC(check_return_exceptions, bool, coroutines)
{
    struct gathered *g = gather_of(4, coroutines, true);
    struct exception *exc = ZeroDivisionError();
    struct exception *exc2 = RuntimeError();
    set_result(g->futures[1], 1);
    set_exception(g->futures[2], exc);
    set_result(g->futures[0], 3);
    await(run_ready());
    CHECK(!done(g->outer));
    set_exception(g->futures[3], exc2);
    await(run_ready());
    CHECK(done(g->outer));
    CHECK(g->calls == 1);
    CHECK(value_equal(result(g->outer), list(3, 1, exc, exc2)));
    return None;
}

/* test_tasks.py GatherTestsBase */
ASYNC(test_return_exceptions)
{
    await(check_return_exceptions(false));
    await(check_return_exceptions(true));
    return None;
}

/* test_tasks.py FutureGatherTests */
ASYNC(test_constructor_empty_sequence_use_running_loop)
{
    struct future *fut = gather(empty_list());
    await(run_ready());
    CHECK(done(fut));
    CHECK_REPR(result(fut), "[]");
    return None;
}

/* test_tasks.py FutureGatherTests */
ASYNC(test_constructor_homogenous_futures)
{
    struct future *a = create_future();
    struct future *b = create_future();
    struct future *c = create_future();
    for (int i = 0; i < 2; i++) {
        struct future *fut = gather(a, b, c);
        await(run_ready());
        CHECK(!done(fut));
    }
    return None;
}

ASYNC(returns, const char *, s)
{
    return VALUE(s);
}

/* test_tasks.py CoroutineGatherTests */
ASYNC(test_constructor_use_running_loop)
{
    struct future *fut = gather(returns("abc"), returns("abc"));
    CHECK_REPR(await(fut), "['abc', 'abc']");
    return None;
}

/* test_tasks.py CoroutineGatherTests */
ASYNC(test_duplicate_coroutines)
{
    struct coro *c = returns("abc");
    struct future *fut = gather(c, c, returns("def"), c);
    await(run_ready());
    CHECK_REPR(result(fut), "['abc', 'abc', 'def', 'abc']");
    return None;
}

ASYNC(raises_after, struct future *, f)
{
    await(f);
    raise(RuntimeError("should not be ignored"));
}

ASYNC(gathers_two, struct future *, a, struct future *, b)
{
    await(gather(raises_after(a), raises_after(b)));
    return None;
}

/* test_tasks.py CoroutineGatherTests; and nothing is left to warn of */
ASYNC(test_exception_marking)
{
    struct future *a = create_future();
    struct future *b = create_future();
    struct task *f = create_task(gathers_two(a, b));
    await(run_briefly());
    set_result(a, None);
    await(run_briefly());
    set_result(b, None);
    await(run_briefly());
    CHECK_REPR(exception(f), "RuntimeError('should not be ignored')");
    for (struct task *task = loop_running()->tasks; task; task = task->next)
        CHECK(!task->future.log_traceback);
    return None;
}

/* test_tasks.py CoroutineGatherTests */
ASYNC(test_issue46672)
{
    RAISES (TypeError) {
        gather(returns("abc"), dict("key", 1));
    }
    await(run_ready());
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_success),
        T(test_result_exception_success),
        T(test_one_exception),
        T(test_return_exceptions),
        T(test_constructor_empty_sequence_use_running_loop),
        T(test_constructor_homogenous_futures),
        T(test_constructor_use_running_loop),
        T(test_duplicate_coroutines),
        T(test_exception_marking),
        T(test_issue46672),
#undef T
    };
    return ported_run("tasks_gather", tests, sizeof tests / sizeof *tests);
}
