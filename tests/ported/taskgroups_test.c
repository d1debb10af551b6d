/* SPDX-License-Identifier: MIT */
/* TaskGroup: ported from CPython 3.13's test_taskgroups.py. What concerns
 * groups that end well, or are cancelled; taskgroups_error_test.c has the
 * errors. */
#include "tests/ported/ported.h"

ASYNC(returns_after, double, seconds, int, answer)
{
    await(async_sleep(seconds));
    return VALUE(answer);
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_01)
{
    struct task_group *g = task_group_new();
    value tasks = empty_list();
    ASYNC_WITH (g) {
        append(tasks, group_create_task(g, returns_after(0.1, 42)));
        append(tasks, group_create_task(g, returns_after(0.2, 11)));
    }
    CHECK_REPR(result(item(tasks, 0)), "42");
    CHECK_REPR(result(item(tasks, 1)), "11");
    CHECK_TIME(0.2);
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_02)
{
    struct task_group *g = task_group_new();
    value tasks = empty_list();
    ASYNC_WITH (g) {
        append(tasks, group_create_task(g, returns_after(0.1, 42)));
        await(async_sleep(0.15));
        append(tasks, group_create_task(g, returns_after(0.2, 11)));
    }
    CHECK_REPR(result(item(tasks, 0)), "42");
    CHECK_REPR(result(item(tasks, 1)), "11");
    CHECK_TIME(0.35);
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_03)
{
    struct task_group *g = task_group_new();
    value tasks = empty_list();
    ASYNC_WITH (g) {
        append(tasks, group_create_task(g, returns_after(1, 42)));
        await(async_sleep(0.15));
        cancel(item(tasks, 0));
        append(tasks, group_create_task(g, returns_after(0.2, 11)));
    }
    CHECK(cancelled(item(tasks, 0)));
    CHECK_REPR(result(item(tasks, 1)), "11");
    CHECK_TIME(0.35);
    return None;
}

/* Sleeps; adds so much if it is cancelled. */
ASYNC(adds_when_cancelled, double, seconds, int *, num, int, summand)
{
    TRY {
        await(async_sleep(seconds));
    }
    EXCEPT (CancelledError) {
        *num += summand;
        RAISE;
    }
    return None;
}

ASYNC(five_in_a_group, int *, num, bool, body_sleeps)
{
    struct task_group *g = task_group_new();
    ASYNC_WITH (g) {
        for (int i = 0; i < 5; i++)
            group_create_task(g, adds_when_cancelled(5, num, 1));
        if (body_sleeps)
            await(adds_when_cancelled(10, num, 10));
    }
    return None;
}

ASYNC(check_cancelled_group, struct coro *, runner)
{
    struct task *r = create_task(runner);
    await(async_sleep(0.1));
    CHECK(!done(r));
    cancel(r);
    RAISES (CancelledError) {
        await(r);
    }
    CHECK_TIME(0.1);
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_cancellation)
{
    int *num = NEW(int);
    await(check_cancelled_group(five_in_a_group(num, false)));
    CHECK(*num == 5);
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_07)
{
    int *num = NEW(int);
    await(check_cancelled_group(five_in_a_group(num, true)));
    CHECK(*num == 15);
    return None;
}

ASYNC(empty_group, int *, num)
{
    ASYNC_WITH (task_group_new()) {
        await(adds_when_cancelled(10, num, 10));
    }
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_17)
{
    int *num = NEW(int);
    await(check_cancelled_group(empty_group(num)));
    CHECK(*num == 10);
    return None;
}

ASYNC(two_in_a_group)
{
    struct task_group *g = task_group_new();
    ASYNC_WITH (g) {
        group_create_task(g, returns_after(1, 42));
        group_create_task(g, returns_after(2, 11));
    }
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_22)
{
    await(check_cancelled_group(two_in_a_group()));
    return None;
}

ASYNC(does_job, int *, jobs, double, delay)
{
    *jobs += 1;
    await(async_sleep(delay));
    *jobs -= 1;
    return None;
}

/* test_taskgroups.py TestTaskGroup. CPython's looks into the group's set of
 * tasks; here the jobs are counted. */
ASYNC(test_taskgroup_23)
{
    int *jobs = NEW(int);
    struct task_group *g = task_group_new();
    ASYNC_WITH (g) {
        for (int count = 0; count < 10; count++) {
            await(async_sleep(0.1));
            group_create_task(g, does_job(jobs, 0.3));
            if (count == 5)
                CHECK(0 < *jobs && *jobs < 5);
        }
        await(async_sleep(1.35));
        CHECK(*jobs == 0);
    }
    CHECK_TIME(10 * 0.1 + 1.35);
    return None;
}

ASYNC(makes_two, struct task_group *, g)
{
    await(async_sleep(0.1));
    group_create_task(g, returns_after(0.1, 0));
    group_create_task(g, returns_after(0.2, 0));
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_24)
{
    struct task_group *g = task_group_new();
    ASYNC_WITH (g) {
        group_create_task(g, makes_two(g));
    }
    CHECK_TIME(0.3);
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_task_name)
{
    struct task_group *g = task_group_new();
    ASYNC_WITH (g) {
        struct task *t = task_group_create_task(g, async_sleep(0), "yolo");
        CHECK_TEXT(get_name(t), "yolo");
    }
    return None;
}

/* -- Groups used out of turn -------------------------------------------- */

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_already_entered)
{
    struct task_group *g = task_group_new();
    ASYNC_WITH (g) {
        RAISES (RuntimeError) {
            ASYNC_WITH (g) {
            }
        }
        CHECK(raised_says("has already been entered"));
    }
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_double_enter)
{
    struct task_group *g = task_group_new();
    ASYNC_WITH (g) {
    }
    RAISES (RuntimeError) {
        ASYNC_WITH (g) {
        }
    }
    CHECK(raised_says("has already been entered"));
    return None;
}

ASYNC(creates_in_a_finished_group)
{
    struct task_group *g = task_group_new();
    ASYNC_WITH (g) {
    }
    struct coro *coro = async_sleep(0);
    RAISES (RuntimeError) {
        group_create_task(g, coro);
    }
    CHECK(raised_says("is finished"));
    CHECK(coro->state == CORO_CLOSED);
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_finished)
{
    await(creates_in_a_finished_group());
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_coro_closed_when_tg_closed)
{
    await(create_task(creates_in_a_finished_group()));
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_not_entered)
{
    RAISES (RuntimeError) {
        group_create_task(task_group_new(), async_sleep(0));
    }
    CHECK(raised_says("has not been entered"));
    return None;
}

static struct task_group *entered_by_callback;

static void enters_group(value unused)
{
    (void)unused;
    RAISES (RuntimeError) {
        ASYNC_WITH (entered_by_callback) {
        }
    }
    CHECK(raised_says("parent task"));
}

/* test_taskgroups.py TestTaskGroup; a callback has no task */
ASYNC(test_taskgroup_without_parent_task)
{
    entered_by_callback = task_group_new();
    call_soon(enters_group, None);
    await(async_sleep(0));
    RAISES (RuntimeError) {
        group_create_task(entered_by_callback, async_sleep(0));
    }
    CHECK(raised_says("has not been entered"));
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_taskgroup_01),
        T(test_taskgroup_02),
        T(test_taskgroup_03),
        T(test_cancellation),
        T(test_taskgroup_07),
        T(test_taskgroup_17),
        T(test_taskgroup_22),
        T(test_taskgroup_23),
        T(test_taskgroup_24),
        T(test_taskgroup_task_name),
        T(test_taskgroup_already_entered),
        T(test_taskgroup_double_enter),
        T(test_taskgroup_finished),
        T(test_coro_closed_when_tg_closed),
        T(test_taskgroup_not_entered),
        T(test_taskgroup_without_parent_task),
#undef T
    };
    return ported_run("taskgroups", tests, sizeof tests / sizeof *tests);
}
