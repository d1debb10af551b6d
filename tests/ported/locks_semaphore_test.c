/* SPDX-License-Identifier: MIT */
/* Semaphore: ported from CPython 3.13's test_locks.py. */
#include "tests/ported/ported.h"

ASYNC(acquires, struct semaphore *, sem, value, order, int, number)
{
    await(semaphore_acquire(sem));
    append(order, number);
    return True;
}

/* test_locks.py SemaphoreTests */
ASYNC(test_initial_value_zero)
{
    CHECK(semaphore_locked(semaphore_new(0)));
    return None;
}

/* test_locks.py SemaphoreTests */
ASYNC(test_semaphore_value)
{
    RAISES (ValueError) {
        semaphore_new(-1);
    }
    return None;
}

/* test_locks.py SemaphoreTests */
ASYNC(test_acquire)
{
    struct semaphore *sem = semaphore_new(3);
    value order = empty_list();
    CHECK_REPR(await(semaphore_acquire(sem)), "True");
    CHECK_REPR(await(semaphore_acquire(sem)), "True");
    CHECK(!semaphore_locked(sem));
    struct task *t1 = create_task(acquires(sem, order, 1));
    struct task *t2 = create_task(acquires(sem, order, 2));
    struct task *t3 = create_task(acquires(sem, order, 3));
    await(async_sleep(0));
    CHECK_REPR(order, "[1]");
    CHECK(semaphore_locked(sem));
    CHECK(sem->waiters.count == 2);
    CHECK(sem->value == 0);
    struct task *t4 = create_task(acquires(sem, order, 4));
    semaphore_release(sem);
    semaphore_release(sem);
    CHECK(sem->value == 0);
    await(async_sleep(0));
    CHECK(sem->value == 0);
    CHECK(len(order) == 3);
    CHECK(semaphore_locked(sem));
    CHECK(sem->waiters.count == 1);
    CHECK(sem->value == 0);
    CHECK_REPR(result(t1), "True");
    CHECK(done(t2) + done(t3) + done(t4) == 2);
    semaphore_release(sem);
    CHECK_REPR(await(gather(t2, t3, t4)), "[True, True, True]");
    return None;
}

/* test_locks.py SemaphoreTests */
ASYNC(test_acquire_cancel)
{
    struct semaphore *sem = semaphore_new(1);
    await(semaphore_acquire(sem));
    struct task *acquire = create_task(semaphore_acquire(sem));
    call_soon(cancel_it, acquire);
    RAISES (CancelledError) {
        await(acquire);
    }
    CHECK(!waiters_pending(&sem->waiters));
    return None;
}

/* test_locks.py SemaphoreTests */
ASYNC(test_acquire_cancel_before_awoken)
{
    struct semaphore *sem = semaphore_new(0);
    struct task *t1 = create_task(semaphore_acquire(sem));
    struct task *t2 = create_task(semaphore_acquire(sem));
    struct task *t3 = create_task(semaphore_acquire(sem));
    struct task *t4 = create_task(semaphore_acquire(sem));
    await(async_sleep(0));
    cancel(t1);
    cancel(t2);
    semaphore_release(sem);
    await(async_sleep(0));
    await(async_sleep(0));
    CHECK(done(t3));
    CHECK(!done(t4));
    cancel(t3);
    cancel(t4);
    await(async_sleep(0));
    return None;
}

/* test_locks.py SemaphoreTests */
ASYNC(test_acquire_hang)
{
    struct semaphore *sem = semaphore_new(0);
    struct task *t1 = create_task(semaphore_acquire(sem));
    struct task *t2 = create_task(semaphore_acquire(sem));
    await(async_sleep(0));
    cancel(t1);
    semaphore_release(sem);
    await(async_sleep(0));
    await(async_sleep(0));
    CHECK(semaphore_locked(sem));
    CHECK(done(t2));
    return None;
}

static struct task *victim;

ASYNC(cancels_the_other, struct semaphore *, sem)
{
    ASYNC_WITH (sem) {
        await(async_sleep(0));
    }
    cancel(victim);
    return None;
}

ASYNC(never_gets_in, struct semaphore *, sem)
{
    ASYNC_WITH (sem) {
        NEVER("it got in");
    }
    return None;
}

/* test_locks.py SemaphoreTests */
ASYNC(test_acquire_no_hang)
{
    struct semaphore *sem = semaphore_new(1);
    struct task *t1 = create_task(cancels_the_other(sem));
    victim = create_task(never_gets_in(sem));
    value results = await(gather_return_exceptions(t1, victim));
    CHECK_REPR(item(results, 0), "None");
    CHECK(exception_is(item(results, 1).as.exception, &CancelledError));
    await(wait_for(semaphore_acquire(sem), 1.0));
    CHECK_TIME(0);
    return None;
}

/* test_locks.py SemaphoreTests */
ASYNC(test_release_not_acquired)
{
    struct semaphore *sem = bounded_semaphore_new(1);
    RAISES (ValueError) {
        semaphore_release(sem);
    }
    return None;
}

/* test_locks.py SemaphoreTests */
ASYNC(test_release_no_waiters)
{
    struct semaphore *sem = semaphore_new(1);
    await(semaphore_acquire(sem));
    CHECK(semaphore_locked(sem));
    semaphore_release(sem);
    CHECK(!semaphore_locked(sem));
    return None;
}

ASYNC(acquires_twice, struct semaphore *, sem, value, order, const char *, tag)
{
    for (int i = 1; i <= 2; i++) {
        await(semaphore_acquire(sem));
        append(order, text("%s_%d", tag, i));
        await(async_sleep(0.01));
        semaphore_release(sem);
    }
    return None;
}

/* test_locks.py SemaphoreTests */
ASYNC(test_acquire_fifo_order)
{
    struct semaphore *sem = semaphore_new(1);
    value order = empty_list();
    struct task_group *tg = task_group_new();
    ASYNC_WITH (tg) {
        group_create_task(tg, acquires_twice(sem, order, "c1"));
        group_create_task(tg, acquires_twice(sem, order, "c2"));
        group_create_task(tg, acquires_twice(sem, order, "c3"));
    }
    CHECK_REPR(order, "['c1_1', 'c2_1', 'c3_1', 'c1_2', 'c2_2', 'c3_2']");
    CHECK_TIME(0.06);
    return None;
}

ASYNC(acquires_again, struct semaphore *, sem, value, order)
{
    await(semaphore_acquire(sem));
    append(order, 2);
    semaphore_release(sem);
    await(semaphore_acquire(sem));
    append(order, 4);
    return True;
}

/* test_locks.py SemaphoreTests */
ASYNC(test_acquire_fifo_order_2)
{
    struct semaphore *sem = semaphore_new(1);
    value order = empty_list();
    struct task *t1 = create_task(acquires(sem, order, 1));
    struct task *t2 = create_task(acquires_again(sem, order));
    struct task *t3 = create_task(acquires(sem, order, 3));
    await(async_sleep(0));
    semaphore_release(sem);
    semaphore_release(sem);
    await(gather(t1, t2, t3));
    CHECK_REPR(order, "[1, 2, 3, 4]");
    return None;
}

/* test_locks.py SemaphoreTests */
ASYNC(test_acquire_fifo_order_3)
{
    struct semaphore *sem = semaphore_new(0);
    value order = empty_list();
    struct task *t1 = create_task(acquires(sem, order, 1));
    struct task *t2 = create_task(acquires(sem, order, 2));
    struct task *t3 = create_task(acquires(sem, order, 3));
    await(async_sleep(0));
    cancel(t1);
    await(async_sleep(0));
    semaphore_release(sem);
    semaphore_release(sem);
    await(gather_return_exceptions(t1, t2, t3));
    CHECK_REPR(order, "[2, 3]");
    return None;
}

static struct task *fourth;

ASYNC(adds_4, value, order)
{
    append(order, 4);
    return True;
}

ASYNC(makes_the_fourth, struct semaphore *, sem, value, order)
{
    CHECK(sem->value == 0);
    await(semaphore_acquire(sem));
    CHECK(sem->value == 0);
    fourth = create_task(adds_4(order));
    append(order, 1);
    return True;
}

ASYNC(releases_three, struct semaphore *, sem, value, order)
{
    semaphore_release(sem);
    semaphore_release(sem);
    semaphore_release(sem);
    CHECK(sem->value == 2);
    CHECK(semaphore_locked(sem));
    await(semaphore_acquire(sem));
    append(order, 2);
    return True;
}

ASYNC(acquires_last, struct semaphore *, sem, value, order)
{
    await(semaphore_acquire(sem));
    CHECK(semaphore_locked(sem));
    append(order, 3);
    return True;
}

/* test_locks.py SemaphoreTests */
ASYNC(test_acquire_fifo_order_4)
{
    struct semaphore *sem = semaphore_new(0);
    value order = empty_list();
    struct task *t1 = create_task(makes_the_fourth(sem, order));
    struct task *t2 = create_task(releases_three(sem, order));
    struct task *t3 = create_task(acquires_last(sem, order));
    await(async_sleep(0));
    CHECK(sem->value == 2);
    CHECK(sem->waiters.count == 3);
    await(async_sleep(0));
    await(gather(t1, t2, t3, fourth));
    CHECK_REPR(order, "[1, 2, 3, 4]");
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_initial_value_zero),
        T(test_semaphore_value),
        T(test_acquire),
        T(test_acquire_cancel),
        T(test_acquire_cancel_before_awoken),
        T(test_acquire_hang),
        T(test_acquire_no_hang),
        T(test_release_not_acquired),
        T(test_release_no_waiters),
        T(test_acquire_fifo_order),
        T(test_acquire_fifo_order_2),
        T(test_acquire_fifo_order_3),
        T(test_acquire_fifo_order_4),
#undef T
    };
    return ported_run("locks_semaphore", tests, sizeof tests / sizeof *tests);
}
