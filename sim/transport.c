/* SPDX-License-Identifier: MIT */
#include "sim/transport.h"

#include <errno.h>

#include "sim/arena.h"
#include "sim/future.h"
#include "sim/loop.h"
#include "sim/selector.h"
#include "sim/server.h"
#include "sim/streams.h"

enum {
    READ_MOST = 256 * 1024, /* _SelectorTransport.max_size */
    PIECES_MOST = 1024,     /* SC_IOV_MAX */
    HIGH_WATER = 64 * 1024, /* _FlowControlMixin */
    LOW_WATER = HIGH_WATER / 4,
};

static struct callback call(void (*function)(void *, struct future *),
                            struct transport *transport, const char *name)
{
    return (struct callback){.function = function,
                             .self = transport,
                             .name = name,
                             .kind = LABEL_CALL};
}

/* -- The end ----------------------------------------------------------------
 */

/* _call_connection_lost */
static void call_connection_lost(void *self, struct future *unused)
{
    (void)unused;
    struct transport *transport = self;
    transport->lost = true;
    protocol_connection_lost(transport->protocol, transport->error);
    sock_close(transport->sock);
    if (transport->server)
        server_detach(transport->server);
}

static void lose_soon(struct transport *transport, struct exception *error)
{
    transport->conn_lost++;
    transport->error = error;
    loop_call_soon(
        loop_running(),
        call(call_connection_lost, transport, "_call_connection_lost"), NULL);
}

void transport_close(struct transport *transport)
{
    if (transport->closing)
        return;
    transport->closing = true;
    sock_unwatch(transport->sock, SOCK_READ);
    if (transport->buffer.length)
        return;
    sock_unwatch(transport->sock, SOCK_WRITE);
    lose_soon(transport, NULL);
}

/* _fatal_error of an OSError, and _force_close */
static void fail(struct transport *transport, const struct exception_type *type,
                 int number, const char *text)
{
    if (transport->conn_lost)
        return;
    if (transport->buffer.length) {
        bytes_clear(&transport->buffer);
        sock_unwatch(transport->sock, SOCK_WRITE);
    }
    if (!transport->closing) {
        transport->closing = true;
        sock_unwatch(transport->sock, SOCK_READ);
    }
    lose_soon(transport, exception_of_errno(loop_arena(), type, number, text));
}

/* -- Reading --------------------------------------------------------------- */

/* _read_ready__data_received, and _read_ready__on_eof */
static void read_ready(void *self, struct future *unused)
{
    (void)unused;
    struct transport *transport = self;
    if (transport->conn_lost)
        return;
    struct byte_queue data = {0};
    switch (sock_recv(transport->sock, &data, READ_MOST)) {
    case EAGAIN:
        return;
    case ECONNRESET:
        fail(transport, &ConnectionResetError, ECONNRESET,
             "Connection reset by peer");
        return;
    }
    if (data.length) {
        protocol_data_received(transport->protocol, &data);
        return;
    }
    /* Streams keep the connection open, to write more. */
    protocol_eof_received(transport->protocol);
    sock_unwatch(transport->sock, SOCK_READ);
}

/* _add_reader */
static void start_reading(void *self, struct future *unused)
{
    (void)unused;
    struct transport *transport = self;
    if (!transport->closing && !transport->paused)
        sock_watch(transport->sock, SOCK_READ,
                   call(read_ready, transport, NULL));
}

void transport_pause_reading(struct transport *transport)
{
    if (transport->closing || transport->paused)
        return;
    transport->paused = true;
    sock_unwatch(transport->sock, SOCK_READ);
}

void transport_resume_reading(struct transport *transport)
{
    if (transport->closing || !transport->paused)
        return;
    transport->paused = false;
    start_reading(transport, NULL);
}

/* -- Writing --------------------------------------------------------------- */

static void fail_to_write(struct transport *transport)
{
    fail(transport, &BrokenPipeError, EPIPE, "Broken pipe");
}

static void maybe_pause_protocol(struct transport *transport)
{
    if (transport->buffer.length <= HIGH_WATER || transport->protocol_paused)
        return;
    transport->protocol_paused = true;
    protocol_pause_writing(transport->protocol);
}

static void maybe_resume_protocol(struct transport *transport)
{
    if (transport->buffer.length > LOW_WATER || !transport->protocol_paused)
        return;
    transport->protocol_paused = false;
    protocol_resume_writing(transport->protocol);
}

/* _write_sendmsg */
static void write_ready(void *self, struct future *unused)
{
    (void)unused;
    struct transport *transport = self;
    if (transport->conn_lost)
        return;
    if (sock_send(transport->sock, &transport->buffer,
                  bytes_in_pieces(&transport->buffer, PIECES_MOST))) {
        sock_unwatch(transport->sock, SOCK_WRITE);
        bytes_clear(&transport->buffer);
        fail_to_write(transport);
        return;
    }
    maybe_resume_protocol(transport);
    if (transport->buffer.length)
        return;
    sock_unwatch(transport->sock, SOCK_WRITE);
    if (transport->closing)
        call_connection_lost(transport, NULL);
    else if (transport->eof)
        sock_shutdown(transport->sock);
}

/* Tries to send now; false when that failed. */
static bool send_now(struct transport *transport, struct byte_queue *data)
{
    if (sock_send(transport->sock, data, data->length)) {
        fail_to_write(transport);
        return false;
    }
    if (data->length)
        sock_watch(transport->sock, SOCK_WRITE,
                   call(write_ready, transport, NULL));
    return true;
}

void transport_write(struct transport *transport, const struct bytes *bytes)
{
    if (transport->eof)
        loop_raise(&RuntimeError, "Cannot call write() after write_eof()");
    if (transport->conn_lost || !bytes->length)
        return;
    if (transport->lost) /* its _loop is None, and its _sock */
        loop_raise(&AttributeError, "'NoneType' object has no attribute "
                                    "'call_exception_handler'");
    struct byte_queue data = {0};
    bytes_push(&data, bytes->data, bytes->length);
    if (!transport->buffer.length && !send_now(transport, &data))
        return;
    bytes_move(&data, &transport->buffer, data.length);
    maybe_pause_protocol(transport);
}

void transport_write_eof(struct transport *transport)
{
    if (transport->closing || transport->eof)
        return;
    transport->eof = true;
    if (!transport->buffer.length)
        sock_shutdown(transport->sock);
}

/* -- The beginning --------------------------------------------------------- */

static void connection_made(void *self, struct future *unused)
{
    (void)unused;
    struct transport *transport = self;
    protocol_connection_made(transport->protocol, transport);
}

struct transport *transport_new(struct sock *sock,
                                struct stream_protocol *protocol,
                                struct future *waiter, struct server *server)
{
    struct loop *loop = loop_running();
    struct transport *transport = arena_alloc(&loop->arena, sizeof *transport);
    transport->sock = sock;
    transport->protocol = protocol;
    transport->server = server;
    if (server)
        server_attach(server);
    loop_call_soon(loop, call(connection_made, transport, "connection_made"),
                   NULL);
    loop_call_soon(loop, call(start_reading, transport, "_add_reader"), NULL);
    loop_call_soon(
        loop,
        (struct callback){.function = future_release_unless_cancelled,
                          .self = waiter,
                          .name = "sleep",
                          .task = loop->current,
                          .kind = LABEL_CALL},
        NULL);
    return transport;
}
