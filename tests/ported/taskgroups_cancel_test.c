/* SPDX-License-Identifier: MIT */
/* TaskGroup, exceptions and cancelling: ported from CPython 3.13's
 * test_taskgroups.py. */
#include "tests/ported/groups.h"

/* Five that fail when they are cancelled, and a body that sleeps. */
ASYNC(runner_08)
{
    struct task_group *g = task_group_new();
    ASYNC_WITH (g) {
        for (int i = 0; i < 5; i++)
            group_create_task(g, raises_when_left(ZeroDivisionError()));
        await(async_sleep(10));
    }
    return None;
}

/* Cancels the task 0.1 seconds later: it fails with a group. */
ASYNC(check_cancel_gives_group, struct coro *, runner, double, end)
{
    struct task *r = create_task(runner);
    await(async_sleep(0.1));
    CHECK(!done(r));
    cancel(r);
    RAISES (ExceptionGroup) {
        await(r);
    }
    CHECK_TIME(end);
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_08)
{
    await(check_cancel_gives_group(runner_08(), 0.1));
    CHECK_TEXT(error_types(raised()), "ZeroDivisionError");
    return None;
}

ASYNC(runner_11, bool, outer_has_a_task)
{
    struct task_group *g1 = task_group_new();
    ASYNC_WITH (g1) {
        if (outer_has_a_task)
            group_create_task(g1, async_sleep(10));
        await(runner_08());
    }
    return None;
}

ASYNC(check_nested_groups, bool, outer_has_a_task)
{
    await(check_cancel_gives_group(runner_11(outer_has_a_task), 0.1));
    CHECK_TEXT(error_types(raised()), "ExceptionGroup");
    CHECK_TEXT(error_types(first_of(raised())), "ZeroDivisionError");
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_11)
{
    await(check_nested_groups(false));
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_12)
{
    await(check_nested_groups(true));
    return None;
}

ASYNC(runner_15)
{
    struct task_group *g1 = task_group_new();
    ASYNC_WITH (g1) {
        group_create_task(g1, divides_by_zero_after(0.3));
        TRY {
            await(async_sleep(10));
        }
        EXCEPT (CancelledError) {
            await(async_sleep(0.5));
            RAISE;
        }
    }
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_15)
{
    await(check_cancel_gives_group(runner_15(), 0.3));
    CHECK_TEXT(error_types(raised()), "ZeroDivisionError");
    return None;
}

ASYNC(awaits_a_task_of, struct coro *, coro)
{
    await(create_task(coro));
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_16)
{
    await(check_cancel_gives_group(awaits_a_task_of(runner_15()), 0.3));
    CHECK_TEXT(error_types(raised()), "ZeroDivisionError");
    return None;
}

ASYNC(runner_18, int *, num)
{
    ASYNC_WITH (task_group_new()) {
        TRY {
            await(async_sleep(10));
        }
        EXCEPT (CancelledError) {
            *num += 10;
            raise(MyExc());
        }
    }
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_18)
{
    int *num = NEW(int);
    await(check_cancel_gives_group(runner_18(num), 0.1));
    CHECK_TEXT(error_types(raised()), "MyExc");
    CHECK(*num == 10);
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_cancelling_level_preserved)
{
    TRY {
        struct task_group *tg = task_group_new();
        ASYNC_WITH (tg) {
            group_create_task(tg, raises_after(0, RuntimeError()));
        }
        NEVER("nothing was raised");
    }
    EXCEPT_GROUP (RuntimeError) {
    }
    CHECK(cancelling(current_task()) == 0);
    return None;
}

ASYNC(inner_group_fails, struct task_group *, outer_tg)
{
    TRY {
        struct task_group *inner_tg = task_group_new();
        ASYNC_WITH (inner_tg) {
            group_create_task(inner_tg, raises_after(0, RuntimeError()));
            group_create_task(outer_tg, raises_after(0, ValueError()));
        }
        NEVER("RuntimeError was not raised");
    }
    EXCEPT_GROUP (RuntimeError) {
    }
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_nested_groups_both_cancelled)
{
    TRY {
        struct task_group *outer_tg = task_group_new();
        ASYNC_WITH (outer_tg) {
            await(inner_group_fails(outer_tg));
            CHECK(cancelling(current_task()) == 1);
        }
        NEVER("ValueError was not raised");
    }
    EXCEPT_GROUP (ValueError) {
    }
    CHECK(cancelling(current_task()) == 0);
    return None;
}

ASYNC(sets_and_raises, struct async_event *, event)
{
    async_event_set(event);
    await(async_sleep(0));
    raise(RuntimeError());
}

ASYNC(group_then_sleep, struct async_event *, event)
{
    TRY {
        struct task_group *tg = task_group_new();
        ASYNC_WITH (tg) {
            group_create_task(tg, sets_and_raises(event));
            await(async_sleep(1));
            NEVER("the sleep in the group was not cancelled");
        }
    }
    EXCEPT_GROUP (RuntimeError) {
        CHECK(cancelling(current_task()) == 1);
    }
    CHECK(cancelling(current_task()) == 1);
    await(async_sleep(1));
    NEVER("the sleep after the group was not cancelled");
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_error_and_cancel)
{
    struct async_event *event = async_event_new();
    struct task *t = create_task(group_then_sleep(event));
    await(async_event_wait(event));
    CHECK(cancelling(t) == 0);
    cancel(t);
    CHECK(cancelling(t) == 1);
    RAISES (CancelledError) {
        await(t);
    }
    CHECK(cancelled(t));
    CHECK_TIME(0);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_taskgroup_08),
        T(test_taskgroup_11),
        T(test_taskgroup_12),
        T(test_taskgroup_15),
        T(test_taskgroup_16),
        T(test_taskgroup_18),
        T(test_cancelling_level_preserved),
        T(test_nested_groups_both_cancelled),
        T(test_error_and_cancel),
#undef T
    };
    return ported_run("taskgroups_cancel", tests, sizeof tests / sizeof *tests);
}
