/* SPDX-License-Identifier: MIT */
#include "sim/streams.h"

#include <string.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/future.h"
#include "sim/loop.h"
#include "sim/network.h"
#include "sim/resolve.h"
#include "sim/sleep.h"
#include "sim/stream_reader.h"
#include "sim/task.h"
#include "sim/transport.h"
#include "sim/waiters.h"

struct stream_writer {
    struct transport *transport;
    struct stream_protocol *protocol;
    struct stream_reader *reader;
};

struct stream_protocol {
    client_connected *connected;  /* a server's */
    struct transport *transport;  /* a server's client: for callback() */
    struct stream_reader *reader; /* NULL once the connection is lost */
    bool paused;
    bool connection_lost;
    struct waiters drain_waiters;
    struct future *closed;
};

/* -- StreamWriter -----------------------------------------------------------
 */

struct stream_writer *writer_new(struct transport *transport,
                                 struct stream_protocol *protocol,
                                 struct stream_reader *reader)
{
    struct stream_writer *writer = arena_alloc(loop_arena(), sizeof *writer);
    writer->transport = transport;
    writer->protocol = protocol;
    writer->reader = reader;
    return writer;
}

void writer_write(struct stream_writer *writer, const char *text)
{
    const char *bytes = arena_string(loop_arena(), text);
    transport_write(writer->transport,
                    value_bytes(loop_arena(), bytes, strlen(bytes)).as.bytes);
}

/* FlowControlMixin._drain_helper */
static void drain_helper(struct stream_protocol *protocol)
{
    if (protocol->connection_lost)
        loop_raise(&ConnectionResetError, "Connection lost");
    if (protocol->paused)
        waiters_await(&protocol->drain_waiters, future_new());
}

LIBRARY_COROUTINE("StreamWriter.drain", writer_drain, struct stream_writer *,
                  writer)
{
    reader_raise_exception(writer->reader);
    if (writer->transport->closing)
        coro_await(sleep_coro(0, VALUE_OF_NONE));
    drain_helper(writer->protocol);
    return VALUE_OF_NONE;
}

void writer_write_eof(struct stream_writer *writer)
{
    transport_write_eof(writer->transport);
}

void writer_close(struct stream_writer *writer)
{
    transport_close(writer->transport);
}

bool writer_is_closing(const struct stream_writer *writer)
{
    return writer->transport->closing;
}

LIBRARY_COROUTINE("StreamWriter.wait_closed", writer_wait_closed,
                  struct stream_writer *, writer)
{
    return future_await(writer->protocol->closed);
}

struct value writer_peername(const struct stream_writer *writer)
{
    const struct sock *peer = writer->transport->sock->peer;
    return address_value(peer->host, peer->port);
}

/* -- StreamReaderProtocol ----------------------------------------------------
 */

struct stream_protocol *protocol_new(struct stream_reader *reader,
                                     client_connected *connected)
{
    struct stream_protocol *protocol =
        arena_alloc(loop_arena(), sizeof *protocol);
    protocol->connected = connected;
    protocol->reader = reader;
    protocol->closed = future_new();
    return protocol;
}

/* connection_made.<locals>.callback: the client's task is done. */
static void callback(void *self, struct future *future)
{
    struct stream_protocol *protocol = self;
    if (!future_cancelled(future)) {
        struct exception *exception = future_exception(future);
        if (!exception)
            return;
        exception_handler_tell(loop_running(),
                               "Unhandled exception in client_connected_cb",
                               exception);
    }
    transport_close(protocol->transport);
}

void protocol_connection_made(struct stream_protocol *protocol,
                              struct transport *transport)
{
    struct stream_reader *reader = protocol->reader;
    reader_set_transport(reader, transport);
    protocol->transport = transport;
    if (!protocol->connected)
        return;
    struct task *task = task_create(
        protocol->connected(reader, writer_new(transport, protocol, reader)),
        NULL);
    future_add_done_callback(&task->future,
                             (struct callback){.function = callback,
                                               .self = protocol,
                                               .name = "callback",
                                               .kind = LABEL_CALL});
}

void protocol_data_received(struct stream_protocol *protocol,
                            struct byte_queue *data)
{
    reader_feed_data(protocol->reader, data);
}

void protocol_eof_received(struct stream_protocol *protocol)
{
    reader_feed_eof(protocol->reader);
}

/* Who waits in drain() goes on, if only to learn of the error. */
static void wake_drainers(struct stream_protocol *protocol,
                          struct exception *error)
{
    struct waiter *at = protocol->drain_waiters.first;
    for (; at; at = at->next)
        if (future_done(at->future))
            continue;
        else if (error)
            future_set_exception(at->future, error);
        else
            future_set_result(at->future, VALUE_OF_NONE);
}

void protocol_connection_lost(struct stream_protocol *protocol,
                              struct exception *error)
{
    struct stream_reader *reader = protocol->reader;
    protocol->reader = NULL;
    if (error)
        reader_set_exception(reader, error);
    else
        reader_feed_eof(reader);
    if (!future_done(protocol->closed)) {
        if (error)
            future_set_exception(protocol->closed, error);
        else
            future_set_result(protocol->closed, VALUE_OF_NONE);
    }
    protocol->connection_lost = true;
    if (protocol->paused)
        wake_drainers(protocol, error);
}

void protocol_pause_writing(struct stream_protocol *protocol)
{
    protocol->paused = true;
}

void protocol_resume_writing(struct stream_protocol *protocol)
{
    protocol->paused = false;
    wake_drainers(protocol, NULL);
}
