/* SPDX-License-Identifier: MIT */
/* Condition: ported from CPython 3.13's test_locks.py. */
#include "tests/ported/ported.h"

/* Waits to be notified; keeps the lock, or gives it back. */
ASYNC(waits, struct condition *, cond, value, order, int, number, bool, release)
{
    await(lock_acquire(cond->lock));
    if (value_true(await(condition_wait(cond)))) {
        append(order, number);
        if (release)
            lock_release(cond->lock);
    }
    return True;
}

/* test_locks.py ConditionTests */
ASYNC(test_wait)
{
    struct condition *cond = condition_new(NULL);
    value order = empty_list();
    struct task *t1 = create_task(waits(cond, order, 1, false));
    struct task *t2 = create_task(waits(cond, order, 2, false));
    struct task *t3 = create_task(waits(cond, order, 3, false));
    await(async_sleep(0));
    CHECK_REPR(order, "[]");
    CHECK(!cond->lock->locked);
    CHECK_REPR(await(lock_acquire(cond->lock)), "True");
    condition_notify(cond, 1);
    await(async_sleep(0));
    CHECK_REPR(order, "[]");
    CHECK(cond->lock->locked);
    lock_release(cond->lock);
    await(async_sleep(0));
    CHECK_REPR(order, "[1]");
    CHECK(cond->lock->locked);
    condition_notify(cond, 2);
    await(async_sleep(0));
    CHECK_REPR(order, "[1]");
    CHECK(cond->lock->locked);
    lock_release(cond->lock);
    await(async_sleep(0));
    CHECK_REPR(order, "[1, 2]");
    CHECK(cond->lock->locked);
    lock_release(cond->lock);
    await(async_sleep(0));
    CHECK_REPR(order, "[1, 2, 3]");
    CHECK(cond->lock->locked);
    CHECK_REPR(result(t1), "True");
    CHECK_REPR(result(t2), "True");
    CHECK_REPR(result(t3), "True");
    return None;
}

/* test_locks.py ConditionTests */
ASYNC(test_wait_unacquired)
{
    RAISES (RuntimeError) {
        await(condition_wait(condition_new(NULL)));
    }
    return None;
}

static bool is_true(void *argument)
{
    return *(const bool *)argument;
}

ASYNC(waits_for_truth, struct condition *, cond, bool *, truth, value, order)
{
    await(lock_acquire(cond->lock));
    if (value_true(await(condition_wait_for(cond, is_true, truth)))) {
        append(order, 1);
        lock_release(cond->lock);
    }
    return True;
}

/* test_locks.py ConditionTests */
ASYNC(test_wait_for)
{
    struct condition *cond = condition_new(NULL);
    bool *presult = NEW(bool);
    value order = empty_list();
    struct task *t = create_task(waits_for_truth(cond, presult, order));
    await(async_sleep(0));
    CHECK_REPR(order, "[]");
    await(lock_acquire(cond->lock));
    condition_notify(cond, 1);
    lock_release(cond->lock);
    await(async_sleep(0));
    CHECK_REPR(order, "[]");
    *presult = true;
    await(lock_acquire(cond->lock));
    condition_notify(cond, 1);
    lock_release(cond->lock);
    await(async_sleep(0));
    CHECK_REPR(order, "[1]");
    CHECK(done(t));
    CHECK_REPR(result(t), "True");
    return None;
}

/* test_locks.py ConditionTests */
ASYNC(test_wait_for_unacquired)
{
    struct condition *cond = condition_new(NULL);
    bool *truth = NEW(bool);
    *truth = true;
    CHECK_REPR(await(condition_wait_for(cond, is_true, truth)), "True");
    *truth = false;
    RAISES (RuntimeError) {
        await(condition_wait_for(cond, is_true, truth));
    }
    return None;
}

/* test_locks.py ConditionTests */
ASYNC(test_notify)
{
    struct condition *cond = condition_new(NULL);
    value order = empty_list();
    struct task *t1 = create_task(waits(cond, order, 1, true));
    struct task *t2 = create_task(waits(cond, order, 2, true));
    struct task *t3 = create_task(waits(cond, order, 3, true));
    await(async_sleep(0));
    CHECK_REPR(order, "[]");
    await(lock_acquire(cond->lock));
    condition_notify(cond, 1);
    lock_release(cond->lock);
    await(async_sleep(0));
    CHECK_REPR(order, "[1]");
    await(lock_acquire(cond->lock));
    condition_notify(cond, 1);
    condition_notify(cond, 2048);
    lock_release(cond->lock);
    await(async_sleep(0));
    CHECK_REPR(order, "[1, 2, 3]");
    CHECK_REPR(result(t1), "True");
    CHECK_REPR(result(t2), "True");
    CHECK_REPR(result(t3), "True");
    return None;
}

/* test_locks.py ConditionTests */
ASYNC(test_notify_all)
{
    struct condition *cond = condition_new(NULL);
    value order = empty_list();
    struct task *t1 = create_task(waits(cond, order, 1, true));
    struct task *t2 = create_task(waits(cond, order, 2, true));
    await(async_sleep(0));
    CHECK_REPR(order, "[]");
    await(lock_acquire(cond->lock));
    condition_notify_all(cond);
    lock_release(cond->lock);
    await(async_sleep(0));
    CHECK_REPR(order, "[1, 2]");
    CHECK_REPR(result(t1), "True");
    CHECK_REPR(result(t2), "True");
    return None;
}

/* test_locks.py ConditionTests */
ASYNC(test_notify_unacquired)
{
    RAISES (RuntimeError) {
        condition_notify(condition_new(NULL), 1);
    }
    return None;
}

/* test_locks.py ConditionTests */
ASYNC(test_notify_all_unacquired)
{
    RAISES (RuntimeError) {
        condition_notify_all(condition_new(NULL));
    }
    return None;
}

/* test_locks.py ConditionTests */
ASYNC(test_context_manager)
{
    struct condition *cond = condition_new(NULL);
    CHECK(!cond->lock->locked);
    ASYNC_WITH (cond) {
        CHECK(cond->lock->locked);
    }
    CHECK(!cond->lock->locked);
    return None;
}

/* test_locks.py ConditionTests */
ASYNC(test_explicit_lock)
{
    struct lock *lock = lock_new();
    struct condition *cond = condition_new(lock);
    CHECK(cond->lock == lock);
    CHECK(!lock->locked);
    ASYNC_WITH (cond) {
        CHECK(lock->locked);
    }
    CHECK(!lock->locked);
    ASYNC_WITH (lock) {
        CHECK(cond->lock->locked);
    }
    CHECK(!cond->lock->locked);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_wait),
        T(test_wait_unacquired),
        T(test_wait_for),
        T(test_wait_for_unacquired),
        T(test_notify),
        T(test_notify_all),
        T(test_notify_unacquired),
        T(test_notify_all_unacquired),
        T(test_context_manager),
        T(test_explicit_lock),
#undef T
    };
    return ported_run("locks_condition", tests, sizeof tests / sizeof *tests);
}
