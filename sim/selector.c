/* SPDX-License-Identifier: MIT */
#include "sim/selector.h"

#include "sim/arena.h"
#include "sim/emit.h"
#include "sim/loop.h"

void sock_watch(struct sock *sock, enum sock_event event,
                struct callback callback)
{
    struct loop *loop = loop_running();
    struct handle *before = sock->watch[event];
    if (!sock->watch[SOCK_READ] && !sock->watch[SOCK_WRITE])
        sock_append(&loop->network.watched, sock);
    struct handle *handle = arena_alloc(&loop->arena, sizeof *handle);
    handle->callback = callback;
    sock->watch[event] = handle;
    if (before)
        handle_cancel(before);
}

bool sock_unwatch(struct sock *sock, enum sock_event event)
{
    struct handle *handle = sock->watch[event];
    if (!handle)
        return false;
    handle_cancel(handle);
    sock->watch[event] = NULL;
    if (sock->watch[SOCK_READ] || sock->watch[SOCK_WRITE])
        return true;
    struct sock **at = &loop_running()->network.watched;
    while (*at != sock)
        at = &(*at)->next;
    *at = sock->next;
    return true;
}

/* Unlike a real selector this does not tell who was told of a connection that
 * its socket can be written: that handle is about to be cancelled. */
static bool is_ready(const struct sock *sock, enum sock_event event)
{
    return sock->watch[event] != sock->connector && sock_is_ready(sock, event);
}

int64_t selector_next(struct loop *loop)
{
    int64_t next = FOREVER;
    for (struct sock *at = loop->network.watched; at; at = at->next)
        for (int event = 0; event < SOCK_EVENTS; event++) {
            const struct arrival *first = at->coming[event].first;
            if (!at->watch[event])
                continue;
            if (first && first->due < next)
                next = first->due;
            if (is_ready(at, event) && loop->now < next)
                next = loop->now;
        }
    return next;
}

/* Puts the handle of an operation among those that are due. */
static void add_due(struct handle **due, struct handle *handle, uint32_t op,
                    const char *name, int64_t completed)
{
    handle->callback.name = arena_format(loop_arena(), "io %s", name);
    handle->op = op;
    handle->completed = completed;
    while (*due && ((*due)->completed < completed ||
                    ((*due)->completed == completed && (*due)->op < op)))
        due = &(*due)->next;
    handle->next = *due;
    *due = handle;
}

static void take_event(struct loop *loop, struct sock *sock,
                       enum sock_event event, struct handle **due)
{
    struct handle *handle = sock->watch[event];
    struct arrival *first = sock->coming[event].first;
    if (first && first->due <= loop->now) {
        if (first->kind == ARRIVAL_CONNECT)
            sock->connector = handle;
        sock_take(sock, arrivals_pop(&sock->coming[event]));
        add_due(due, handle, first->op, first->name, first->due);
    } else if (is_ready(sock, event)) {
        const char *name = sock_describe(sock, event);
        const uint32_t op = ++loop->op_count;
        emit_io(loop, op, name, loop->now);
        add_due(due, handle, op, name, loop->now);
    }
}

struct handle *selector_take_due(struct loop *loop)
{
    struct handle *due = NULL;
    for (struct sock *at = loop->network.watched; at; at = at->next)
        for (int event = 0; event < SOCK_EVENTS; event++)
            if (at->watch[event])
                take_event(loop, at, event, &due);
    return due;
}
