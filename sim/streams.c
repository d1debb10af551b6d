/* SPDX-License-Identifier: MIT */
#include "sim/streams.h"

#include <errno.h>
#include <string.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/future.h"
#include "sim/gather.h"
#include "sim/loop.h"
#include "sim/network.h"
#include "sim/server.h"
#include "sim/sleep.h"
#include "sim/task.h"
#include "sim/transport.h"
#include "sim/try.h"
#include "sim/waiters.h"

/* How long a line may be; twice that may lie in a reader. */
enum { LIMIT = 64 * 1024 };

struct stream_reader {
    struct byte_queue buffer;
    bool eof;
    bool paused;           /* the transport does not read */
    struct future *waiter; /* of who waits for data, or NULL */
    struct exception *exception;
    struct transport *transport; /* NULL until it is connected */
};

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

static struct arena *arena(void)
{
    return &loop_running()->arena;
}

/* -- StreamReader: what the protocol does -----------------------------------
 */

static void wake_reader(struct stream_reader *reader,
                        struct exception *exception)
{
    struct future *waiter = reader->waiter;
    reader->waiter = NULL;
    if (!waiter || future_cancelled(waiter))
        return;
    if (exception)
        future_set_exception(waiter, exception);
    else
        future_set_result(waiter, VALUE_OF_NONE);
}

static void feed_eof(struct stream_reader *reader)
{
    reader->eof = true;
    wake_reader(reader, NULL);
}

static void feed_data(struct stream_reader *reader, struct byte_queue *data)
{
    bytes_move(data, &reader->buffer, data->length);
    wake_reader(reader, NULL);
    if (reader->paused || reader->buffer.length <= 2 * LIMIT)
        return;
    transport_pause_reading(reader->transport);
    reader->paused = true;
}

/* -- StreamReader: what tasks do --------------------------------------------
 */

static void resume_transport(struct stream_reader *reader)
{
    reader->paused = false;
    transport_resume_reading(reader->transport);
}

/* Takes bytes out, which makes room. */
static struct value take(struct stream_reader *reader, size_t count)
{
    struct value bytes = bytes_take(&reader->buffer, count);
    if (reader->paused && reader->buffer.length <= LIMIT)
        resume_transport(reader);
    return bytes;
}

static void raise_exception_of(const struct stream_reader *reader)
{
    if (reader->exception)
        exception_raise(reader->exception);
}

/* _wait_for_data */
static void wait_for_data(struct stream_reader *reader, const char *function)
{
    if (reader->waiter)
        loop_raise(&RuntimeError,
                   "%s() called while another coroutine is already waiting for "
                   "incoming data",
                   function);
    if (reader->paused)
        resume_transport(reader);
    reader->waiter = future_new();
    TRY {
        future_await(reader->waiter);
    }
    FINALLY {
        reader->waiter = NULL;
    }
}

static struct value read_some(struct stream_reader *reader, size_t most)
{
    raise_exception_of(reader);
    if (!reader->buffer.length && !reader->eof)
        wait_for_data(reader, "read");
    return take(reader,
                reader->buffer.length < most ? reader->buffer.length : most);
}

static struct value read_all(struct stream_reader *reader)
{
    struct byte_queue all = {0};
    const struct bytes *block;
    while ((block = read_some(reader, LIMIT).as.bytes)->length)
        bytes_push(&all, block->data, block->length);
    return bytes_take(&all, all.length);
}

LIBRARY_COROUTINE("StreamReader.read", reader_read, struct stream_reader *,
                  reader, long, most)
{
    if (most == 0) {
        raise_exception_of(reader);
        return bytes_take(&reader->buffer, 0);
    }
    return most < 0 ? read_all(reader) : read_some(reader, (size_t)most);
}

/* readuntil(): where the newline is; false at an end without one. */
static bool find_newline(struct stream_reader *reader, size_t *at)
{
    size_t searched = 0;
    while (!bytes_find(&reader->buffer, '\n', searched, at)) {
        searched = reader->buffer.length;
        if (searched > LIMIT) {
            take(reader, searched);
            loop_raise(&ValueError, "Separator is not found, and chunk exceed "
                                    "the limit");
        }
        if (reader->eof)
            return false;
        wait_for_data(reader, "readuntil");
    }
    return true;
}

LIBRARY_COROUTINE("StreamReader.readline", reader_readline,
                  struct stream_reader *, reader)
{
    size_t newline;
    raise_exception_of(reader);
    if (!find_newline(reader, &newline))
        return bytes_take(&reader->buffer, reader->buffer.length);
    struct value line = take(reader, newline + 1);
    if (newline > LIMIT)
        loop_raise(&ValueError,
                   "Separator is found, but chunk is longer than limit");
    return line;
}

LIBRARY_COROUTINE("StreamReader.readexactly", reader_readexactly,
                  struct stream_reader *, reader, size_t, count)
{
    raise_exception_of(reader);
    while (reader->buffer.length < count) {
        if (reader->eof) {
            const size_t length = reader->buffer.length;
            bytes_clear(&reader->buffer);
            loop_raise(&IncompleteReadError,
                       "%zu bytes read on a total of %zu expected bytes",
                       length, count);
        }
        wait_for_data(reader, "readexactly");
    }
    return take(reader, count);
}

bool reader_at_eof(const struct stream_reader *reader)
{
    return reader->eof && !reader->buffer.length;
}

/* -- StreamWriter -----------------------------------------------------------
 */

static struct stream_writer *writer_new(struct transport *transport,
                                        struct stream_protocol *protocol,
                                        struct stream_reader *reader)
{
    struct stream_writer *writer = arena_alloc(arena(), sizeof *writer);
    writer->transport = transport;
    writer->protocol = protocol;
    writer->reader = reader;
    return writer;
}

void writer_write(struct stream_writer *writer, const char *text)
{
    const char *bytes = arena_string(arena(), text);
    transport_write(writer->transport,
                    value_bytes(arena(), bytes, strlen(bytes)).as.bytes);
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
    raise_exception_of(writer->reader);
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

/* ('127.0.0.1', 8888) */
static struct value address_value(const char *host, int port)
{
    const struct value parts[] = {value_str(network_resolve(host)),
                                  value_int(port)};
    return value_tuple(arena(), parts, 2);
}

struct value writer_peername(const struct stream_writer *writer)
{
    const struct sock *peer = writer->transport->sock->peer;
    return address_value(peer->host, peer->port);
}

/* -- StreamReaderProtocol ----------------------------------------------------
 */

struct stream_protocol *protocol_new(client_connected *connected)
{
    struct stream_protocol *protocol = arena_alloc(arena(), sizeof *protocol);
    protocol->connected = connected;
    protocol->reader = arena_alloc(arena(), sizeof *protocol->reader);
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
    reader->transport = transport;
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
    feed_data(protocol->reader, data);
}

void protocol_eof_received(struct stream_protocol *protocol)
{
    feed_eof(protocol->reader);
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
    if (error) {
        reader->exception = error;
        wake_reader(reader, error);
    } else {
        feed_eof(reader);
    }
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

/* -- Connecting -------------------------------------------------------------
 */

FUNCTION(static, "getaddrinfo", true, getaddrinfo_job, const char *, host)
{
    return value_str(network_resolve(host));
}

static bool is_ip_address(const char *host)
{
    return *host && host[strspn(host, "0123456789.")] == '\0';
}

/* BaseEventLoop._ensure_resolved: an address for a name. */
static const char *ensure_resolved(const char *host)
{
    if (is_ip_address(host))
        return host;
    struct future *future = run_in_executor(NULL, getaddrinfo_job(host));
    return future_await(future).as.string;
}

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
        exception_of_errno(arena(), &ConnectionRefusedError, ECONNREFUSED,
                           arena_format(arena(), "Connect call failed %s",
                                        value_repr(arena(), address))));
}

/* BaseEventLoop._connect_sock */
static struct sock *connect_sock(const char *host, int port)
{
    const char *address = ensure_resolved(host);
    struct connecting *connecting = arena_alloc(arena(), sizeof *connecting);
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
    struct stream_protocol *protocol = protocol_new(NULL);
    struct stream_reader *reader = protocol->reader;
    struct transport *transport = create_transport(sock, protocol);
    const struct value pair[] = {
        value_object(reader),
        value_object(writer_new(transport, protocol, reader))};
    return value_tuple(arena(), pair, 2);
}

/* -- Serving -----------------------------------------------------------------
 */

COROUTINE(static, "BaseEventLoop._create_server_getaddrinfo", true,
          create_server_getaddrinfo, const char *, host, int, port)
{
    const struct value info[] = {value_member("<AddressFamily.AF_INET: 2>"),
                                 value_member("<SocketKind.SOCK_STREAM: 1>"),
                                 value_int(6), value_str(""),
                                 address_value(ensure_resolved(host), port)};
    struct value infos = value_list(arena());
    list_add(arena(), infos.as.list, value_tuple(arena(), info, 5));
    return infos;
}

_Noreturn static void raise_in_use(const char *host, int port)
{
    const char *address = value_repr(arena(), address_value(host, port));
    exception_raise(exception_of_errno(
        arena(), &OSError, EADDRINUSE,
        arena_format(arena(),
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
