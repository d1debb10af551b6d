/* SPDX-License-Identifier: MIT */
#include "sim/network.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "sim/arena.h"
#include "sim/emit.h"
#include "sim/loop.h"

/* One way, in ns; and how many bytes may be on their way or unread. */
#define LATENCY INT64_C(10000000)
enum { WINDOW = 65536, FIRST_PORT = 50001 };

enum arrival_kind {
    ARRIVAL_CONNECT,
    ARRIVAL_ACCEPT,
    ARRIVAL_DATA,
    ARRIVAL_EOF,
    ARRIVAL_RESET,
    ARRIVAL_ACK,
};

struct arrival {
    enum arrival_kind kind;
    const char *name; /* the operation's */
    uint32_t op;
    int64_t begun; /* ns */
    int64_t due;
    int refused;             /* CONNECT: an errno, or 0 */
    struct sock *connection; /* ACCEPT: the far ends, linked by next */
    struct byte_queue data;  /* DATA */
    size_t count;            /* ACK: bytes read */
    struct arrival *next;
};

struct bound {
    const char *address;
    int port;
    struct sock *listener;
    struct bound *next;
};

struct host {
    const char *name;
    const char *address;
    struct host *next;
};

static struct network *network(void)
{
    return &loop_running()->network;
}

static struct arena *arena(void)
{
    return &loop_running()->arena;
}

/* -- Addresses ------------------------------------------------------------- */

static bool is_address(const char *host)
{
    return *host && host[strspn(host, "0123456789.")] == '\0';
}

static const char *address_of_name(const char *name)
{
    struct network *net = network();
    for (struct host *at = net->hosts; at; at = at->next)
        if (strcmp(at->name, name) == 0)
            return at->address;
    struct host *host = arena_alloc(arena(), sizeof *host);
    host->name = arena_string(arena(), name);
    host->address =
        arena_format(arena(), "203.0.113.%d", net->hosts_count++ % 254 + 1);
    host->next = net->hosts;
    net->hosts = host;
    return host->address;
}

const char *network_resolve(const char *host)
{
    assert(!strchr(host, ':') && "IPv4 only");
    if (!*host)
        return "0.0.0.0";
    if (strcmp(host, "localhost") == 0)
        return "127.0.0.1";
    return is_address(host) ? host : address_of_name(host);
}

static struct bound **find_bound(const char *address, int port)
{
    struct bound **at = &network()->bound;
    while (*at && ((*at)->port != port || strcmp((*at)->address, address) != 0))
        at = &(*at)->next;
    return at;
}

static struct sock *listener_at(const char *host, int port)
{
    struct bound *bound = *find_bound(network_resolve(host), port);
    if (!bound)
        bound = *find_bound("0.0.0.0", port);
    return bound ? bound->listener : NULL;
}

static int free_port(void)
{
    return FIRST_PORT + network()->ports_given++;
}

/* -- What is on its way ------------------------------------------------------
 */

static const char *about(const char *what, const struct sock *sock)
{
    return arena_format(arena(), "%s %s:%d", what, sock->host, sock->port);
}

static const char *bytes_to(size_t count, const struct sock *sock)
{
    return arena_format(arena(), "%zu bytes to %s:%d", count, sock->host,
                        sock->port);
}

/* Something is on its way to the socket and takes so many latencies. */
static struct arrival *expect(struct sock *sock, enum sock_event event,
                              enum arrival_kind kind, const char *name,
                              int trips)
{
    struct loop *loop = loop_running();
    struct arrival *arrival = arena_alloc(arena(), sizeof *arrival);
    arrival->kind = kind;
    arrival->name = name;
    arrival->op = ++loop->op_count;
    arrival->begun = loop->now;
    arrival->due = instant_after(loop->now, trips * LATENCY);
    struct arrivals *coming = &sock->coming[event];
    if (coming->last)
        coming->last->next = arrival;
    else
        coming->first = arrival;
    coming->last = arrival;
    emit_io(loop, arrival->op, name, arrival->due);
    return arrival;
}

/* The last that is on its way, if it is of this kind and was begun just now.
 */
static struct arrival *joined(const struct sock *sock, enum sock_event event,
                              enum arrival_kind kind)
{
    struct arrival *last = sock->coming[event].last;
    return last && last->kind == kind && last->begun == loop_running()->now
               ? last
               : NULL;
}

static bool is_coming(const struct sock *sock, enum arrival_kind kind)
{
    const struct arrival *at = sock->coming[SOCK_READ].first;
    while (at && at->kind != kind)
        at = at->next;
    return at != NULL;
}

static struct arrival *pop(struct arrivals *coming)
{
    struct arrival *arrival = coming->first;
    coming->first = arrival->next;
    if (!coming->first)
        coming->last = NULL;
    return arrival;
}

/* Nothing of what is on its way will be delivered. */
static void forget_all(struct sock *sock)
{
    for (int event = 0; event < SOCK_EVENTS; event++)
        while (sock->coming[event].first) {
            const struct arrival *arrival = pop(&sock->coming[event]);
            emit_unio(loop_running(), arrival->op, arrival->name);
        }
}

static void expect_reset(struct sock *sock, int trips)
{
    if (!sock->closed && !is_coming(sock, ARRIVAL_RESET))
        expect(sock, SOCK_READ, ARRIVAL_RESET, about("reset to", sock), trips);
}

/* Ends in order, through their `next`. */
static void append(struct sock **list, struct sock *sock)
{
    while (*list)
        list = &(*list)->next;
    sock->next = NULL;
    *list = sock;
}

/* The first arrival is here: what it brings may be had. */
static void take(struct sock *sock, struct arrival *arrival)
{
    switch (arrival->kind) {
    case ARRIVAL_CONNECT:
        sock->refused = arrival->refused;
        sock->connected = !arrival->refused;
        break;
    case ARRIVAL_ACCEPT:
        while (arrival->connection) {
            struct sock *far = arrival->connection;
            arrival->connection = far->next;
            if (!far->closed)
                append(&sock->accepted, far);
        }
        break;
    case ARRIVAL_DATA:
        bytes_move(&arrival->data, &sock->data, arrival->data.length);
        break;
    case ARRIVAL_EOF:
        sock->at_eof = true;
        break;
    case ARRIVAL_RESET:
        sock->error = ECONNRESET;
        sock->at_eof = sock->shut = true;
        bytes_clear(&sock->data);
        break;
    case ARRIVAL_ACK:
        sock->ahead -= arrival->count;
        sock->stopped = false;
        break;
    }
}

/* -- Connections ----------------------------------------------------------- */

static struct sock *sock_new(const char *host, int port)
{
    struct sock *sock = arena_alloc(arena(), sizeof *sock);
    sock->host = arena_string(arena(), host);
    sock->port = port;
    return sock;
}

struct sock *sock_listen(const char *host, int port)
{
    const char *address = network_resolve(host);
    port = port ? port : free_port();
    if (*find_bound(address, port))
        return NULL;
    struct bound *bound = arena_alloc(arena(), sizeof *bound);
    bound->address = address;
    bound->port = port;
    bound->listener = sock_new(*host ? host : address, port);
    bound->listener->listens = true;
    bound->next = network()->bound;
    network()->bound = bound;
    return bound->listener;
}

struct sock *sock_accept(struct sock *listener)
{
    struct sock *far = listener->accepted;
    if (far)
        listener->accepted = far->next;
    return far;
}

static void expect_connection(struct sock *listener, struct sock *far)
{
    struct arrival *arrival = joined(listener, SOCK_READ, ARRIVAL_ACCEPT);
    if (!arrival)
        arrival = expect(listener, SOCK_READ, ARRIVAL_ACCEPT,
                         about("accept", far), 1);
    append(&arrival->connection, far);
}

struct sock *sock_connect(const char *host, int port)
{
    struct sock *near = sock_new("127.0.0.1", free_port());
    struct sock *far = sock_new(host, port);
    struct sock *listener = listener_at(host, port);
    struct arrival *arrival =
        expect(near, SOCK_WRITE, ARRIVAL_CONNECT, about("connect", far), 1);
    if (!listener) {
        arrival->refused = ECONNREFUSED;
        return near;
    }
    near->peer = far;
    far->peer = near;
    far->connected = true;
    expect_connection(listener, far);
    return near;
}

/* -- Data ------------------------------------------------------------------ */

/* Data are sent here, if only to be refused. */
static void receive(struct sock *sock, struct byte_queue *data, size_t count)
{
    if (sock->closed) {
        struct byte_queue lost = {0};
        bytes_move(data, &lost, count);
        expect_reset(sock->peer, 2);
        return;
    }
    struct arrival *arrival = joined(sock, SOCK_READ, ARRIVAL_DATA);
    if (!arrival)
        arrival =
            expect(sock, SOCK_READ, ARRIVAL_DATA, bytes_to(count, sock), 1);
    bytes_move(data, &arrival->data, count);
}

int sock_send(struct sock *sock, struct byte_queue *data, size_t most)
{
    if (sock->shut)
        return EPIPE;
    const size_t room = WINDOW - sock->ahead;
    const size_t count = most < room ? most : room;
    if (count < most)
        sock->stopped = true;
    if (count) {
        sock->ahead += count;
        receive(sock->peer, data, count);
    }
    return 0;
}

/* The peer has read what was sent to it. */
static void has_read(struct sock *sock, size_t count)
{
    if (!sock->stopped) {
        sock->ahead -= count;
        return;
    }
    struct arrival *arrival = joined(sock, SOCK_WRITE, ARRIVAL_ACK);
    if (!arrival && sock->closed)
        return;
    if (!arrival)
        arrival =
            expect(sock, SOCK_WRITE, ARRIVAL_ACK, about("ack to", sock), 1);
    arrival->count += count;
}

int sock_recv(struct sock *sock, struct byte_queue *data, size_t most)
{
    if (sock->data.length) {
        const size_t count =
            sock->data.length < most ? sock->data.length : most;
        bytes_move(&sock->data, data, count);
        has_read(sock->peer, count);
        return 0;
    }
    const int error = sock->error;
    sock->error = 0;
    return error ? error : sock->at_eof ? 0 : EAGAIN;
}

/* -- The end --------------------------------------------------------------- */

void sock_shutdown(struct sock *sock)
{
    if (sock->shut)
        return;
    sock->shut = true;
    if (!sock->peer->closed)
        expect(sock->peer, SOCK_READ, ARRIVAL_EOF, about("eof to", sock->peer),
               1);
}

static void close_connection(struct sock *sock)
{
    const bool lost = sock->data.length || is_coming(sock, ARRIVAL_DATA);
    sock->closed = true;
    forget_all(sock);
    if (sock->peer && lost)
        expect_reset(sock->peer, 1);
    else if (sock->peer)
        sock_shutdown(sock);
}

static void refuse_all(struct sock *far)
{
    while (far) {
        struct sock *next = far->next;
        expect_reset(far->peer, 1);
        sock_close(far);
        far = next;
    }
}

static void close_listener(struct sock *sock)
{
    const struct arrival *coming = sock->coming[SOCK_READ].first;
    sock->closed = true;
    forget_all(sock);
    refuse_all(sock->accepted);
    for (; coming; coming = coming->next)
        refuse_all(coming->connection);
    struct bound **bound = find_bound(network_resolve(sock->host), sock->port);
    *bound = (*bound)->next;
}

void sock_close(struct sock *sock)
{
    if (sock->closed)
        return;
    if (sock->listens)
        close_listener(sock);
    else
        close_connection(sock);
}

/* -- Watching -------------------------------------------------------------- */

void sock_watch(struct sock *sock, enum sock_event event,
                struct callback callback)
{
    struct handle *before = sock->watch[event];
    if (!sock->watch[SOCK_READ] && !sock->watch[SOCK_WRITE])
        append(&network()->watched, sock);
    struct handle *handle = arena_alloc(arena(), sizeof *handle);
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
    struct sock **at = &network()->watched;
    while (*at != sock)
        at = &(*at)->next;
    *at = sock->next;
    return true;
}

/* Whether something may be had, or done, without an arrival. Unlike a real
 * selector this does not tell who was told of a connection that its socket can
 * be written: that handle is about to be cancelled. */
static bool is_ready(const struct sock *sock, enum sock_event event)
{
    if (sock->watch[event] == sock->connector || sock->closed)
        return false;
    if (sock->listens)
        return event == SOCK_READ && sock->accepted;
    if (event == SOCK_READ)
        return sock->data.length || sock->at_eof || sock->error;
    return sock->connected && !sock->stopped && sock->ahead < WINDOW;
}

/* What is_ready() found, as the name of an operation. */
static const char *describe(const struct sock *sock, enum sock_event event)
{
    if (sock->listens)
        return about("accept", sock);
    if (event == SOCK_WRITE)
        return about("room for", sock);
    if (sock->data.length)
        return bytes_to(sock->data.length, sock);
    return about(sock->error ? "reset to" : "eof to", sock);
}

int64_t network_next(struct loop *loop)
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
    handle->callback.name = arena_format(arena(), "io %s", name);
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
        take(sock, pop(&sock->coming[event]));
        add_due(due, handle, first->op, first->name, first->due);
    } else if (is_ready(sock, event)) {
        const char *name = describe(sock, event);
        const uint32_t op = ++loop->op_count;
        emit_io(loop, op, name, loop->now);
        add_due(due, handle, op, name, loop->now);
    }
}

struct handle *network_take_due(struct loop *loop)
{
    struct handle *due = NULL;
    for (struct sock *at = loop->network.watched; at; at = at->next)
        for (int event = 0; event < SOCK_EVENTS; event++)
            if (at->watch[event])
                take_event(loop, at, event, &due);
    return due;
}
