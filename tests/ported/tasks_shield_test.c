/* SPDX-License-Identifier: MIT */
/* shield(): ported from CPython 3.13's test_tasks.py. */
#include "tests/ported/ported.h"

/* test_tasks.py BaseTaskTests */
ASYNC(test_shield_result)
{
    struct future *inner = create_future();
    struct future *outer = shield(inner);
    set_result(inner, 42);
    CHECK_REPR(await(outer), "42");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_shield_exception)
{
    struct future *inner = create_future();
    struct future *outer = shield(inner);
    await(run_briefly());
    struct exception *exc = RuntimeError("expected");
    set_exception(inner, exc);
    await(run_briefly());
    CHECK(exception(outer).as.exception == exc);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_shield_cancel_inner)
{
    struct future *inner = create_future();
    struct future *outer = shield(inner);
    await(run_briefly());
    cancel(inner);
    await(run_briefly());
    CHECK(cancelled(outer));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_shield_cancel_outer)
{
    struct future *inner = create_future();
    struct future *outer = shield(inner);
    await(run_briefly());
    cancel(outer);
    await(run_briefly());
    CHECK(cancelled(outer));
    CHECK(outer->callback_count == 0);
    CHECK(!done(inner));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_shield_shortcut)
{
    struct future *fut = create_future();
    set_result(fut, 42);
    CHECK_REPR(await(shield(fut)), "42");
    return None;
}

struct scene {
    struct future *waiter;
    int proof;
};

ASYNC(proves_one, struct scene *, shared)
{
    await(shared->waiter);
    shared->proof += 1;
    return None;
}

ASYNC(shields_inner, struct scene *, shared)
{
    await(shield(proves_one(shared)));
    shared->proof += 100;
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_shield_effect)
{
    struct scene *shared = NEW(struct scene);
    shared->waiter = create_future();
    struct task *f = create_task(shields_inner(shared));
    await(run_briefly());
    cancel(f);
    RAISES (CancelledError) {
        await(f);
    }
    set_result(shared->waiter, None);
    await(run_briefly());
    CHECK(shared->proof == 1);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_shield_gather)
{
    struct future *child1 = create_future();
    struct future *child2 = create_future();
    struct future *parent = gather(child1, child2);
    struct future *outer = shield(parent);
    await(run_briefly());
    cancel(outer);
    await(run_briefly());
    CHECK(cancelled(outer));
    set_result(child1, 1);
    set_result(child2, 2);
    await(run_briefly());
    CHECK_REPR(result(parent), "[1, 2]");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_gather_shield)
{
    struct future *child1 = create_future();
    struct future *child2 = create_future();
    struct future *inner1 = shield(child1);
    struct future *inner2 = shield(child2);
    struct future *parent = gather(inner1, inner2);
    await(run_briefly());
    cancel(parent);
    await(run_briefly());
    CHECK_REPR(exception(parent), "CancelledError()");
    CHECK(cancelled(inner1));
    CHECK(cancelled(inner2));
    set_result(child1, 1);
    set_result(child2, 2);
    await(run_briefly());
    return None;
}

ASYNC(returns_42)
{
    return VALUE(42);
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_shield_coroutine_use_running_loop)
{
    struct future *outer = shield(returns_42());
    CHECK_REPR(await(outer), "42");
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_shield_result),
        T(test_shield_exception),
        T(test_shield_cancel_inner),
        T(test_shield_cancel_outer),
        T(test_shield_shortcut),
        T(test_shield_effect),
        T(test_shield_gather),
        T(test_gather_shield),
        T(test_shield_coroutine_use_running_loop),
#undef T
    };
    return ported_run("tasks_shield", tests, sizeof tests / sizeof *tests);
}
