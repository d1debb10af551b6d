/* SPDX-License-Identifier: MIT */
/* TaskGroup and exceptions: ported from CPython 3.13's test_taskgroups.py. */
#include "tests/ported/groups.h"

static const struct exception_type MyBaseExc = {"MyBaseExc", {&BaseException}};
#define MyBaseExc(...) EXCEPTION(MyBaseExc, __VA_ARGS__)

/* What the coroutines of one test share. */
struct scene {
    int num;
    bool t2_cancel;
    bool runner_cancel;
    struct task *t1;
    struct task *t2;
};

ASYNC(notes_cancel, struct scene *, s, double, seconds)
{
    TRY {
        await(async_sleep(seconds));
    }
    EXCEPT (CancelledError) {
        s->t2_cancel = true;
        RAISE;
    }
    s->num += 1;
    return None;
}

ASYNC(runner_04, struct scene *, s)
{
    struct task_group *g = task_group_new();
    ASYNC_WITH (g) {
        group_create_task(g, divides_by_zero_after(0.1));
        s->t2 = group_create_task(g, notes_cancel(s, 1));
    }
    s->num += 10;
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_04)
{
    struct scene *s = NEW(struct scene);
    RAISES (ExceptionGroup) {
        await(create_task(runner_04(s)));
    }
    CHECK_TEXT(error_types(raised()), "ZeroDivisionError");
    CHECK(s->num == 0);
    CHECK(s->t2_cancel);
    CHECK(cancelled(s->t2));
    CHECK_TIME(0.1);
    return None;
}

ASYNC(runner_of_four, struct scene *, s)
{
    struct task_group *g = task_group_new();
    ASYNC_WITH (g) {
        for (int i = 0; i < 3; i++)
            group_create_task(g, divides_by_zero_after(0.1));
        group_create_task(g, notes_cancel(s, 5));
        TRY {
            await(async_sleep(10));
        }
        EXCEPT (CancelledError) {
            s->runner_cancel = true;
            RAISE;
        }
    }
    s->num += 10;
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_cancel_children_on_child_error)
{
    struct scene *s = NEW(struct scene);
    RAISES (ExceptionGroup) {
        await(create_task(runner_of_four(s)));
    }
    CHECK_TEXT(error_types(raised()), "ZeroDivisionError");
    CHECK(s->num == 0);
    CHECK(s->t2_cancel);
    CHECK(s->runner_cancel);
    CHECK_TIME(0.1);
    return None;
}

ASYNC(runner_09, struct scene *, s, double, seconds)
{
    struct task_group *g = task_group_new();
    ASYNC_WITH (g) {
        s->t1 = group_create_task(g, async_sleep(1));
        s->t2 = group_create_task(g, async_sleep(2));
        if (seconds > 0)
            await(async_sleep(seconds));
        raise(ZeroDivisionError("division by zero"));
    }
    return None;
}

ASYNC(check_body_raises, double, seconds)
{
    struct scene *s = NEW(struct scene);
    RAISES (ExceptionGroup) {
        await(runner_09(s, seconds));
    }
    CHECK_TEXT(error_types(raised()), "ZeroDivisionError");
    CHECK(cancelled(s->t1));
    CHECK(cancelled(s->t2));
    CHECK_TIME(seconds);
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_09)
{
    await(check_body_raises(0.1));
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_10)
{
    await(check_body_raises(0));
    return None;
}

ASYNC(runner_13, double, outer_seconds, double, inner_seconds)
{
    struct task_group *g1 = task_group_new();
    struct task_group *g2 = task_group_new();
    ASYNC_WITH (g1) {
        group_create_task(g1, raises_after(outer_seconds, ValueError()));
        ASYNC_WITH (g2) {
            group_create_task(g2, raises_after(inner_seconds, ValueError()));
        }
    }
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_13)
{
    RAISES (ExceptionGroup) {
        await(create_task(runner_13(0.1, 10)));
    }
    CHECK_TEXT(error_types(raised()), "ValueError");
    CHECK_TIME(0.1);
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_14)
{
    RAISES (ExceptionGroup) {
        await(create_task(runner_13(10, 0.1)));
    }
    CHECK_TEXT(error_types(raised()), "ExceptionGroup");
    CHECK_TEXT(error_types(first_of(raised())), "ValueError");
    CHECK_TIME(0.1);
    return None;
}

/* A task fails; the body fails when it is cancelled. */
ASYNC(runner_19, struct exception *, of_task, struct exception *, of_body)
{
    struct task_group *g = task_group_new();
    ASYNC_WITH (g) {
        group_create_task(g, raises_after(0.1, of_task));
        await(raises_when_left(of_body));
    }
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_19)
{
    RAISES (ExceptionGroup) {
        await(create_task(runner_19(ZeroDivisionError(), MyExc())));
    }
    CHECK_TEXT(error_types(raised()), "ZeroDivisionError MyExc");
    CHECK_TIME(0.1);
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_20a)
{
    RAISES (BaseExceptionGroup) {
        await(runner_19(ZeroDivisionError(), MyBaseExc()));
    }
    CHECK_TEXT(error_types(raised()), "ZeroDivisionError MyBaseExc");
    CHECK_TIME(0.1);
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_21a)
{
    RAISES (BaseExceptionGroup) {
        await(runner_19(MyBaseExc(), TypeError()));
    }
    CHECK_TEXT(error_types(raised()), "MyBaseExc TypeError");
    CHECK_TIME(0.1);
    return None;
}

ASYNC(hydra, struct scene *, s, struct task_group *, g)
{
    s->num++;
    await(async_sleep(0.01));
    group_create_task(g, hydra(s, g));
    group_create_task(g, hydra(s, g));
    return None;
}

ASYNC(hercules, struct scene *, s)
{
    while (s->num < 10)
        await(async_sleep(0.015));
    raise(ZeroDivisionError("division by zero"));
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_25)
{
    struct scene *s = NEW(struct scene);
    RAISES (ExceptionGroup) {
        struct task_group *g = task_group_new();
        ASYNC_WITH (g) {
            group_create_task(g, hydra(s, g));
            group_create_task(g, hercules(s));
        }
    }
    CHECK_TEXT(error_types(raised()), "ZeroDivisionError");
    CHECK(s->num >= 10);
    return None;
}

ASYNC(creates_when_cancelled, struct task_group *, g)
{
    TRY {
        await(async_sleep(1));
    }
    EXCEPT (CancelledError) {
        RAISES (RuntimeError) {
            group_create_task(g, divides_by_zero_after(0.001));
        }
    }
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_no_create_task_after_failure)
{
    TRY {
        struct task_group *g = task_group_new();
        ASYNC_WITH (g) {
            group_create_task(g, divides_by_zero_after(0.001));
            group_create_task(g, creates_when_cancelled(g));
        }
        NEVER("no group was raised");
    }
    EXCEPT (ExceptionGroup) {
        CHECK_TEXT(error_types(caught()), "ZeroDivisionError");
    }
    CHECK(raised_says("is shutting down"));
    return None;
}

static void enters_nothing(void *self)
{
    (void)self;
}

static bool raises_on_exit(void *self, struct exception *exception)
{
    (void)self;
    (void)exception;
    raise(MyExc());
}

static struct async_manager database(void)
{
    return (struct async_manager){NULL, enters_nothing, raises_on_exit};
}

ASYNC(group_around_database)
{
    struct task_group *tg = task_group_new();
    ASYNC_WITH (tg) {
        WITH_MANAGER (database()) {
            group_create_task(tg, raises_after(0, MyExc()));
            await(async_sleep(1));
        }
    }
    return None;
}

/* test_taskgroups.py TestTaskGroup */
ASYNC(test_taskgroup_context_manager_exit_raises)
{
    TRY {
        await(group_around_database());
        NEVER("nothing was raised");
    }
    EXCEPT_GROUP (MyExc) {
        CHECK(cancelling(current_task()) == 0);
        CHECK(len(group_exceptions(caught())) == 2);
    }
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_taskgroup_04),
        T(test_cancel_children_on_child_error),
        T(test_taskgroup_09),
        T(test_taskgroup_10),
        T(test_taskgroup_13),
        T(test_taskgroup_14),
        T(test_taskgroup_19),
        T(test_taskgroup_20a),
        T(test_taskgroup_21a),
        T(test_taskgroup_25),
        T(test_taskgroup_no_create_task_after_failure),
        T(test_taskgroup_context_manager_exit_raises),
#undef T
    };
    return ported_run("taskgroups_error", tests, sizeof tests / sizeof *tests);
}
