/* SPDX-License-Identifier: MIT */
/* as_completed(): ported from CPython 3.13's test_tasks.py. Where its tests
 * iterate in two ways, so do these: `for`, and `async for`. */
#include "tests/ported/ported.h"

ASYNC(returns, value, x)
{
    return x;
}

/* The next result, in either way. */
ASYNC(next_result, struct as_completed *, iterator, bool, async_for)
{
    if (!async_for)
        return await(as_completed_next(iterator));
    return await(await(as_completed_anext(iterator)));
}

ASYNC(all_results, value, awaitables, bool, async_for)
{
    value results = empty_list();
    struct as_completed *iterator = as_completed(awaitables);
    while (as_completed_more(iterator))
        append(results, await(next_result(iterator, async_for)));
    return results;
}

/* Two that are done at 0.01 move the clock, once, to 0.15. */
struct progress {
    bool a;
    bool b;
    bool time_shifted;
};

ASYNC(sleeper, struct progress *, progress, double, dt, const char *, x)
{
    await(async_sleep(dt));
    progress->a |= *x == 'a';
    progress->b |= *x == 'b';
    if (!progress->time_shifted && progress->a && progress->b) {
        progress->time_shifted = true;
        time_sleep(0.14);
    }
    return VALUE(x);
}

ASYNC(check_as_completed, bool, async_for)
{
    double begun = loop_time();
    struct progress *progress = NEW(struct progress);
    struct coro *a = sleeper(progress, 0.01, "a");
    struct coro *b = sleeper(progress, 0.01, "b");
    struct coro *c = sleeper(progress, 0.15, "c");
    value results = await(create_task(all_results(list(b, c, a), async_for)));
    CHECK_TIME(begun + 0.15);
    CHECK(len(results) == 3);
    CHECK_REPR(item(results, 2), "'c'");
    bool a_first = value_equal(item(results, 0), VALUE("a"));
    CHECK_REPR(item(results, a_first ? 0 : 1), "'a'");
    CHECK_REPR(item(results, a_first ? 1 : 0), "'b'");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_as_completed)
{
    await(check_as_completed(false));
    await(check_as_completed(true));
    return None;
}

ASYNC(all_futures, value, awaitables)
{
    value futures = empty_list();
    struct as_completed *iterator = as_completed(awaitables);
    while (as_completed_more(iterator))
        append(futures, await(as_completed_anext(iterator)));
    return futures;
}

static int count_of(value futures, const struct task *task)
{
    int count = 0;
    for (int i = 0; i < (int)len(futures); i++)
        count += api_future(item(futures, i)) == &task->future;
    return count;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_as_completed_same_tasks_in_as_out)
{
    value out = await(all_futures(
        list(returns(VALUE(0)), returns(VALUE(1)), returns(VALUE(2)))));
    CHECK(len(out) == 3);
    for (int i = 0; i < 3; i++)
        CHECK(item(out, i).kind == VALUE_FUTURE);

    struct task *task_b = create_task(returns(VALUE("b")));
    struct task *task_d = create_task(returns(VALUE("d")));
    out = await(all_futures(
        list(returns(VALUE("a")), task_b, returns(VALUE("c")), task_d)));
    CHECK(len(out) == 4);
    CHECK(count_of(out, task_b) == 1);
    CHECK(count_of(out, task_d) == 1);
    return None;
}

/* What came in time, then the error: in `for` it is an item's, in `async for`
 * the iterator's own. */
ASYNC(results_within, value, awaitables, double, seconds, bool, async_for)
{
    value results = empty_list();
    struct as_completed *iterator = as_completed_within(awaitables, seconds);
    TRY {
        while (as_completed_more(iterator)) {
            if (len(results) > 0)
                time_sleep(0.02);
            append(results, await(next_result(iterator, async_for)));
        }
    }
    EXCEPT (TimeoutError) {
        append(results, caught());
    }
    CHECK(!as_completed_more(iterator));
    return results;
}

ASYNC(check_as_completed_with_timeout, bool, async_for)
{
    double begun = loop_time();
    struct task *a = create_task(async_sleep_result(0.1, "a"));
    struct task *b = create_task(async_sleep_result(0.15, "b"));
    struct task *task =
        create_task(results_within(list(a, b), 0.12, async_for));
    CHECK_REPR(await(task), "['a', TimeoutError()]");
    CHECK_TIME(begun + 0.12);
    await(wait(list(a, b), NO_TIMEOUT, ALL_COMPLETED));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_as_completed_with_timeout)
{
    await(check_as_completed_with_timeout(false));
    await(check_as_completed_with_timeout(true));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_as_completed_with_unused_timeout)
{
    for (volatile int async_for = 0; async_for < 2; async_for++) {
        value a = list(async_sleep_result(0.01, "a"));
        CHECK_REPR(await(create_task(results_within(a, 1, async_for))),
                   "['a']");
    }
    CHECK_TIME(0.02);
    return None;
}

ASYNC(check_resume_iterator, bool, async_for)
{
    value collected = empty_list();
    struct as_completed *iterator =
        as_completed(list(returns(VALUE(0)), returns(VALUE(1)),
                          returns(VALUE(2)), returns(VALUE(3))));
    while (as_completed_more(iterator)) {
        append(collected, await(next_result(iterator, async_for)));
        if (len(collected) == 2)
            break;
    }
    CHECK(len(collected) == 2);
    while (as_completed_more(iterator))
        append(collected, await(next_result(iterator, async_for)));
    CHECK_REPR(collected, "[0, 1, 2, 3]");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_as_completed_resume_iterator)
{
    await(check_resume_iterator(false));
    await(check_resume_iterator(true));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_as_completed_reverse_wait)
{
    struct as_completed *iterator = as_completed(
        list(async_sleep_result(0.05, "a"), async_sleep_result(0.10, "b")));
    struct coro *first = as_completed_next(iterator);
    struct coro *second = as_completed_next(iterator);
    CHECK(!as_completed_more(iterator));
    CHECK_REPR(await(second), "'a'");
    CHECK_TIME(0.05);
    time_sleep(0.05);
    CHECK_REPR(await(first), "'b'");
    CHECK_TIME(0.10);
    return None;
}

ASYNC(check_concurrent, bool, async_for)
{
    double begun = loop_time();
    value awaitables =
        list(async_sleep_result(0.05, "a"), async_sleep_result(0.05, "b"));
    struct as_completed *iterator = as_completed(awaitables);
    value futures = empty_list();
    while (as_completed_more(iterator))
        append(futures,
               async_for ? await(as_completed_anext(iterator))
                         : VALUE(ensure_future(as_completed_next(iterator))));
    CHECK(len(futures) == 2);
    value both = await(wait(futures, NO_TIMEOUT, ALL_COMPLETED));
    CHECK_REPR(result(item(item(both, 0), 0)), "'a'");
    CHECK_REPR(result(item(item(both, 0), 1)), "'b'");
    CHECK_TIME(begun + 0.05);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_as_completed_concurrent)
{
    await(check_concurrent(false));
    await(check_concurrent(true));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_as_completed_duplicate_coroutines)
{
    for (volatile int async_for = 0; async_for < 2; async_for++) {
        struct coro *c = returns(VALUE("ham"));
        value awaitables = list(c, c, returns(VALUE("spam")));
        CHECK_REPR(await(create_task(all_results(awaitables, async_for))),
                   "['ham', 'spam']");
    }
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_as_completed_coroutine_use_running_loop)
{
    struct as_completed *iterator = as_completed(list(returns(VALUE(42))));
    struct coro *only = as_completed_next(iterator);
    CHECK(!as_completed_more(iterator));
    CHECK_REPR(await(only), "42");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_as_completed_invalid_args)
{
    RAISES (TypeError) {
        as_completed(VALUE(create_future()));
    }
    RAISES (TypeError) {
        as_completed(VALUE(returns(None)));
    }
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_as_completed),
        T(test_as_completed_same_tasks_in_as_out),
        T(test_as_completed_with_timeout),
        T(test_as_completed_with_unused_timeout),
        T(test_as_completed_resume_iterator),
        T(test_as_completed_reverse_wait),
        T(test_as_completed_concurrent),
        T(test_as_completed_duplicate_coroutines),
        T(test_as_completed_coroutine_use_running_loop),
        T(test_as_completed_invalid_args),
#undef T
    };
    return ported_run("tasks_as_completed", tests,
                      sizeof tests / sizeof *tests);
}
