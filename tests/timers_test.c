/* SPDX-License-Identifier: MIT */
/* The heap of timers: order, ties, and what becomes of cancelled ones. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sim/timers.h"

enum { MOST = 1000 };

/* Timers armed in order of their ids, from 1. */
struct armed {
    struct timers timers;
    struct timer timer[MOST];
    uint32_t count;
};

static int arm_none(void **state)
{
    *state = calloc(1, sizeof(struct armed));
    return *state ? 0 : -1;
}

static int free_armed(void **state)
{
    struct armed *armed = *state;
    timers_free(&armed->timers);
    free(armed);
    return 0;
}

static struct timer *arm(struct armed *armed, int64_t when)
{
    struct timer *timer = &armed->timer[armed->count++];
    timer->when = when;
    timer->id = armed->count;
    timers_push(&armed->timers, timer);
    return timer;
}

/* As handle_cancel() does. */
static void cancel(struct armed *armed, struct timer *timer)
{
    timer->handle.cancelled = true;
    if (timer->scheduled)
        armed->timers.cancelled_count++;
}

static void the_earliest_comes_first(void **state)
{
    struct armed *armed = *state;
    uint32_t random = 1;
    for (int i = 0; i < MOST; i++) {
        random = random * 1664525 + 1013904223;
        arm(armed, (int64_t)(random >> 8));
    }
    int64_t before = -1;
    for (int i = 0; i < MOST; i++) {
        const struct timer *timer = timers_pop(&armed->timers);
        assert_true(timer->when >= before);
        before = timer->when;
    }
    assert_null(timers_first(&armed->timers));
}

static void of_two_due_at_once_the_first_armed_comes_first(void **state)
{
    struct armed *armed = *state;
    for (int i = 0; i < MOST; i++)
        arm(armed, i % 3);
    for (int when = 0; when < 3; when++)
        for (int i = when; i < MOST; i += 3)
            assert_int_equal(timers_pop(&armed->timers)->id, i + 1);
}

static void a_timer_may_lie_in_the_past(void **state)
{
    struct armed *armed = *state;
    arm(armed, 0);
    struct timer *past = arm(armed, -5);
    assert_ptr_equal(timers_first(&armed->timers), past);
}

static void a_timer_knows_whether_it_is_in_the_heap(void **state)
{
    struct armed *armed = *state;
    struct timer *timer = arm(armed, 1);
    assert_true(timer->scheduled);
    timers_pop(&armed->timers);
    assert_false(timer->scheduled);
}

static void cancelled_timers_in_front_are_dropped(void **state)
{
    struct armed *armed = *state;
    struct timer *first = arm(armed, 1);
    struct timer *second = arm(armed, 2);
    struct timer *live = arm(armed, 3);
    struct timer *behind = arm(armed, 4);
    cancel(armed, second);
    cancel(armed, first);
    cancel(armed, behind);
    timers_drop_cancelled(&armed->timers);
    assert_ptr_equal(timers_first(&armed->timers), live);
    assert_int_equal(armed->timers.count, 2);
    assert_int_equal(armed->timers.cancelled_count, 1);
    assert_false(first->scheduled);
    assert_true(behind->scheduled);
}

/* 101 or more timers; the first is live and so holds the others back. */
static void arm_and_cancel(struct armed *armed, int count, int cancelled)
{
    for (int i = 0; i < count; i++)
        arm(armed, i / 2);
    for (int i = 1; i <= cancelled; i++)
        cancel(armed, &armed->timer[i]);
    timers_drop_cancelled(&armed->timers);
}

static void more_than_half_of_more_than_a_hundred_are_swept(void **state)
{
    struct armed *armed = *state;
    arm_and_cancel(armed, 101, 51);
    assert_int_equal(armed->timers.count, 50);
    assert_int_equal(armed->timers.cancelled_count, 0);
    assert_false(armed->timer[51].scheduled);
    assert_true(armed->timer[52].scheduled);
}

static void half_of_them_is_not_enough(void **state)
{
    struct armed *armed = *state;
    arm_and_cancel(armed, 102, 51);
    assert_int_equal(armed->timers.count, 102);
    assert_int_equal(armed->timers.cancelled_count, 51);
}

static void a_hundred_timers_are_not_enough(void **state)
{
    struct armed *armed = *state;
    arm_and_cancel(armed, 100, 99);
    assert_int_equal(armed->timers.count, 100);
}

static void what_is_left_of_a_sweep_keeps_its_order(void **state)
{
    struct armed *armed = *state;
    for (int i = 0; i < 300; i++)
        arm(armed, (i * 7919) % 50);
    for (int i = 0; i < 300; i++)
        if (i % 3)
            cancel(armed, &armed->timer[i]);
    timers_drop_cancelled(&armed->timers);
    assert_int_equal(armed->timers.count, 100);
    const struct timer *before = timers_pop(&armed->timers);
    while (armed->timers.count) {
        const struct timer *timer = timers_pop(&armed->timers);
        assert_false(timer->handle.cancelled);
        assert_true(timer->when > before->when ||
                    (timer->when == before->when && timer->id > before->id));
        before = timer;
    }
}

/* base_events.py _run_once, 3.13: what came due was popped without being
 * counted, so the count can be too high afterwards. */
static void one_that_came_due_cancelled_is_still_counted(void **state)
{
    struct armed *armed = *state;
    arm(armed, 1);
    cancel(armed, arm(armed, 1));
    timers_pop(&armed->timers);
    timers_pop(&armed->timers);
    timers_drop_cancelled(&armed->timers);
    assert_int_equal(armed->timers.count, 0);
    assert_int_equal(armed->timers.cancelled_count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(test) cmocka_unit_test_setup_teardown(test, arm_none, free_armed)
        T(the_earliest_comes_first),
        T(of_two_due_at_once_the_first_armed_comes_first),
        T(a_timer_may_lie_in_the_past),
        T(a_timer_knows_whether_it_is_in_the_heap),
        T(cancelled_timers_in_front_are_dropped),
        T(more_than_half_of_more_than_a_hundred_are_swept),
        T(half_of_them_is_not_enough),
        T(a_hundred_timers_are_not_enough),
        T(what_is_left_of_a_sweep_keeps_its_order),
        T(one_that_came_due_cancelled_is_still_counted),
#undef T
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
