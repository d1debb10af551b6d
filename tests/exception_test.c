/* SPDX-License-Identifier: MIT */
/* TRY, EXCEPT and FINALLY do what Python's statement does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "sim/arena.h"
#include "sim/coro.h"
#include "sim/exception.h"
#include "sim/try.h"

/* TRY inside TRY declares its block twice. */
#pragma GCC diagnostic ignored "-Wshadow"

/*
 * What a test ran through, as letters. cmocka's asserts jump: they come when
 * the statements are over.
 */
static struct {
    char steps[64];
    struct arena arena;
    struct execution execution;
} run;

static int begin(void **state)
{
    (void)state;
    memset(&run, 0, sizeof run);
    execution_here = &run.execution;
    return 0;
}

static int end(void **state)
{
    (void)state;
    execution_here = NULL;
    arena_free(&run.arena);
    return 0;
}

static void step(const char *letter)
{
    strcat(run.steps, letter);
}

static void assert_steps(const char *expected)
{
    assert_string_equal(run.steps, expected);
    assert_null(run.execution.tries); /* every block left the chain */
}

static struct exception *make(const struct exception_type *type)
{
    return exception_new(&run.arena, type);
}

/* The letter of the exception that is handled here. */
static void step_handled(void)
{
    const struct exception *handled = exception_handled();
    step(handled ? handled->type->name : "none");
}

static void a_body_that_ends_runs_no_except_part(void **state)
{
    (void)state;
    TRY {
        step("a");
    }
    EXCEPT (BaseException) {
        step("b");
    }
    FINALLY {
        step("c");
    }
    step("d");
    assert_steps("acd");
}

static void the_first_except_part_that_matches_runs(void **state)
{
    (void)state;
    TRY {
        step("a");
        exception_raise(make(&ZeroDivisionError));
    }
    EXCEPT (ValueError) {
        step("b");
    }
    EXCEPT (ArithmeticError) {
        step("c");
    }
    EXCEPT (ZeroDivisionError) {
        step("d");
    }
    step("e");
    assert_steps("ace");
}

static void cancelled_error_is_no_exception(void **state)
{
    (void)state;
    TRY {
        exception_raise(make(&CancelledError));
    }
    EXCEPT (Exception) {
        step("a");
    }
    EXCEPT (BaseException) {
        step("b");
    }
    assert_steps("b");
}

static void finally_runs_before_the_exception_goes_on(void **state)
{
    (void)state;
    TRY {
        TRY {
            exception_raise(make(&KeyError));
        }
        EXCEPT (ValueError) {
            step("a");
        }
        FINALLY {
            step("b");
        }
        step("c");
    }
    EXCEPT (KeyError) {
        step("d");
    }
    assert_steps("bd");
}

static void an_except_part_raises_past_its_own_block(void **state)
{
    (void)state;
    TRY {
        TRY {
            exception_raise(make(&KeyError));
        }
        EXCEPT (KeyError) {
            step("a");
            exception_raise(exception_handled());
        }
        EXCEPT (LookupError) {
            step("b");
        }
        FINALLY {
            step("c");
        }
    }
    EXCEPT (LookupError) {
        step("d");
    }
    assert_steps("acd");
}

static void what_finally_raises_replaces_what_went_on(void **state)
{
    (void)state;
    TRY {
        TRY {
            exception_raise(make(&KeyError));
        }
        FINALLY {
            exception_raise(make(&ValueError));
        }
    }
    EXCEPT (BaseException) {
        step_handled();
    }
    assert_steps("ValueError");
}

static void an_except_part_that_raises_runs_finally(void **state)
{
    (void)state;
    TRY {
        TRY {
            exception_raise(make(&KeyError));
        }
        EXCEPT (KeyError) {
            exception_raise(make(&OSError));
        }
        FINALLY {
            step("a ");
        }
    }
    EXCEPT (BaseException) {
        step_handled();
    }
    assert_steps("a OSError");
}

static void handled_is_the_innermost_except_parts(void **state)
{
    (void)state;
    step_handled();
    TRY {
        exception_raise(make(&KeyError));
    }
    EXCEPT (KeyError) {
        TRY {
            step(" ");
            step_handled();
            exception_raise(make(&ValueError));
        }
        EXCEPT (ValueError) {
            step(" ");
            step_handled();
        }
        step(" ");
        step_handled();
    }
    step(" ");
    step_handled();
    assert_steps("none KeyError ValueError KeyError none");
}

static void a_loop_enters_its_block_anew(void **state)
{
    (void)state;
    for (volatile int i = 0; i < 3; i++) {
        TRY {
            if (i == 1)
                exception_raise(make(&ValueError));
            step("a");
        }
        EXCEPT (ValueError) {
            step("b");
        }
        FINALLY {
            step("c");
        }
    }
    assert_steps("acbcac");
}

static void raise_from_below(int depth)
{
    if (depth == 0)
        exception_raise(make(&IndexError));
    TRY {
        raise_from_below(depth - 1);
    }
    FINALLY {
        step("f");
    }
}

static void it_passes_the_finally_parts_of_every_caller(void **state)
{
    (void)state;
    TRY {
        raise_from_below(4);
    }
    EXCEPT (LookupError) {
        step_handled();
    }
    assert_steps("ffffIndexError");
}

static void the_handled_one_becomes_the_context(void **state)
{
    (void)state;
    struct exception *first = make(&KeyError);
    struct exception *second = make(&ValueError);
    TRY {
        TRY {
            exception_raise(first);
        }
        EXCEPT (KeyError) {
            exception_raise(second);
        }
    }
    EXCEPT (ValueError) {
        exception_handled();
    }
    assert_ptr_equal(second->context, first);
    assert_null(first->context);
}

static void contexts_make_no_circle(void **state)
{
    (void)state;
    struct exception *first = make(&KeyError);
    struct exception *second = make(&ValueError);
    TRY {
        TRY {
            exception_raise(first);
        }
        EXCEPT (KeyError) {
            TRY {
                exception_raise(second);
            }
            EXCEPT (ValueError) {
                exception_raise(first);
            }
        }
    }
    EXCEPT (KeyError) {
        step("a");
    }
    assert_ptr_equal(first->context, second);
    assert_null(second->context);
    assert_steps("a");
}

static void what_goes_on_is_handled_in_finally(void **state)
{
    (void)state;
    struct exception *first = make(&KeyError);
    struct exception *second = make(&ValueError);
    TRY {
        TRY {
            exception_raise(first);
        }
        FINALLY {
            step_handled();
            exception_raise(second);
        }
    }
    EXCEPT (ValueError) {
        step(" ");
        step_handled();
    }
    assert_ptr_equal(second->context, first);
    assert_steps("KeyError ValueError");
}

static void going_on_keeps_the_context(void **state)
{
    (void)state;
    struct exception *first = make(&KeyError);
    struct exception *second = make(&ValueError);
    TRY {
        exception_raise(make(&OSError));
    }
    EXCEPT (OSError) {
        TRY {
            TRY {
                exception_raise(first);
            }
            FINALLY {
                exception_raise(second);
            }
        }
        EXCEPT (ValueError) {
            step("a");
        }
    }
    assert_ptr_equal(second->context, first);
    assert_ptr_equal(first->context->type, &OSError);
    assert_steps("a");
}

static void the_coroutines_it_leaves_are_closed(void **state)
{
    (void)state;
    struct coro outer = {.state = CORO_STARTED};
    struct coro inner = {.state = CORO_STARTED};
    struct frame outer_frame = {.coro = &outer};
    struct frame inner_frame = {.coro = &inner, .outer = &outer_frame};
    run.execution.frame = &outer_frame;
    TRY {
        run.execution.frame = &inner_frame;
        exception_raise(make(&ValueError));
    }
    EXCEPT (ValueError) {
        step("a");
    }
    assert_ptr_equal(run.execution.frame, &outer_frame);
    assert_int_equal(inner.state, CORO_CLOSED);
    assert_int_equal(outer.state, CORO_STARTED);
    assert_steps("a");
}

static void a_class_is_itself_and_what_it_comes_from(void **state)
{
    (void)state;
    const struct exception *error = make(&TimeoutError);
    assert_true(exception_is(error, &TimeoutError));
    assert_true(exception_is(error, &OSError));
    assert_true(exception_is(error, &Exception));
    assert_true(exception_is(error, &BaseException));
    assert_false(exception_is(error, &ConnectionError));
}

static void some_classes_have_two_bases(void **state)
{
    (void)state;
    const struct exception *group = make(&ExceptionGroup);
    const struct exception *refused = make(&UnsupportedOperation);
    assert_true(exception_is(group, &BaseExceptionGroup));
    assert_true(exception_is(group, &Exception));
    assert_false(exception_is(make(&BaseExceptionGroup), &Exception));
    assert_true(exception_is(refused, &OSError));
    assert_true(exception_is(refused, &ValueError));
    assert_false(exception_is(refused, &TimeoutError));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(test) cmocka_unit_test_setup_teardown(test, begin, end)
        T(a_body_that_ends_runs_no_except_part),
        T(the_first_except_part_that_matches_runs),
        T(cancelled_error_is_no_exception),
        T(finally_runs_before_the_exception_goes_on),
        T(an_except_part_raises_past_its_own_block),
        T(what_finally_raises_replaces_what_went_on),
        T(an_except_part_that_raises_runs_finally),
        T(handled_is_the_innermost_except_parts),
        T(a_loop_enters_its_block_anew),
        T(it_passes_the_finally_parts_of_every_caller),
        T(the_handled_one_becomes_the_context),
        T(contexts_make_no_circle),
        T(what_goes_on_is_handled_in_finally),
        T(going_on_keeps_the_context),
        T(the_coroutines_it_leaves_are_closed),
        T(a_class_is_itself_and_what_it_comes_from),
        T(some_classes_have_two_bases),
#undef T
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
