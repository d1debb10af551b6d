/* SPDX-License-Identifier: MIT */
/* join() and shutdown(): ported from CPython 3.13's test_queues.py, whose
 * mixins run each test on the three kinds of queue. */
#include "tests/ported/ported.h"

enum { KINDS = 3 };

static struct queue *(*const kinds[KINDS])(long maxsize) = {
    queue_new, lifo_queue_new, priority_queue_new};

/* Runs a check on each kind of queue. */
static void on_each_kind(struct coro *(*check)(struct queue *queue),
                         long maxsize)
{
    for (int i = 0; i < KINDS; i++)
        await(check(kinds[i](maxsize)));
}

ASYNC(check_underflow, struct queue *, q)
{
    RAISES (ValueError) {
        task_done(q);
    }
    return None;
}

/* test_queues.py _QueueJoinTestMixin */
ASYNC(test_task_done_underflow)
{
    on_each_kind(check_underflow, 0);
    return None;
}

struct work {
    struct queue *q;
    bool running;
    int64_t sum;
};

ASYNC(worker, struct work *, work)
{
    while (work->running) {
        work->sum += as_int(await(queue_get(work->q)));
        task_done(work->q);
    }
    return None;
}

ASYNC(check_task_done, struct queue *, q)
{
    struct work *work = NEW(struct work);
    *work = (struct work){.q = q, .running = true};
    for (int i = 0; i < 100; i++)
        queue_put_nowait(q, i);
    struct task_group *tg = task_group_new();
    ASYNC_WITH (tg) {
        group_create_task(tg, worker(work));
        group_create_task(tg, worker(work));
        await(queue_join(q));
        CHECK(work->sum == 99 * 100 / 2);
        work->running = false;
        queue_put_nowait(q, 0);
        queue_put_nowait(q, 0);
    }
    CHECK(queue_empty(q));
    return None;
}

/* test_queues.py _QueueJoinTestMixin */
ASYNC(test_task_done)
{
    on_each_kind(check_task_done, 0);
    return None;
}

ASYNC(check_join_empty, struct queue *, q)
{
    await(queue_join(q));
    await(queue_join(q));
    CHECK_TIME(0);
    return None;
}

/* test_queues.py _QueueJoinTestMixin */
ASYNC(test_join_empty_queue)
{
    on_each_kind(check_join_empty, 0);
    return None;
}

static void check_put_is_refused(struct queue *q)
{
    RAISES (QueueShutDown) {
        await(queue_put(q, "data"));
    }
    RAISES (QueueShutDown) {
        queue_put_nowait(q, "data");
    }
}

static void check_is_shut_down(struct queue *q)
{
    check_put_is_refused(q);
    RAISES (QueueShutDown) {
        await(queue_get(q));
    }
    RAISES (QueueShutDown) {
        queue_get_nowait(q);
    }
}

static void check_all_is_done(struct queue *q)
{
    RAISES (ValueError) {
        task_done(q);
    }
}

ASYNC(check_shutdown_empty, struct queue *, q)
{
    struct task *get_task = create_task(queue_get(q));
    await(async_sleep(0));
    queue_shutdown(q, false);
    CHECK(queue_qsize(q) == 0);
    await(queue_join(q));
    await(async_sleep(0));
    CHECK(done(get_task));
    RAISES (QueueShutDown) {
        await(get_task);
    }
    check_is_shut_down(q);
    return None;
}

/* test_queues.py _QueueShutdownTestMixin */
ASYNC(test_shutdown_empty)
{
    on_each_kind(check_shutdown_empty, 0);
    return None;
}

ASYNC(check_shutdown_nonempty, struct queue *, q)
{
    queue_put_nowait(q, "data");
    struct task *join_task = create_task(queue_join(q));
    struct task *put_task = create_task(queue_put(q, "data2"));
    await(async_sleep(0));
    CHECK(!done(put_task));
    queue_shutdown(q, false);
    CHECK(queue_qsize(q) == 1);
    await(async_sleep(0));
    CHECK(done(put_task));
    RAISES (QueueShutDown) {
        await(put_task);
    }
    CHECK_REPR(await(queue_get(q)), "'data'");
    await(async_sleep(0));
    CHECK(!done(join_task));
    check_is_shut_down(q);
    task_done(q);
    await(async_sleep(0));
    CHECK(done(join_task));
    await(join_task);
    check_all_is_done(q);
    return None;
}

/* test_queues.py _QueueShutdownTestMixin */
ASYNC(test_shutdown_nonempty)
{
    on_each_kind(check_shutdown_nonempty, 1);
    return None;
}

ASYNC(check_shutdown_immediate, struct queue *, q)
{
    queue_put_nowait(q, "data");
    struct task *join_task = create_task(queue_join(q));
    queue_shutdown(q, true);
    CHECK(queue_qsize(q) == 0);
    await(async_sleep(0));
    CHECK(done(join_task));
    await(join_task);
    check_is_shut_down(q);
    check_all_is_done(q);
    return None;
}

/* test_queues.py _QueueShutdownTestMixin */
ASYNC(test_shutdown_immediate)
{
    on_each_kind(check_shutdown_immediate, 0);
    return None;
}

ASYNC(check_shutdown_immediate_with_unfinished, struct queue *, q)
{
    queue_put_nowait(q, "data");
    queue_put_nowait(q, "data");
    struct task *join_task = create_task(queue_join(q));
    CHECK_REPR(await(queue_get(q)), "'data'");
    queue_shutdown(q, true);
    CHECK(queue_qsize(q) == 0);
    await(async_sleep(0));
    CHECK(!done(join_task));
    check_is_shut_down(q);
    task_done(q);
    check_all_is_done(q);
    await(async_sleep(0));
    CHECK(done(join_task));
    await(join_task);
    return None;
}

/* test_queues.py _QueueShutdownTestMixin */
ASYNC(test_shutdown_immediate_with_unfinished)
{
    on_each_kind(check_shutdown_immediate_with_unfinished, 0);
    return None;
}

int main(void)
{
    static const struct ported_test tests[] = {
#define T(test) {#test, test}
        T(test_task_done_underflow),
        T(test_task_done),
        T(test_join_empty_queue),
        T(test_shutdown_empty),
        T(test_shutdown_nonempty),
        T(test_shutdown_immediate),
        T(test_shutdown_immediate_with_unfinished),
#undef T
    };
    return ported_run("queues_end", tests, sizeof tests / sizeof *tests);
}
