/* SPDX-License-Identifier: MIT */
#include "sim/network.h"

#include <errno.h>
#include <string.h>

#include "sim/arena.h"
#include "sim/loop.h"
#include "sim/resolve.h"

/* How many bytes may be on their way or unread. */
enum { WINDOW = 65536, FIRST_PORT = 50001 };

struct bound {
    const char *address;
    int port;
    struct sock *listener;
    struct bound *next;
};

static struct network *network(void)
{
    return &loop_running()->network;
}

static const char *about(const char *what, const struct sock *sock)
{
    return arena_format(loop_arena(), "%s %s:%d", what, sock->host, sock->port);
}

static const char *bytes_to(size_t count, const struct sock *sock)
{
    return arena_format(loop_arena(), "%zu bytes to %s:%d", count, sock->host,
                        sock->port);
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
    struct bound *bound = *find_bound(resolve_host(host), port);
    if (!bound)
        bound = *find_bound("0.0.0.0", port);
    return bound ? bound->listener : NULL;
}

static int free_port(void)
{
    return FIRST_PORT + network()->ports_given++;
}

static void expect_reset(struct sock *sock, int trips)
{
    if (!sock->closed &&
        !arrivals_have(&sock->coming[SOCK_READ], ARRIVAL_RESET))
        arrivals_expect(&sock->coming[SOCK_READ], ARRIVAL_RESET,
                        about("reset to", sock), trips);
}

void sock_append(struct sock **list, struct sock *sock)
{
    while (*list)
        list = &(*list)->next;
    sock->next = NULL;
    *list = sock;
}

/* -- Connections ----------------------------------------------------------- */

static struct sock *sock_new(const char *host, int port)
{
    struct sock *sock = arena_alloc(loop_arena(), sizeof *sock);
    sock->host = arena_string(loop_arena(), host);
    sock->port = port;
    return sock;
}

struct sock *sock_listen(const char *host, int port)
{
    const char *address = resolve_host(host);
    port = port ? port : free_port();
    if (*find_bound(address, port))
        return NULL;
    struct bound *bound = arena_alloc(loop_arena(), sizeof *bound);
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
    struct arrival *arrival =
        arrivals_joined(&listener->coming[SOCK_READ], ARRIVAL_ACCEPT);
    if (!arrival)
        arrival = arrivals_expect(&listener->coming[SOCK_READ], ARRIVAL_ACCEPT,
                                  about("accept", far), 1);
    sock_append(&arrival->connection, far);
}

struct sock *sock_connect(const char *host, int port)
{
    struct sock *near = sock_new("127.0.0.1", free_port());
    struct sock *far = sock_new(host, port);
    struct sock *listener = listener_at(host, port);
    struct arrival *arrival = arrivals_expect(
        &near->coming[SOCK_WRITE], ARRIVAL_CONNECT, about("connect", far), 1);
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
    struct arrival *arrival =
        arrivals_joined(&sock->coming[SOCK_READ], ARRIVAL_DATA);
    if (!arrival)
        arrival = arrivals_expect(&sock->coming[SOCK_READ], ARRIVAL_DATA,
                                  bytes_to(count, sock), 1);
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
    struct arrival *arrival =
        arrivals_joined(&sock->coming[SOCK_WRITE], ARRIVAL_ACK);
    if (!arrival && sock->closed)
        return;
    if (!arrival)
        arrival = arrivals_expect(&sock->coming[SOCK_WRITE], ARRIVAL_ACK,
                                  about("ack to", sock), 1);
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
        arrivals_expect(&sock->peer->coming[SOCK_READ], ARRIVAL_EOF,
                        about("eof to", sock->peer), 1);
}

/* Nothing of what is on its way will be delivered. */
static void forget_all(struct sock *sock)
{
    for (int event = 0; event < SOCK_EVENTS; event++)
        arrivals_forget(&sock->coming[event]);
}

static void close_connection(struct sock *sock)
{
    const bool lost = sock->data.length ||
                      arrivals_have(&sock->coming[SOCK_READ], ARRIVAL_DATA);
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
    struct bound **bound = find_bound(resolve_host(sock->host), sock->port);
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

/* -- For the selector -------------------------------------------------------
 */

void sock_take(struct sock *sock, struct arrival *arrival)
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
                sock_append(&sock->accepted, far);
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

bool sock_is_ready(const struct sock *sock, enum sock_event event)
{
    if (sock->closed)
        return false;
    if (sock->listens)
        return event == SOCK_READ && sock->accepted;
    if (event == SOCK_READ)
        return sock->data.length || sock->at_eof || sock->error;
    return sock->connected && !sock->stopped && sock->ahead < WINDOW;
}

const char *sock_describe(const struct sock *sock, enum sock_event event)
{
    if (sock->listens)
        return about("accept", sock);
    if (event == SOCK_WRITE)
        return about("room for", sock);
    if (sock->data.length)
        return bytes_to(sock->data.length, sock);
    return about(sock->error ? "reset to" : "eof to", sock);
}
