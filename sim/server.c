/* SPDX-License-Identifier: MIT */
#include "sim/server.h"

#include <assert.h>
#include <errno.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/future.h"
#include "sim/gather.h"
#include "sim/loop.h"
#include "sim/resolve.h"
#include "sim/selector.h"
#include "sim/sleep.h"
#include "sim/stream_reader.h"
#include "sim/task.h"
#include "sim/transport.h"
#include "sim/try.h"
#include "sim/waiters.h"

enum { BACKLOG = 100 };

struct server {
    struct sock *sock; /* NULL once it is closed */
    client_connected *connected;
    size_t clients;
    bool woken;                     /* closed, and no client is left */
    struct waiters waiters;         /* for that */
    struct future *serving_forever; /* or NULL */
};

/* -- Accepting ------------------------------------------------------------- */

COROUTINE(static, "BaseSelectorEventLoop._accept_connection2", true,
          accept_connection, struct server *, server, struct sock *, sock)
{
    if (!server->sock) /* closed meanwhile: nobody serves the connection */
        return VALUE_OF_NONE;
    struct future *waiter = future_new();
    struct transport *transport = transport_new(
        sock, protocol_new(reader_new(), server->connected), waiter, server);
    TRY {
        future_await(waiter);
    }
    EXCEPT (BaseException) {
        transport_close(transport);
    }
    return VALUE_OF_NONE;
}

/* _accept_connection: all that came, a task for each. */
static void accept_all(void *self, struct future *unused)
{
    (void)unused;
    struct server *server = self;
    struct sock *listener = server->sock;
    struct sock *sock;
    for (int i = 0; i < BACKLOG && (sock = sock_accept(listener)); i++)
        task_create(accept_connection(server, sock), NULL);
}

/* Listens at the socket and accepts what comes. */
static struct server *server_new(struct sock *sock, client_connected *connected)
{
    struct server *server = arena_alloc(loop_arena(), sizeof *server);
    server->sock = sock;
    server->connected = connected;
    sock_watch(sock, SOCK_READ,
               (struct callback){
                   .function = accept_all, .self = server, .kind = LABEL_CALL});
    return server;
}

/* -- Starting -------------------------------------------------------------- */

COROUTINE(static, "BaseEventLoop._create_server_getaddrinfo", true,
          create_server_getaddrinfo, const char *, host, int, port)
{
    const struct value info[] = {value_member("<AddressFamily.AF_INET: 2>"),
                                 value_member("<SocketKind.SOCK_STREAM: 1>"),
                                 value_int(6), value_str(""),
                                 address_value(ensure_resolved(host), port)};
    struct value infos = value_list(loop_arena());
    list_add(loop_arena(), infos.as.list, value_tuple(loop_arena(), info, 5));
    return infos;
}

_Noreturn static void raise_in_use(const char *host, int port)
{
    const char *address = value_repr(loop_arena(), address_value(host, port));
    exception_raise(exception_of_errno(
        loop_arena(), &OSError, EADDRINUSE,
        arena_format(loop_arena(),
                     "error while attempting to bind on address %s: [errno %d] "
                     "address already in use",
                     address, EADDRINUSE)));
}

LIBRARY_COROUTINE("start_server", start_server, client_connected *, connected,
                  const char *, host, int, port)
{
    const struct value lookup =
        value_coro(create_server_getaddrinfo(host, port));
    future_await(gather_values(&lookup, 1, false));
    struct sock *sock = sock_listen(host, port);
    if (!sock)
        raise_in_use(host, port);
    struct server *server = server_new(sock, connected);
    coro_await(sleep_coro(0, VALUE_OF_NONE));
    return value_object(server);
}

/* -- The end --------------------------------------------------------------- */

static void wake_up(struct server *server)
{
    server->woken = true;
    waiters_wake_all(&server->waiters);
}

void server_attach(struct server *server)
{
    assert(server->sock && "a server that is closed accepts nobody");
    server->clients++;
}

void server_detach(struct server *server)
{
    if (--server->clients == 0 && !server->sock)
        wake_up(server);
}

void server_close(struct server *server)
{
    struct sock *sock = server->sock;
    if (!sock)
        return;
    server->sock = NULL;
    sock_unwatch(sock, SOCK_READ);
    sock_close(sock);
    if (server->serving_forever && !future_done(server->serving_forever)) {
        future_cancel(server->serving_forever, NULL);
        server->serving_forever = NULL;
    }
    if (!server->clients)
        wake_up(server);
}

static void wait_closed(struct server *server)
{
    if (server->woken)
        return;
    struct future *waiter = future_new();
    waiters_add(&server->waiters, waiter);
    future_await(waiter);
}

LIBRARY_COROUTINE("Server.wait_closed", server_wait_closed, struct server *,
                  server)
{
    wait_closed(server);
    return VALUE_OF_NONE;
}

LIBRARY_COROUTINE("Server.serve_forever", server_serve_forever, struct server *,
                  server)
{
    if (server->serving_forever)
        loop_raise(&RuntimeError, "server is already being awaited on "
                                  "serve_forever()");
    if (!server->sock)
        loop_raise(&RuntimeError, "server <Server sockets=()> is closed");
    server->serving_forever = future_new();
    TRY {
        future_await(server->serving_forever);
    }
    EXCEPT (CancelledError) {
        server_close(server);
        wait_closed(server);
        exception_raise(exception_handled());
    }
    FINALLY {
        server->serving_forever = NULL;
    }
    return VALUE_OF_NONE;
}

COROUTINE(static, "AbstractServer.__aexit__", true, aexit, struct server *,
          server)
{
    server_close(server);
    wait_closed(server);
    return VALUE_OF_NONE;
}

static void enter(void *self)
{
    (void)self;
}

static bool leave(void *self, struct exception *exception)
{
    (void)exception;
    coro_await(aexit(self));
    return false;
}

struct async_manager server_manager(struct server *server)
{
    return (struct async_manager){server, enter, leave};
}
