/* SPDX-License-Identifier: MIT */
/* What CancelledError says: ported from CPython 3.13's test_tasks.py. */
#include "tests/ported/ported.h"

ASYNC(does_nothing)
{
    return None;
}

ASYNC(sleeps_ten)
{
    await(async_sleep(10.0));
    return VALUE(12);
}

/* The exception at the end of a chain of contexts. */
static struct exception *innermost(struct exception *exception, int *depth)
{
    for (*depth = 0; exception->context; ++*depth)
        exception = exception->context;
    return exception;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_task_cancel_message_getter)
{
    struct task *t = create_task(does_nothing());
    CHECK(!t->future.cancel_message);
    cancel_with(t, "my message");
    CHECK_TEXT(t->future.cancel_message, "my message");
    RAISES (CancelledError) {
        await(t);
    }
    CHECK_REPR(raised(), "CancelledError('my message')");
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_task_cancel_message_setter)
{
    struct task *t = create_task(does_nothing());
    cancel_with(t, "my message");
    t->future.cancel_message = "my new message";
    RAISES (CancelledError) {
        await(t);
    }
    CHECK_REPR(raised(), "CancelledError('my new message')");
    return None;
}

ASYNC(looks_at_cancelled, const char *, message, bool, at_exception)
{
    struct task *task = create_task(sleeps_ten());
    await(async_sleep(0));
    cancel_with(task, message);
    await(wait(list(task), NO_TIMEOUT, ALL_COMPLETED));
    if (at_exception)
        exception(task);
    else
        result(task);
    return None;
}

ASYNC(check_message_arrives, bool, at_exception)
{
    static const char *const messages[] = {NULL, "my message"};
    static const char *const reprs[] = {"CancelledError()",
                                        "CancelledError('my message')"};
    for (volatile int i = 0; i < 2; i++) {
        RAISES (CancelledError) {
            await(create_task(looks_at_cancelled(messages[i], at_exception)));
        }
        int depth;
        CHECK_REPR(raised(), reprs[i]);
        CHECK_REPR(innermost(raised(), &depth), reprs[i]);
        CHECK(depth == 0);
    }
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancel_with_message_then_future_result)
{
    await(check_message_arrives(false));
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancel_with_message_then_future_exception)
{
    await(check_message_arrives(true));
    return None;
}

static void cancel_with_msg(value task)
{
    cancel_with(task, "msg");
}

ASYNC(says_it_started, struct future *, fut)
{
    set_result(fut, None);
    await(async_sleep(10));
    return None;
}

ASYNC(turns_cancelled_into_value_error)
{
    struct future *fut = create_future();
    struct task *inner = create_task(says_it_started(fut));
    await(fut);
    call_soon(cancel_with_msg, inner);
    TRY {
        await(inner);
    }
    EXCEPT (CancelledError) {
        raise(ValueError("cancelled"));
    }
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancellation_exception_context)
{
    RAISES (ValueError) {
        await(create_task(turns_cancelled_into_value_error()));
    }
    int depth;
    CHECK_REPR(raised(), "ValueError('cancelled')");
    CHECK_REPR(innermost(raised(), &depth), "CancelledError('msg')");
    CHECK(depth == 1);
    return None;
}

ASYNC(cancels_before_it_starts)
{
    struct task *task = create_task(sleeps_ten());
    cancel_with(task, "my message");
    await(wait(list(task), NO_TIMEOUT, ALL_COMPLETED));
    exception(task);
    return None;
}

/* test_tasks.py BaseTaskTests */
ASYNC(test_cancel_with_message_before_starting_task)
{
    RAISES (CancelledError) {
        await(create_task(cancels_before_it_starts()));
    }
    int depth;
    CHECK_REPR(raised(), "CancelledError('my message')");
    innermost(raised(), &depth);
    CHECK(depth == 0);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_task_cancel_message_getter),
        T(test_task_cancel_message_setter),
        T(test_cancel_with_message_then_future_result),
        T(test_cancel_with_message_then_future_exception),
        T(test_cancellation_exception_context),
        T(test_cancel_with_message_before_starting_task),
#undef T
    };
    return ported_run("tasks_cancel_message", tests,
                      sizeof tests / sizeof *tests);
}
