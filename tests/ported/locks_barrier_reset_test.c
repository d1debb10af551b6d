/* SPDX-License-Identifier: MIT */
/* Barrier.reset() and abort(): ported from CPython 3.13's test_locks.py. */
#include "tests/ported/barriers.h"

/* test_locks.py BarrierTests */
ASYNC(test_reset_barrier)
{
    struct barrier *barrier = barrier_new(1);
    create_task(barrier_reset(barrier));
    await(async_sleep(0));
    check_open(barrier);
    return None;
}

ASYNC(notes_broken, struct scene *, s)
{
    TRY {
        await(barrier_wait(s->barrier));
    }
    EXCEPT (BrokenBarrierError) {
        append(s->results1, true);
    }
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_reset_barrier_while_tasks_waiting)
{
    struct scene *s = shared_new(N);
    value tasks = make_tasks(N - 1, notes_broken, s);
    await(async_sleep(0));
    create_task(barrier_reset(s->barrier));
    await(gather(tasks));
    CHECK(len(s->results1) == N - 1);
    check_open(s->barrier);
    return None;
}

/* When half of them have left, the barrier is reset. */
ASYNC(resets_half_way, struct scene *, s)
{
    TRY {
        await(barrier_wait(s->barrier));
        if (N - ++s->count == N / 2)
            await(barrier_reset(s->barrier));
    }
    EXCEPT (BrokenBarrierError) {
        append(s->results1, true);
    }
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_reset_barrier_when_tasks_half_draining)
{
    struct scene *s = shared_new(N);
    gather_tasks(N, resets_half_way, s);
    CHECK(len(s->results1) == N / 2);
    check_open(s->barrier);
    return None;
}

ASYNC(resets_and_waits_again, struct scene *, s)
{
    if (wait_breaks(s->barrier)) {
        append(s->results1, true);
        await(barrier_wait(s->barrier));
    } else if (++s->count > N / 2) {
        await(barrier_reset(s->barrier));
        await(barrier_wait(s->barrier));
    } else if (wait_breaks(s->barrier)) {
        append(s->results2, true);
    }
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_reset_barrier_when_tasks_half_draining_half_blocking)
{
    struct scene *s = shared_new(N);
    gather_tasks(N, resets_and_waits_again, s);
    CHECK(len(s->results1) == N / 2);
    CHECK(len(s->results2) == 0);
    check_open(s->barrier);
    return None;
}

ASYNC(waits_again_in_the_end, struct scene *, s)
{
    if (wait_breaks(s->barrier))
        append(s->results1, true);
    await(barrier_wait(s->barrier));
    append(s->results2, true);
    return None;
}

ASYNC(waits_inside, struct scene *, s)
{
    ASYNC_WITH (s->barrier) {
        append(s->results2, true);
    }
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_reset_barrier_while_tasks_waiting_and_waiting_again)
{
    struct scene *s = shared_new(N);
    value tasks = make_tasks(N - 1, waits_again_in_the_end, s);
    create_task(barrier_reset(s->barrier));
    await(async_sleep(0));
    create_task(waits_inside(s));
    await(gather(tasks));
    CHECK(len(s->results1) == N - 1);
    CHECK(len(s->results2) == N);
    check_open(s->barrier);
    return None;
}

ASYNC(last_one_resets, struct scene *, s)
{
    await(barrier_wait(s->barrier));
    if (++s->count == N) {
        await(barrier_reset(s->barrier));
        await(barrier_wait(s->barrier));
    } else {
        append(wait_breaks(s->barrier) ? s->results2 : s->results1, true);
    }
    await(barrier_wait(s->barrier));
    append(s->results3, true);
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_reset_barrier_while_tasks_draining)
{
    struct scene *s = shared_new(N);
    gather_tasks(N, last_one_resets, s);
    CHECK(len(s->results1) == N - 1);
    CHECK(len(s->results2) == 0);
    CHECK(len(s->results3) == N);
    check_open(s->barrier);
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_abort_barrier)
{
    struct barrier *barrier = barrier_new(1);
    create_task(barrier_abort(barrier));
    await(async_sleep(0));
    CHECK(barrier_n_waiting(barrier) == 0);
    CHECK(barrier_broken(barrier));
    return None;
}

ASYNC(aborts_half_way, struct scene *, s)
{
    if (wait_breaks(s->barrier))
        append(s->results1, true);
    else if (++s->count > N / 2)
        await(barrier_abort(s->barrier));
    else if (wait_breaks(s->barrier))
        append(s->results2, true);
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_abort_barrier_when_tasks_half_draining_half_blocking)
{
    struct scene *s = shared_new(N);
    gather_tasks(N, aborts_half_way, s);
    CHECK(barrier_broken(s->barrier));
    CHECK(len(s->results1) == N / 2);
    CHECK(len(s->results2) == N - N / 2 - 1);
    CHECK(barrier_n_waiting(s->barrier) == 0);
    return None;
}

ASYNC(one_raises, struct scene *, s)
{
    TRY {
        value number = await(barrier_wait(s->barrier));
        if (as_int(number) == N / 2)
            raise(RuntimeError());
        ASYNC_WITH (s->barrier) {
            append(s->results1, true);
        }
    }
    EXCEPT (BrokenBarrierError) {
        append(s->results2, true);
    }
    EXCEPT (RuntimeError) {
        await(barrier_abort(s->barrier));
    }
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_abort_barrier_when_exception)
{
    struct scene *s = shared_new(N);
    gather_tasks(N, one_raises, s);
    CHECK(barrier_broken(s->barrier));
    CHECK(len(s->results1) == 0);
    CHECK(len(s->results2) == N - 1);
    CHECK(barrier_n_waiting(s->barrier) == 0);
    return None;
}

ASYNC(one_raises_and_one_resets, struct scene *, s)
{
    await(one_raises(s));
    value number = await(barrier_wait(s->barrier2));
    if (as_int(number) == N / 2)
        await(barrier_reset(s->barrier));
    await(barrier_wait(s->barrier2));
    await(barrier_wait(s->barrier));
    append(s->results3, true);
    return None;
}

/* test_locks.py BarrierTests */
ASYNC(test_abort_barrier_when_exception_then_resetting)
{
    struct scene *s = shared_new(N);
    s->barrier2 = barrier_new(N);
    gather_tasks(N, one_raises_and_one_resets, s);
    CHECK(len(s->results1) == 0);
    CHECK(len(s->results2) == N - 1);
    CHECK(len(s->results3) == N);
    check_open(s->barrier);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_reset_barrier),
        T(test_reset_barrier_while_tasks_waiting),
        T(test_reset_barrier_when_tasks_half_draining),
        T(test_reset_barrier_when_tasks_half_draining_half_blocking),
        T(test_reset_barrier_while_tasks_waiting_and_waiting_again),
        T(test_reset_barrier_while_tasks_draining),
        T(test_abort_barrier),
        T(test_abort_barrier_when_tasks_half_draining_half_blocking),
        T(test_abort_barrier_when_exception),
        T(test_abort_barrier_when_exception_then_resetting),
#undef T
    };
    return ported_run("locks_barrier_reset", tests,
                      sizeof tests / sizeof *tests);
}
