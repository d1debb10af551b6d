/* SPDX-License-Identifier: MIT */
/* What exceptions a timeout leaves, and while which others were handled: ported
 * from CPython 3.13's test_timeouts.py. There is no __cause__ here; where
 * CPython looks at it, __context__ is the same exception. */
#include "tests/ported/ported.h"

/* Checks that an exception was raised while one of this type was handled, and
 * returns that. NULL: while none was. */
static struct exception *check_context(const struct exception *exception,
                                       const struct exception_type *type)
{
    struct exception *context = exception->context;
    CHECK(type ? context && exception_is(context, type) : !context);
    return context ? context : Exception("no context");
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_foreign_exception_passed)
{
    struct timeout *cm = timeout(0.01);
    RAISES (KeyError) {
        ASYNC_WITH (cm) {
            raise(KeyError());
        }
    }
    CHECK(!expired(cm));
    CHECK_TIME(0);
    return None;
}

ASYNC(fails_and_cleans_up, struct exception *, error)
{
    TRY {
        raise(error);
    }
    FINALLY {
        await(async_sleep(1));
    }
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_exception_context)
{
    RAISES (TimeoutError) {
        ASYNC_WITH (timeout(0.01)) {
            await(fails_and_cleans_up(ZeroDivisionError()));
        }
    }
    struct exception *e2 = check_context(raised(), &CancelledError);
    check_context(e2, &ZeroDivisionError);
    CHECK_TIME(0.01);
    return None;
}

ASYNC(crashes_when_left, double, seconds)
{
    TRY {
        await(async_sleep(seconds));
    }
    FINALLY {
        raise(ZeroDivisionError("division by zero"));
    }
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_foreign_exception_on_timeout)
{
    RAISES (ZeroDivisionError) {
        ASYNC_WITH (timeout(0.01)) {
            await(crashes_when_left(1));
        }
    }
    struct exception *e2 = check_context(raised(), &TimeoutError);
    check_context(e2, &CancelledError);
    CHECK_TIME(0.01);
    return None;
}

ASYNC(crashes_in_the_end)
{
    TRY {
        await(fails_and_cleans_up(ValueError()));
    }
    FINALLY {
        TRY {
            raise(KeyError());
        }
        FINALLY {
            raise(ZeroDivisionError("division by zero"));
        }
    }
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_foreign_exception_on_timeout_2)
{
    RAISES (ZeroDivisionError) {
        ASYNC_WITH (timeout(0.01)) {
            await(crashes_in_the_end());
        }
    }
    struct exception *e2 = check_context(raised(), &KeyError);
    struct exception *e3 = check_context(e2, &TimeoutError);
    struct exception *e4 = check_context(e3, &CancelledError);
    check_context(e4, &ValueError);
    CHECK_TIME(0.01);
    return None;
}

static struct exception *inner_error;

ASYNC(times_out_in_finally)
{
    TRY {
        await(async_sleep(1));
    }
    FINALLY {
        RAISES (TimeoutError) {
            ASYNC_WITH (timeout(0.01)) {
                await(async_sleep(10));
            }
        }
        inner_error = raised();
    }
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_nested_timeout_in_finally)
{
    RAISES (TimeoutError) {
        ASYNC_WITH (timeout(0.01)) {
            await(times_out_in_finally());
        }
    }
    struct exception *e12 = check_context(raised(), &CancelledError);
    check_context(e12, NULL);
    struct exception *e22 = check_context(inner_error, &CancelledError);
    CHECK(check_context(e22, &CancelledError) == e12);
    CHECK_TIME(0.02);
    return None;
}

ASYNC(group_fails)
{
    struct task_group *tg = task_group_new();
    ASYNC_WITH (tg) {
        group_create_task(tg, crashes_when_left(2));
        await(fails_and_cleans_up(ValueError()));
    }
    return None;
}

/* test_timeouts.py TimeoutTests */
ASYNC(test_timeout_taskgroup)
{
    RAISES (ExceptionGroup) {
        ASYNC_WITH (timeout(0.01)) {
            await(group_fails());
        }
    }
    struct exception *e_1 = check_context(raised(), &TimeoutError);
    struct exception *e_2 = check_context(e_1, &CancelledError);
    check_context(e_2, &ValueError);
    value members = group_exceptions(raised());
    CHECK(len(members) == 1);
    struct exception *e1 = item(members, 0).as.exception;
    CHECK(exception_is(e1, &ZeroDivisionError));
    struct exception *e2 = check_context(e1, &TimeoutError);
    struct exception *e3 = check_context(e2, &CancelledError);
    check_context(e3, NULL);
    CHECK_TIME(0.01);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_foreign_exception_passed),
        T(test_timeout_exception_context),
        T(test_foreign_exception_on_timeout),
        T(test_foreign_exception_on_timeout_2),
        T(test_nested_timeout_in_finally),
        T(test_timeout_taskgroup),
#undef T
    };
    return ported_run("timeouts_context", tests, sizeof tests / sizeof *tests);
}
