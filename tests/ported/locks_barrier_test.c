/* SPDX-License-Identifier: MIT */
/* Barrier: ported from CPython 3.13's test_locks.py. async with a barrier gives
 * no number here; where a test wants it, it awaits barrier_wait(). */
#include "tests/ported/barriers.h"

/* That it holds each number below n once. */
static void check_all_numbers(value numbers, int n)
{
    CHECK((int)len(numbers) == n);
    for (int i = 0; i < n; i++) {
        int times = 0;
        for (int j = 0; j < (int)len(numbers); j++)
            times += as_int(item(numbers, j)) == i;
        CHECK(times == 1);
    }
}

/* test_locks.py BarrierTests */
ASYNC(test_barrier_parties)
{
    RAISES (ValueError) {
        barrier_new(0);
    }
    RAISES (ValueError) {
        barrier_new(-4);
    }
    CHECK(barrier_new(N));
    return None;
}

ASYNC(waits_for_number, struct scene *, s)
{
    append(s->results1, await(barrier_wait(s->barrier)));
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_context_manager)
{
    struct scene *s = shared_new(3);
    gather_tasks(3, waits_for_number, s);
    check_all_numbers(s->results1, 3);
    check_open(s->barrier);
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_filling_one_task)
{
    struct barrier *barrier = barrier_new(1);
    volatile bool inside = false;
    ASYNC_WITH (barrier) {
        inside = true;
    }
    CHECK(inside);
    check_open(barrier);
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_filling_one_task_twice)
{
    struct barrier *barrier = barrier_new(1);
    struct task *t1 = create_task(barrier_wait(barrier));
    await(async_sleep(0));
    CHECK(barrier_n_waiting(barrier) == 0);
    struct task *t2 = create_task(barrier_wait(barrier));
    await(async_sleep(0));
    CHECK(done(t1) && done(t2));
    CHECK(value_equal(result(t1), result(t2)));
    check_open(barrier);
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_filling_task_by_task)
{
    struct barrier *barrier = barrier_new(3);
    struct task *t1 = create_task(barrier_wait(barrier));
    await(async_sleep(0));
    CHECK(barrier_n_waiting(barrier) == 1);
    struct task *t2 = create_task(barrier_wait(barrier));
    await(async_sleep(0));
    CHECK(barrier_n_waiting(barrier) == 2);
    struct task *t3 = create_task(barrier_wait(barrier));
    await(async_sleep(0));
    await(wait(list(t1, t2, t3), NO_TIMEOUT, ALL_COMPLETED));
    check_open(barrier);
    return None;
}

ASYNC(waits_twice, struct scene *, s)
{
    value number = None;
    ASYNC_WITH (s->barrier) {
        append(s->results1, true);
        number = await(barrier_wait(s->barrier));
        append(s->results2, true);
    }
    return number;
}

/* test_locks.py BarrierTests */
ASYNC(test_filling_tasks_wait_twice)
{
    struct scene *s = shared_new(N);
    gather_tasks(N, waits_twice, s);
    CHECK(len(s->results1) == N);
    CHECK(len(s->results2) == N);
    check_open(s->barrier);
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_filling_tasks_check_return_value)
{
    struct scene *s = shared_new(N);
    value numbers = gather_tasks(N, waits_twice, s);
    CHECK(len(s->results1) == N);
    CHECK(len(s->results2) == N);
    check_all_numbers(numbers, N);
    check_open(s->barrier);
    return None;
}

enum { REWAIT = 2 };

ASYNC(waits_while_draining, struct scene *, s)
{
    await(barrier_wait(s->barrier));
    if (s->count < REWAIT) {
        s->count++;
        await(barrier_wait(s->barrier));
    } else {
        await(barrier_wait(s->barrier2));
        await(barrier_wait(s->barrier));
    }
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_blocking_tasks_while_draining)
{
    struct scene *s = shared_new(N);
    s->barrier2 = barrier_new(N - REWAIT);
    gather_tasks(N, waits_while_draining, s);
    check_open(s->barrier);
    check_open(s->barrier2);
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_filling_tasks_cancel_one)
{
    struct scene *s = shared_new(3);
    struct task *t1 = create_task(waits_for_number(s));
    await(async_sleep(0));
    CHECK(barrier_n_waiting(s->barrier) == 1);
    struct task *t2 = create_task(waits_for_number(s));
    await(async_sleep(0));
    CHECK(barrier_n_waiting(s->barrier) == 2);
    cancel(t1);
    await(async_sleep(0));
    CHECK(barrier_n_waiting(s->barrier) == 1);
    RAISES (CancelledError) {
        await(t1);
    }
    CHECK(cancelled(t1));
    struct task *t3 = create_task(waits_for_number(s));
    await(async_sleep(0));
    CHECK(barrier_n_waiting(s->barrier) == 2);
    struct task *t4 = create_task(waits_for_number(s));
    await(gather(t2, t3, t4));
    CHECK(len(s->results1) == 3);
    check_open(s->barrier);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_barrier_parties),
        T(test_context_manager),
        T(test_filling_one_task),
        T(test_filling_one_task_twice),
        T(test_filling_task_by_task),
        T(test_filling_tasks_wait_twice),
        T(test_filling_tasks_check_return_value),
        T(test_blocking_tasks_while_draining),
        T(test_filling_tasks_cancel_one),
#undef T
    };
    return ported_run("locks_barrier", tests, sizeof tests / sizeof *tests);
}
