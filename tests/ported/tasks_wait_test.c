/* SPDX-License-Identifier: MIT */
/* wait(): ported from CPython 3.13's test_tasks.py. */
#include "tests/ported/ported.h"

ASYNC(returns, value, x)
{
    return x;
}

ASYNC(raises_after, double, seconds, const char *, message)
{
    if (seconds > 0)
        await(async_sleep(seconds));
    raise(ZeroDivisionError("%s", message));
}

/* Waits, and checks the lists of the tuple by their names. */
ASYNC(check_wait, value, futures, double, seconds, enum return_when, when,
      const char *, done_repr, const char *, pending_repr)
{
    value both = await(wait(futures, seconds, when));
    CHECK_REPR(item(both, 0), done_repr);
    CHECK_REPR(item(both, 1), pending_repr);
    return VALUE(42);
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_wait)
{
    struct task *a = create_task_named(async_sleep(0.1), "a");
    struct task *b = create_task_named(async_sleep(0.15), "b");
    for (volatile int i = 0; i < 2; i++) {
        struct task *foo =
            create_task(check_wait(list(b, a), NO_TIMEOUT, ALL_COMPLETED,
                                   "[<Task a>, <Task b>]", "[]"));
        CHECK_REPR(await(foo), "42");
        CHECK_TIME(0.15);
    }
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_wait_duplicate_coroutines)
{
    struct task *c = create_task(returns(VALUE("test")));
    struct task *d = create_task(returns(VALUE("spam")));
    value both =
        await(create_task(wait(list(c, c, d), NO_TIMEOUT, ALL_COMPLETED)));
    CHECK(len(item(both, 1)) == 0);
    CHECK(len(item(both, 0)) == 2);
    CHECK_REPR(result(item(item(both, 0), 0)), "'test'");
    CHECK_REPR(result(item(item(both, 0), 1)), "'spam'");
    return None;
}

/* test_tasks.py BaseTaskTests, but for a return_when that C does not take */
ASYNC(test_wait_errors)
{
    RAISES (ValueError) {
        await(wait(empty_list(), NO_TIMEOUT, ALL_COMPLETED));
    }
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_wait_first_completed)
{
    struct task *a = create_task_named(async_sleep(10.0), "a");
    struct task *b = create_task_named(async_sleep(0.1), "b");
    await(create_task(check_wait(list(b, a), NO_TIMEOUT, FIRST_COMPLETED,
                                 "[<Task b>]", "[<Task a>]")));
    CHECK(!done(a));
    CHECK(done(b));
    CHECK_REPR(result(b), "None");
    CHECK_TIME(0.1);
    await(wait(list(a, b), NO_TIMEOUT, ALL_COMPLETED));
    CHECK_TIME(10.0);
    return None;
}

ASYNC(yields, int, times)
{
    for (int i = 0; i < times; i++)
        await(async_sleep(0));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_wait_really_done)
{
    struct task *a = create_task_named(yields(1), "a");
    struct task *b = create_task_named(yields(2), "b");
    await(create_task(check_wait(list(b, a), NO_TIMEOUT, FIRST_COMPLETED,
                                 "[<Task a>, <Task b>]", "[]")));
    CHECK(done(a));
    CHECK_REPR(result(a), "None");
    CHECK(done(b));
    CHECK_REPR(result(b), "None");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_wait_first_exception)
{
    struct task *a = create_task_named(async_sleep(10.0), "a");
    struct task *b = create_task_named(raises_after(0, "err"), "b");
    await(create_task(check_wait(list(b, a), NO_TIMEOUT, FIRST_EXCEPTION,
                                 "[<Task b>]", "[<Task a>]")));
    CHECK_TIME(0);
    await(wait(list(a, b), NO_TIMEOUT, ALL_COMPLETED));
    CHECK_REPR(exception(b), "ZeroDivisionError('err')");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_wait_first_exception_in_wait)
{
    struct task *a = create_task_named(async_sleep(10.0), "a");
    struct task *b = create_task_named(raises_after(0.01, "err"), "b");
    await(check_wait(list(b, a), NO_TIMEOUT, FIRST_EXCEPTION, "[<Task b>]",
                     "[<Task a>]"));
    CHECK_TIME(0.01);
    await(wait(list(a, b), NO_TIMEOUT, ALL_COMPLETED));
    CHECK_REPR(exception(b), "ZeroDivisionError('err')");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_wait_with_exception)
{
    struct task *a = create_task_named(async_sleep(0.1), "a");
    struct task *b = create_task_named(raises_after(0.15, "really"), "b");
    for (volatile int i = 0; i < 2; i++) {
        await(create_task(check_wait(list(b, a), NO_TIMEOUT, ALL_COMPLETED,
                                     "[<Task a>, <Task b>]", "[]")));
        CHECK_REPR(exception(a), "None");
        CHECK_REPR(exception(b), "ZeroDivisionError('really')");
        CHECK_TIME(0.15);
    }
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_wait_with_timeout)
{
    struct task *a = create_task_named(async_sleep(0.1), "a");
    struct task *b = create_task_named(async_sleep(0.15), "b");
    await(create_task(check_wait(list(b, a), 0.11, ALL_COMPLETED, "[<Task a>]",
                                 "[<Task b>]")));
    CHECK_TIME(0.11);
    await(wait(list(a, b), NO_TIMEOUT, ALL_COMPLETED));
    CHECK_TIME(0.15);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_wait_concurrent_complete)
{
    struct task *a = create_task_named(async_sleep(0.1), "a");
    struct task *b = create_task_named(async_sleep(0.15), "b");
    await(create_task(check_wait(list(b, a), 0.1, ALL_COMPLETED, "[<Task a>]",
                                 "[<Task b>]")));
    CHECK_TIME(0.1);
    await(wait(list(a, b), NO_TIMEOUT, ALL_COMPLETED));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_wait_generator)
{
    value tasks = empty_list();
    for (int i = 0; i < 10; i++)
        append(tasks, create_task(returns(VALUE(i))));
    value both = await(wait(tasks, NO_TIMEOUT, ALL_COMPLETED));
    CHECK(len(item(both, 0)) == 10);
    CHECK(len(item(both, 1)) == 0);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_wait_invalid_args)
{
    RAISES (TypeError) {
        await(wait(VALUE(create_future()), NO_TIMEOUT, ALL_COMPLETED));
    }
    RAISES (TypeError) {
        await(wait(VALUE(returns(None)), NO_TIMEOUT, ALL_COMPLETED));
    }
    RAISES (ValueError) {
        await(wait(empty_list(), NO_TIMEOUT, ALL_COMPLETED));
    }
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_wait),
        T(test_wait_duplicate_coroutines),
        T(test_wait_errors),
        T(test_wait_first_completed),
        T(test_wait_really_done),
        T(test_wait_first_exception),
        T(test_wait_first_exception_in_wait),
        T(test_wait_with_exception),
        T(test_wait_with_timeout),
        T(test_wait_concurrent_complete),
        T(test_wait_generator),
        T(test_wait_invalid_args),
#undef T
    };
    return ported_run("tasks_wait", tests, sizeof tests / sizeof *tests);
}
