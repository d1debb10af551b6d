/* SPDX-License-Identifier: MIT */
/* Queues, and getting from them: ported from CPython 3.13's test_queues.py. */
#include "tests/ported/queues.h"

/* test_queues.py QueueBasicTests */
ASYNC(test_empty)
{
    struct queue *q = queue_new(0);
    CHECK(queue_empty(q));
    await(queue_put(q, 1));
    CHECK(!queue_empty(q));
    CHECK_REPR(await(queue_get(q)), "1");
    CHECK(queue_empty(q));
    return None;
}

/* test_queues.py QueueBasicTests */
ASYNC(test_full)
{
    struct queue *q = queue_new(0);
    CHECK(!queue_full(q));
    q = queue_new(1);
    await(queue_put(q, 1));
    CHECK(queue_full(q));
    return None;
}

ASYNC(check_order, struct queue *, q, const char *, expected)
{
    await(queue_put(q, 1));
    await(queue_put(q, 3));
    await(queue_put(q, 2));
    value items = empty_list();
    for (int i = 0; i < 3; i++)
        append(items, await(queue_get(q)));
    CHECK_REPR(items, expected);
    return None;
}

/* test_queues.py QueueBasicTests, LifoQueueTests, PriorityQueueTests */
ASYNC(test_order)
{
    await(check_order(queue_new(0), "[1, 3, 2]"));
    await(check_order(lifo_queue_new(0), "[2, 3, 1]"));
    await(check_order(priority_queue_new(0), "[1, 2, 3]"));
    return None;
}

ASYNC(puts_three, struct scene *, s)
{
    for (int i = 0; i < 3; i++) {
        await(queue_put(s->q, i));
        append(s->order, i);
    }
    return True;
}

/* test_queues.py QueueBasicTests */
ASYNC(test_maxsize)
{
    struct scene *s = queue_scene(2);
    struct task *t = create_task(puts_three(s));
    await(async_sleep(0));
    await(async_sleep(0));
    CHECK_REPR(s->order, "[0, 1]");
    CHECK_REPR(await(queue_get(s->q)), "0");
    await(async_sleep(0));
    CHECK_REPR(s->order, "[0, 1, 2]");
    CHECK_REPR(await(queue_get(s->q)), "1");
    CHECK_REPR(await(queue_get(s->q)), "2");
    CHECK(done(t));
    CHECK_REPR(result(t), "True");
    return None;
}

/* test_queues.py QueueGetTests */
ASYNC(test_blocking_get)
{
    struct queue *q = queue_new(0);
    queue_put_nowait(q, 1);
    CHECK_REPR(await(queue_get(q)), "1");
    return None;
}

static struct queue *put_into;

static void put_nowait(value x)
{
    queue_put_nowait(put_into, x);
}

ASYNC(gets_one, struct scene *, s)
{
    async_event_set(s->started);
    value x = await(queue_get(s->q));
    s->finished = true;
    return x;
}

/* test_queues.py QueueGetTests */
ASYNC(test_blocking_get_wait)
{
    struct scene *s = queue_scene(0);
    struct task *queue_get_task = create_task(gets_one(s));
    await(async_event_wait(s->started));
    CHECK(!s->finished);
    put_into = s->q;
    call_later(0.01, put_nowait, 1);
    value x = await(queue_get_task);
    CHECK(s->finished);
    CHECK_REPR(x, "1");
    CHECK_TIME(0.01);
    return None;
}

/* test_queues.py QueueGetTests */
ASYNC(test_nonblocking_get)
{
    struct queue *q = queue_new(0);
    queue_put_nowait(q, 1);
    CHECK_REPR(queue_get_nowait(q), "1");
    return None;
}

/* test_queues.py QueueGetTests */
ASYNC(test_nonblocking_get_exception)
{
    RAISES (QueueEmpty) {
        queue_get_nowait(queue_new(0));
    }
    return None;
}

/* test_queues.py QueueGetTests */
ASYNC(test_get_cancelled_race)
{
    struct queue *q = queue_new(0);
    struct task *t1 = create_task(queue_get(q));
    struct task *t2 = create_task(queue_get(q));
    await(async_sleep(0));
    cancel(t1);
    await(async_sleep(0));
    CHECK(done(t1));
    await(queue_put(q, "a"));
    await(async_sleep(0));
    CHECK_REPR(await(t2), "'a'");
    return None;
}

/* test_queues.py QueueGetTests */
ASYNC(test_get_with_waiting_putters)
{
    struct queue *q = queue_new(1);
    create_task(queue_put(q, "a"));
    create_task(queue_put(q, "b"));
    CHECK_REPR(await(queue_get(q)), "'a'");
    CHECK_REPR(await(queue_get(q)), "'b'");
    return None;
}

ASYNC(produces_five, struct queue *, q)
{
    for (int i = 0; i < 5; i++)
        await(queue_put(q, i));
    return None;
}

ASYNC(consumes_five, struct queue *, q)
{
    for (int i = 0; i < 5; i++)
        await(queue_get(q));
    return None;
}

/* test_queues.py QueueGetTests */
ASYNC(test_why_are_getters_waiting)
{
    struct queue *q = queue_new(1);
    struct task_group *tg = task_group_new();
    ASYNC_WITH (tg) {
        group_create_task(tg, produces_five(q));
        group_create_task(tg, consumes_five(q));
    }
    CHECK(queue_empty(q));
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_empty),
        T(test_full),
        T(test_order),
        T(test_maxsize),
        T(test_blocking_get),
        T(test_blocking_get_wait),
        T(test_nonblocking_get),
        T(test_nonblocking_get_exception),
        T(test_get_cancelled_race),
        T(test_get_with_waiting_putters),
        T(test_why_are_getters_waiting),
#undef T
    };
    return ported_run("queues", tests, sizeof tests / sizeof *tests);
}
