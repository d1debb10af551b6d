/* SPDX-License-Identifier: MIT */
/* Cancelling tasks, and what they await: ported from CPython 3.13's
 * test_tasks.py. */
#include "tests/ported/ported.h"

/* What the coroutines of one test share. */
struct scene {
    struct future *fut1;
    struct future *fut2;
    struct future *fut3;
    struct task *task;
    int proof;
};

ASYNC(waits_for, struct future *, fut, int, answer)
{
    await(fut);
    return VALUE(answer);
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancel_inner_future)
{
    struct future *f = create_future();
    struct task *t = create_task(waits_for(f, 12));
    await(run_briefly());
    cancel(f);
    RAISES (CancelledError) {
        await(t);
    }
    CHECK(cancelled(f));
    CHECK(cancelled(t));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancel_both_task_and_inner_future)
{
    struct future *f = create_future();
    struct task *t = create_task(waits_for(f, 12));
    await(run_briefly());
    cancel(f);
    cancel(t);
    RAISES (CancelledError) {
        await(t);
    }
    CHECK(done(t));
    CHECK(cancelled(f));
    CHECK(cancelled(t));
    return None;
}

ASYNC(catches_at_fut2, struct scene *, shared)
{
    await(shared->fut1);
    value result = None;
    TRY {
        await(shared->fut2);
    }
    EXCEPT (CancelledError) {
        result = VALUE(42);
    }
    return result;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancel_task_catching)
{
    struct scene *shared = NEW(struct scene);
    shared->fut1 = create_future();
    shared->fut2 = create_future();
    struct task *t = create_task(catches_at_fut2(shared));
    await(run_briefly());
    CHECK(t->fut_waiter == shared->fut1);
    set_result(shared->fut1, None);
    await(run_briefly());
    CHECK(t->fut_waiter == shared->fut2);
    cancel(t);
    CHECK(cancelled(shared->fut2));
    CHECK_REPR(await(t), "42");
    CHECK(!cancelled(t));
    return None;
}

ASYNC(ignores_at_fut2, struct scene *, shared)
{
    await(catches_at_fut2(shared));
    return await(shared->fut3);
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancel_task_ignoring)
{
    struct scene *shared = NEW(struct scene);
    shared->fut1 = create_future();
    shared->fut2 = create_future();
    shared->fut3 = create_future();
    struct task *t = create_task(ignores_at_fut2(shared));
    await(run_briefly());
    CHECK(t->fut_waiter == shared->fut1);
    set_result(shared->fut1, None);
    await(run_briefly());
    CHECK(t->fut_waiter == shared->fut2);
    cancel(t);
    CHECK(cancelled(shared->fut2));
    await(run_briefly());
    CHECK(t->fut_waiter == shared->fut3);
    set_result(shared->fut3, 42);
    CHECK_REPR(await(t), "42");
    CHECK(!cancelled(shared->fut3));
    CHECK(!cancelled(t));
    return None;
}

ASYNC(cancels_itself_then_awaits, struct scene *, shared)
{
    shared->task = create_task(waits_for(shared->fut1, 0));
    await(async_sleep(0));
    cancel(current_task());
    await(shared->task);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancel_awaited_task)
{
    struct scene *shared = NEW(struct scene);
    shared->fut1 = create_future();
    struct task *task = create_task(cancels_itself_then_awaits(shared));
    RAISES (CancelledError) {
        await(task);
    }
    CHECK(cancelled(task));
    CHECK(cancelled(shared->task));
    CHECK(cancelled(shared->fut1));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_task_cancel_waiter_future)
{
    struct future *fut = create_future();
    struct task *task = create_task(waits_for(fut, 0));
    await(run_briefly());
    CHECK(task->fut_waiter == fut);
    cancel(task);
    await(run_briefly());
    RAISES (CancelledError) {
        await(task);
    }
    CHECK(!task->fut_waiter);
    CHECK(cancelled(fut));
    return None;
}

ASYNC(inner_of_two, struct scene *, shared)
{
    TRY {
        await(shared->fut1);
        NEVER("got past the future");
    }
    EXCEPT (CancelledError) {
        shared->proof += 1;
        RAISE;
    }
    return None;
}

ASYNC(outer_of_two, struct scene *, shared)
{
    TRY {
        await(inner_of_two(shared));
        shared->proof += 10;
    }
    EXCEPT (CancelledError) {
        shared->proof += 100;
    }
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_yield_future_passes_cancel)
{
    struct scene *shared = NEW(struct scene);
    shared->fut1 = create_future();
    struct task *f = create_task(outer_of_two(shared));
    await(run_briefly());
    cancel(f);
    await(f);
    CHECK(shared->proof == 101);
    CHECK(cancelled(shared->fut1));
    return None;
}

ASYNC(adds_one_later, struct scene *, shared)
{
    await(shared->fut1);
    shared->proof += 1;
    return None;
}

ASYNC(waits_and_adds_hundred, struct scene *, shared)
{
    struct task *inner = create_task(adds_one_later(shared));
    await(wait(list(inner), NO_TIMEOUT, ALL_COMPLETED));
    shared->proof += 100;
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_yield_wait_does_not_shield_cancel)
{
    struct scene *shared = NEW(struct scene);
    shared->fut1 = create_future();
    struct task *f = create_task(waits_and_adds_hundred(shared));
    await(run_briefly());
    cancel(f);
    RAISES (CancelledError) {
        await(f);
    }
    set_result(shared->fut1, None);
    await(run_briefly());
    CHECK(shared->proof == 1);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_cancel_inner_future),
        T(test_cancel_both_task_and_inner_future),
        T(test_cancel_task_catching),
        T(test_cancel_task_ignoring),
        T(test_cancel_awaited_task),
        T(test_task_cancel_waiter_future),
        T(test_yield_future_passes_cancel),
        T(test_yield_wait_does_not_shield_cancel),
#undef T
    };
    return ported_run("tasks_cancel_future", tests,
                      sizeof tests / sizeof *tests);
}
