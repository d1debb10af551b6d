/* SPDX-License-Identifier: MIT */
#include "sim/io.h"

#include "sim/arena.h"
#include "sim/emit.h"
#include "sim/future.h"
#include "sim/loop.h"
#include "sim/selector.h"

/* A future that cancelling gives up, and the operation that resolves it. */
struct operation {
    struct future future;
    struct timer timer; /* when it is due; its id is the operation's */
    const char *name;
    struct value result;
    struct exception *error;
};

/* What the handle of a delivered operation does. (operations.py complete) */
static void complete(void *self, struct future *unused)
{
    (void)unused;
    struct operation *operation = self;
    if (future_done(&operation->future))
        return;
    if (operation->error)
        future_set_exception(&operation->future, operation->error);
    else
        future_set_result(&operation->future, operation->result);
}

struct future *io_begin(const char *name, int64_t latency, struct value result,
                        struct exception *error)
{
    struct loop *loop = loop_running();
    struct operation *operation = arena_alloc(&loop->arena, sizeof *operation);
    struct timer *timer = &operation->timer;
    operation->future.kind = FUTURE_OPERATION;
    operation->name = arena_string(&loop->arena, name);
    operation->result = result;
    operation->error = error;
    timer->handle.callback =
        (struct callback){.function = complete,
                          .self = operation,
                          .name = arena_format(&loop->arena, "io %s", name),
                          .kind = LABEL_CALL};
    timer->when = instant_after(loop->now, latency);
    timer->id = ++loop->op_count;
    timers_push(&loop->io.heap, timer);
    emit_io(loop, timer->id, operation->name, timer->when);
    return &operation->future;
}

bool io_cancel(struct future *future, const char *message)
{
    /* The future is the first member of its operation. */
    struct operation *operation = (struct operation *)future;
    struct loop *loop = loop_running();
    if (!future_done(future) && operation->timer.scheduled) {
        operation->timer.handle.cancelled = true;
        operation->timer.scheduled = false;
        loop->io.heap.cancelled_count++;
        emit_unio(loop, operation->timer.id, operation->name);
    }
    return future_cancel_now(future, message);
}

int64_t io_next(struct io *io)
{
    timers_drop_cancelled(&io->heap);
    const struct timer *first = timers_first(&io->heap);
    return first ? first->when : FOREVER;
}

/* The first that is due by now, taken out; or NULL. */
static struct handle *take_due(struct loop *loop)
{
    if (io_next(&loop->io) > loop->now || !timers_first(&loop->io.heap))
        return NULL;
    struct timer *timer = timers_pop(&loop->io.heap);
    timer->handle.op = timer->id;
    timer->handle.completed = timer->when;
    return &timer->handle;
}

/* (due, begun) */
static bool before(const struct handle *a, const struct handle *b)
{
    return a->completed != b->completed ? a->completed < b->completed
                                        : a->op < b->op;
}

void io_deliver_due(struct loop *loop)
{
    struct handle *arrived = selector_take_due(loop);
    struct handle *done = take_due(loop);
    while (arrived || done) {
        if (!arrived || (done && before(done, arrived))) {
            loop_make_ready(loop, done);
            done = take_due(loop);
        } else {
            struct handle *next = arrived->next;
            loop_make_ready(loop, arrived);
            arrived = next;
        }
    }
}

void io_free(struct io *io)
{
    timers_free(&io->heap);
}
