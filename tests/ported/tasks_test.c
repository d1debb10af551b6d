/* SPDX-License-Identifier: MIT */
/* Tasks: ported from CPython 3.13's test_tasks.py. */
#include "tests/ported/ported.h"

ASYNC(returns, const char *, s)
{
    return text("%s", s);
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_task_awaits_on_itself)
{
    struct task *task = current_task();
    RAISES (RuntimeError) {
        await(task);
    }
    CHECK(raised_says("Task cannot await on itself"));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_task_class)
{
    struct task *t = create_task(returns("ok"));
    await(t);
    CHECK(done(t));
    CHECK_REPR(result(t), "'ok'");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_ensure_future_coroutine)
{
    struct future *t = ensure_future(returns("ok"));
    CHECK(future_as_task(t));
    await(t);
    CHECK(done(t));
    CHECK_REPR(result(t), "'ok'");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_ensure_future_future)
{
    struct future *f_orig = create_future();
    set_result(f_orig, "ko");
    struct future *f = ensure_future(f_orig);
    await(f);
    CHECK(done(f));
    CHECK_REPR(result(f), "'ko'");
    CHECK(f == f_orig);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_ensure_future_task)
{
    struct task *t_orig = create_task(returns("ok"));
    struct future *t = ensure_future(t_orig);
    await(t);
    CHECK(done(t));
    CHECK_REPR(result(t), "'ok'");
    CHECK(future_as_task(t) == t_orig);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_ensure_future_neither)
{
    RAISES (TypeError) {
        ensure_future("ok");
    }
    return None;
}

ASYNC(returns_42)
{
    return VALUE(42);
}

ASYNC(returns_1000)
{
    return VALUE(1000);
}

ASYNC(adds_both)
{
    value a = await(returns_42());
    value b = await(returns_1000());
    return VALUE(as_int(a) + as_int(b));
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_task_basics)
{
    CHECK_REPR(await(adds_both()), "1042");
    return None;
}

ASYNC(raises, struct exception *, e)
{
    raise(e);
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_exception_chaining_after_await)
{
    TRY {
        raise(KeyError("3"));
    }
    EXCEPT (KeyError) {
        RAISES (ValueError) {
            await(create_task(raises(ValueError())));
        }
        CHECK_REPR(raised()->context, "KeyError('3')");
    }
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_exception_chaining_after_await_with_context_cycle)
{
    TRY {
        raise(KeyError("a"));
    }
    EXCEPT (KeyError) {
        RAISES (KeyError) {
            await(create_task(raises(caught())));
        }
        CHECK(raised() == caught());
        CHECK(raised()->context != raised());
    }
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_task_set_methods)
{
    struct task *task = create_task(returns("ko"));
    RAISES (RuntimeError) {
        set_result(task, "ok");
    }
    CHECK(raised_says("not support set_result"));
    RAISES (RuntimeError) {
        set_exception(task, ValueError());
    }
    CHECK(raised_says("not support set_exception"));
    CHECK_REPR(await(task), "'ko'");
    return None;
}

ASYNC(awaits_into, struct future *, fut, struct list *, results)
{
    list_add(loop_arena(), results, await(fut));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_step_result_future)
{
    value results = empty_list();
    struct future *fut = create_future();
    struct task *t = create_task(awaits_into(fut, results.as.list));
    await(run_briefly());
    CHECK(fut->callback_count == 1);
    struct future *object = create_future();
    set_result(fut, object);
    await(run_briefly());
    CHECK(len(results) == 1);
    CHECK(api_future(item(results, 0)) == object);
    CHECK(done(t));
    CHECK_REPR(result(t), "None");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_coroutine_non_gen_function)
{
    CHECK_REPR(await(returns("test")), "'test'");
    return None;
}

ASYNC(returns_future, struct future *, fut)
{
    return VALUE(fut);
}

ASYNC(sets_result, struct future *, fut)
{
    set_result(fut, "test");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_coroutine_non_gen_function_return_future)
{
    struct future *fut = create_future();
    struct task *t1 = create_task(returns_future(fut));
    struct task *t2 = create_task(sets_result(fut));
    value res = await(t1);
    CHECK(api_future(res) == fut);
    CHECK_REPR(result(t2), "None");
    CHECK_REPR(result(fut), "'test'");
    return None;
}

/* Tasks that look who they are. */
struct who {
    struct task *task1;
    struct task *task2;
    struct future *fut1;
    struct future *fut2;
};

ASYNC(is_task1, struct who *, who)
{
    CHECK(current_task() == who->task1);
    return None;
}

static void is_no_task(value unused)
{
    (void)unused;
    CHECK(current_task() == NULL);
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_current_task)
{
    struct who *who = NEW(struct who);
    call_soon(is_no_task, None);
    who->task1 = create_task(is_task1(who));
    await(who->task1);
    return None;
}

ASYNC(goes_second, struct who *, who)
{
    CHECK(current_task() == who->task1);
    await(who->fut1);
    CHECK(current_task() == who->task1);
    set_result(who->fut2, true);
    return None;
}

ASYNC(goes_first, struct who *, who)
{
    CHECK(current_task() == who->task2);
    set_result(who->fut1, true);
    await(who->fut2);
    CHECK(current_task() == who->task2);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_current_task_with_interleaving_tasks)
{
    struct who *who = NEW(struct who);
    who->fut1 = create_future();
    who->fut2 = create_future();
    who->task1 = create_task(goes_second(who));
    who->task2 = create_task(goes_first(who));
    await(wait(list(who->task1, who->task2), NO_TIMEOUT, ALL_COMPLETED));
    CHECK(!exception(who->task1).as.exception);
    CHECK(!exception(who->task2).as.exception);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_create_task_with_async_function)
{
    for (volatile int i = 0; i < 2; i++)
        CHECK_REPR(await(create_task(returns_42())), "42");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_bare_create_task)
{
    struct task *task = create_task(returns_42());
    CHECK_REPR(await(task), "42");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_bare_create_named_task)
{
    struct task *task = create_task_named(returns("noop"), "No-op");
    CHECK_TEXT(get_name(task), "No-op");
    await(task);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_tb_logger_not_called_after_cancel)
{
    struct task *task = create_task(raises(TypeError()));
    await(async_sleep(0.05));
    CHECK(task->future.log_traceback);
    cancel(task);
    CHECK(!task->future.log_traceback);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_task_awaits_on_itself),
        T(test_task_class),
        T(test_ensure_future_coroutine),
        T(test_ensure_future_future),
        T(test_ensure_future_task),
        T(test_ensure_future_neither),
        T(test_task_basics),
        T(test_exception_chaining_after_await),
        T(test_exception_chaining_after_await_with_context_cycle),
        T(test_task_set_methods),
        T(test_step_result_future),
        T(test_coroutine_non_gen_function),
        T(test_coroutine_non_gen_function_return_future),
        T(test_current_task),
        T(test_current_task_with_interleaving_tasks),
        T(test_create_task_with_async_function),
        T(test_bare_create_task),
        T(test_bare_create_named_task),
        T(test_tb_logger_not_called_after_cancel),
#undef T
    };
    return ported_run("tasks", tests, sizeof tests / sizeof *tests);
}
