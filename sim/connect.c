/* SPDX-License-Identifier: MIT */
#include <errno.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/future.h"
#include "sim/loop.h"
#include "sim/resolve.h"
#include "sim/selector.h"
#include "sim/stream_reader.h"
#include "sim/streams.h"
#include "sim/transport.h"
#include "sim/try.h"

/* _sock_write_done */
static void sock_write_done(void *self, struct future *future)
{
    (void)future;
    sock_unwatch(self, SOCK_WRITE);
}

struct connecting {
    struct sock *sock;
    struct future *future;
    const char *address;
    int port;
};

/* _sock_connect_cb */
static void sock_connect_cb(void *self, struct future *unused)
{
    (void)unused;
    struct connecting *connecting = self;
    if (future_done(connecting->future))
        return;
    if (!connecting->sock->refused) {
        future_set_result(connecting->future, VALUE_OF_NONE);
        return;
    }
    const struct value address =
        address_value(connecting->address, connecting->port);
    future_set_exception(
        connecting->future,
        exception_of_errno(loop_arena(), &ConnectionRefusedError, ECONNREFUSED,
                           arena_format(loop_arena(), "Connect call failed %s",
                                        value_repr(loop_arena(), address))));
}

/* BaseEventLoop._connect_sock */
static struct sock *connect_sock(const char *host, int port)
{
    const char *address = ensure_resolved(host);
    struct connecting *connecting =
        arena_alloc(loop_arena(), sizeof *connecting);
    *connecting = (struct connecting){.sock = sock_connect(host, port),
                                      .future = future_new(),
                                      .address = address,
                                      .port = port};
    sock_watch(connecting->sock, SOCK_WRITE,
               (struct callback){.function = sock_connect_cb,
                                 .self = connecting,
                                 .kind = LABEL_CALL});
    future_add_done_callback(connecting->future,
                             (struct callback){.function = sock_write_done,
                                               .self = connecting->sock,
                                               .name = "_sock_write_done",
                                               .kind = LABEL_CALL});
    TRY {
        future_await(connecting->future);
    }
    EXCEPT (BaseException) {
        sock_close(connecting->sock);
        exception_raise(exception_handled());
    }
    return connecting->sock;
}

/* BaseEventLoop._create_connection_transport */
static struct transport *create_transport(struct sock *sock,
                                          struct stream_protocol *protocol)
{
    struct future *waiter = future_new();
    struct transport *transport = transport_new(sock, protocol, waiter, NULL);
    TRY {
        future_await(waiter);
    }
    EXCEPT (BaseException) {
        transport_close(transport);
        exception_raise(exception_handled());
    }
    return transport;
}

LIBRARY_COROUTINE("open_connection", open_connection, const char *, host, int,
                  port)
{
    struct sock *sock = connect_sock(host, port);
    struct stream_reader *reader = reader_new();
    struct stream_protocol *protocol = protocol_new(reader, NULL);
    struct transport *transport = create_transport(sock, protocol);
    const struct value pair[] = {
        value_object(reader),
        value_object(writer_new(transport, protocol, reader))};
    return value_tuple(loop_arena(), pair, 2);
}
