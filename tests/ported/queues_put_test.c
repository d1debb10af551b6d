/* SPDX-License-Identifier: MIT */
/* Putting into queues: ported from CPython 3.13's test_queues.py. */
#include "tests/ported/queues.h"

static struct queue *put_into;

/* test_queues.py QueuePutTests */
ASYNC(test_blocking_put)
{
    struct queue *q = queue_new(0);
    await(queue_put(q, 1));
    CHECK_REPR(await(queue_get(q)), "1");
    return None;
}

ASYNC(puts_two, struct scene *, s)
{
    async_event_set(s->started);
    await(queue_put(s->q, 1));
    await(queue_put(s->q, 2));
    s->finished = true;
    return None;
}

static void get_nowait(value unused)
{
    (void)unused;
    queue_get_nowait(put_into);
}

/* test_queues.py QueuePutTests */
ASYNC(test_blocking_put_wait)
{
    struct scene *s = queue_scene(1);
    put_into = s->q;
    call_later(0.01, get_nowait, None);
    struct task *queue_put_task = create_task(puts_two(s));
    await(async_event_wait(s->started));
    CHECK(!s->finished);
    await(queue_put_task);
    CHECK(s->finished);
    CHECK_TIME(0.01);
    return None;
}

/* test_queues.py QueuePutTests */
ASYNC(test_nonblocking_put)
{
    struct queue *q = queue_new(0);
    queue_put_nowait(q, 1);
    CHECK_REPR(queue_get_nowait(q), "1");
    return None;
}

/* Awaits the task; if it was cancelled, another one. */
static value await_or(struct task *task, struct coro *again)
{
    value *answer = NEW(value);
    TRY {
        *answer = await(task);
    }
    EXCEPT (CancelledError) {
        *answer = await(create_task(again));
    }
    return *answer;
}

/* test_queues.py QueuePutTests */
ASYNC(test_get_cancel_drop_one_pending_reader)
{
    struct queue *q = queue_new(0);
    struct task *reader = create_task(queue_get(q));
    await(async_sleep(0));
    queue_put_nowait(q, 1);
    queue_put_nowait(q, 2);
    cancel(reader);
    CHECK_REPR(await_or(reader, queue_get(q)), "1");
    return None;
}

/* test_queues.py QueuePutTests */
ASYNC(test_get_cancel_drop_many_pending_readers)
{
    struct queue *q = queue_new(0);
    struct task_group *tg = task_group_new();
    value results = empty_list();
    ASYNC_WITH (tg) {
        struct task *reader1 = group_create_task(tg, queue_get(q));
        struct task *reader2 = group_create_task(tg, queue_get(q));
        struct task *reader3 = group_create_task(tg, queue_get(q));
        await(async_sleep(0));
        queue_put_nowait(q, 1);
        queue_put_nowait(q, 2);
        cancel(reader1);
        RAISES (CancelledError) {
            await(reader1);
        }
        await(reader3);
        append(results, result(reader2));
        append(results, result(reader3));
    }
    CHECK_REPR(results, "[1, 2]");
    return None;
}

/* test_queues.py QueuePutTests */
ASYNC(test_put_cancel_drop)
{
    struct queue *q = queue_new(1);
    queue_put_nowait(q, 1);
    struct task *writer = create_task(queue_put(q, 2));
    await(async_sleep(0));
    CHECK_REPR(queue_get_nowait(q), "1");
    cancel(writer);
    await_or(writer, queue_put(q, 2));
    CHECK_REPR(queue_get_nowait(q), "2");
    CHECK(queue_qsize(q) == 0);
    return None;
}

/* test_queues.py QueuePutTests */
ASYNC(test_nonblocking_put_exception)
{
    struct queue *q = queue_new(1);
    queue_put_nowait(q, 1);
    RAISES (QueueFull) {
        queue_put_nowait(q, 2);
    }
    return None;
}

ASYNC(puts_one, struct queue *, q)
{
    await(queue_put(q, 1));
    return True;
}

/* test_queues.py QueuePutTests */
ASYNC(test_put_cancelled)
{
    struct queue *q = queue_new(0);
    struct task *t = create_task(puts_one(q));
    CHECK_REPR(await(queue_get(q)), "1");
    CHECK(done(t));
    CHECK_REPR(result(t), "True");
    return None;
}

/* test_queues.py QueuePutTests */
ASYNC(test_put_cancelled_race)
{
    struct queue *q = queue_new(1);
    struct task *put_a = create_task(queue_put(q, "a"));
    struct task *put_b = create_task(queue_put(q, "b"));
    struct task *put_c = create_task(queue_put(q, "X"));
    await(async_sleep(0));
    CHECK(done(put_a));
    CHECK(!done(put_b));
    cancel(put_c);
    await(async_sleep(0));
    CHECK(done(put_c));
    CHECK_REPR(queue_get_nowait(q), "'a'");
    await(async_sleep(0));
    CHECK_REPR(queue_get_nowait(q), "'b'");
    await(put_b);
    return None;
}

/* test_queues.py QueuePutTests */
ASYNC(test_put_with_waiting_getters)
{
    struct queue *q = queue_new(0);
    struct task *t = create_task(queue_get(q));
    await(async_sleep(0));
    await(queue_put(q, "a"));
    CHECK_REPR(await(t), "'a'");
    return None;
}

ASYNC(gets_what_is_there, struct queue *, q)
{
    await(async_sleep(0));
    size_t count = queue_qsize(q);
    for (size_t i = 0; i < count; i++)
        queue_get_nowait(q);
    return None;
}

/* test_queues.py QueuePutTests */
ASYNC(test_why_are_putters_waiting)
{
    struct queue *q = queue_new(2);
    struct task_group *tg = task_group_new();
    ASYNC_WITH (tg) {
        group_create_task(tg, gets_what_is_there(q));
        for (int i = 0; i < 4; i++)
            group_create_task(tg, queue_put(q, i));
    }
    CHECK(queue_qsize(q) == 2);
    return None;
}

/* test_queues.py QueuePutTests */
ASYNC(test_cancelled_put_silence_value_error_exception)
{
    struct queue *q = queue_new(1);
    queue_put_nowait(q, 1);
    struct task *put_task = create_task(queue_put(q, 1));
    await(async_sleep(0));
    queue_get_nowait(q);
    cancel(put_task);
    RAISES (CancelledError) {
        await(put_task);
    }
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_blocking_put),
        T(test_blocking_put_wait),
        T(test_nonblocking_put),
        T(test_get_cancel_drop_one_pending_reader),
        T(test_get_cancel_drop_many_pending_readers),
        T(test_put_cancel_drop),
        T(test_nonblocking_put_exception),
        T(test_put_cancelled),
        T(test_put_cancelled_race),
        T(test_put_with_waiting_getters),
        T(test_why_are_putters_waiting),
        T(test_cancelled_put_silence_value_error_exception),
#undef T
    };
    return ported_run("queues_put", tests, sizeof tests / sizeof *tests);
}
