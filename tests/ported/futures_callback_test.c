/* SPDX-License-Identifier: MIT */
/* Done callbacks of futures: ported from CPython 3.13's test_futures.py. */
#include "tests/ported/ported.h"

static value bag;

static void cb1(value future)
{
    (void)future;
    append(bag, 42);
}

static void cb2(value future)
{
    (void)future;
    append(bag, 17);
}

static void cb3(value future)
{
    (void)future;
    append(bag, 100);
}

static struct future *future_with_three(void)
{
    bag = empty_list();
    struct future *f = create_future();
    add_done_callback(f, cb1);
    add_done_callback(f, cb2);
    add_done_callback(f, cb3);
    return f;
}

ASYNC(check_called, struct future *, f, const char *, called)
{
    CHECK_REPR(bag, "[]");
    set_result(f, "foo");
    CHECK_REPR(bag, "[]");
    await(run_briefly());
    CHECK_REPR(bag, called);
    CHECK_REPR(result(f), "'foo'");
    return None;
}

/* test_futures.py BaseFutureDoneCallbackTests */
ASYNC(test_callbacks_remove_first_callback)
{
    struct future *f = future_with_three();
    remove_done_callback(f, cb1);
    remove_done_callback(f, cb1);
    await(check_called(f, "[17, 100]"));
    return None;
}

/* test_futures.py BaseFutureDoneCallbackTests */
ASYNC(test_callbacks_remove_first_and_second_callback)
{
    struct future *f = future_with_three();
    remove_done_callback(f, cb1);
    remove_done_callback(f, cb2);
    remove_done_callback(f, cb1);
    await(check_called(f, "[100]"));
    return None;
}

/* test_futures.py BaseFutureDoneCallbackTests */
ASYNC(test_callbacks_remove_third_callback)
{
    struct future *f = future_with_three();
    remove_done_callback(f, cb3);
    remove_done_callback(f, cb3);
    await(check_called(f, "[42, 17]"));
    return None;
}

/* test_futures.py BaseFutureDoneCallbackTests */
ASYNC(test_callbacks_invoked_on_set_result)
{
    bag = empty_list();
    struct future *f = create_future();
    add_done_callback(f, cb1);
    add_done_callback(f, cb2);
    await(check_called(f, "[42, 17]"));
    return None;
}

/* test_futures.py BaseFutureDoneCallbackTests */
ASYNC(test_callbacks_invoked_on_set_exception)
{
    bag = empty_list();
    struct future *f = create_future();
    add_done_callback(f, cb3);
    CHECK_REPR(bag, "[]");
    struct exception *exc = RuntimeError();
    set_exception(f, exc);
    await(run_briefly());
    CHECK_REPR(bag, "[100]");
    CHECK(exception(f).as.exception == exc);
    return None;
}

/* test_futures.py BaseFutureDoneCallbackTests */
ASYNC(test_remove_done_callback)
{
    bag = empty_list();
    struct future *f = create_future();
    add_done_callback(f, cb1);
    add_done_callback(f, cb2);
    CHECK(remove_done_callback(f, cb2) == 1);
    CHECK(remove_done_callback(f, cb3) == 0);
    add_done_callback(f, cb2);
    for (int i = 0; i < 5; i++)
        add_done_callback(f, cb1);
    CHECK(remove_done_callback(f, cb1) == 6);
    await(check_called(f, "[17]"));
    return None;
}

static void removes_cb2(value future)
{
    append(bag, 1);
    CHECK(remove_done_callback(future, cb2) == 0);
}

/* test_futures.py BaseFutureDoneCallbackTests: too late to remove them */
ASYNC(test_schedule_callbacks_list_mutation_1)
{
    bag = empty_list();
    struct future *fut = create_future();
    add_done_callback(fut, removes_cb2);
    add_done_callback(fut, cb2);
    add_done_callback(fut, cb2);
    set_result(fut, 1);
    await(run_briefly());
    CHECK_REPR(bag, "[1, 17, 17]");
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_callbacks_remove_first_callback),
        T(test_callbacks_remove_first_and_second_callback),
        T(test_callbacks_remove_third_callback),
        T(test_callbacks_invoked_on_set_result),
        T(test_callbacks_invoked_on_set_exception),
        T(test_remove_done_callback),
        T(test_schedule_callbacks_list_mutation_1),
#undef T
    };
    return ported_run("futures_callback", tests, sizeof tests / sizeof *tests);
}
