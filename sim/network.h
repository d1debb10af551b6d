/* SPDX-License-Identifier: MIT */
/* network.h -- an in-memory network: sockets, and what is on its way to them.
 * Mirrors network.py and sockets.py of the recorder. */
#ifndef LOOPSCOPE_SIM_NETWORK_H
#define LOOPSCOPE_SIM_NETWORK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sim/arrivals.h"
#include "sim/byte_queue.h"
#include "sim/resolve.h"

struct handle;

enum sock_event { SOCK_READ, SOCK_WRITE, SOCK_EVENTS };

/*
 * A socket: it listens, or it is one end of a connection. What arrives waits
 * at it, for reading and for writing, until the poll that finds it due while
 * the loop watches for it; of each, a poll takes one at most. Only what was
 * taken can be read.
 *
 * As TCP does, an end sends at most a window ahead of what the other has read.
 * Who was stopped by that is told by an acknowledgement, which travels too.
 */
struct sock {
    const char *host; /* its own address, as the program wrote it */
    int port;
    bool listens;
    bool closed;
    struct arrivals coming[SOCK_EVENTS];
    struct handle *watch[SOCK_EVENTS]; /* what runs on an event; or NULL */
    const struct handle *connector;    /* was told of the connection */
    struct sock *next;                 /* watched after it, or accepted */

    struct sock *accepted; /* listens: ends of connections that were made */

    struct sock *peer; /* the other end; NULL: nobody listened */
    bool connected;
    int refused;            /* the errno of a connection that failed */
    struct byte_queue data; /* taken and not yet read */
    bool at_eof;            /* nothing follows the data */
    int error;              /* the errno that reading gives once */
    bool shut;              /* nothing more is sent */
    size_t ahead;           /* bytes sent that the peer has not read */
    bool stopped;           /* the window was full */
};

/* Zeroed, it is empty. */
struct network {
    struct sock *watched; /* in order of registration */
    struct bound *bound;  /* who listens */
    struct hosts hosts;
    int ports_given;
};

/* A socket that listens at an address, port 0 being one that is free; NULL:
 * somebody does already. */
struct sock *sock_listen(const char *host, int port);
/* The next end of a connection that was made to it; NULL: none is here. */
struct sock *sock_accept(struct sock *listener);
/* Begins to connect; sock->refused and ->connected tell later. */
struct sock *sock_connect(const char *host, int port);

/* Sends the first bytes of the queue, `most` at most, as far as the window
 * allows, and takes them out. 0, or EPIPE after an end. */
int sock_send(struct sock *sock, struct byte_queue *data, size_t most);
/* What is here, moved to `data`: `most` bytes at most. 0, EAGAIN while there
 * is nothing, or ECONNRESET; no bytes at the end. */
int sock_recv(struct sock *sock, struct byte_queue *data, size_t most);
/* Nothing more will be sent: the peer reads an end. */
void sock_shutdown(struct sock *sock);
void sock_close(struct sock *sock);

/* -- For the selector -------------------------------------------------------
 */

/* The first arrival is here: what it brings may be had. */
void sock_take(struct sock *sock, struct arrival *arrival);
/* Puts it last in a list, linked by next. */
void sock_append(struct sock **list, struct sock *sock);
/* Whether something may be had, or done, without an arrival; and what, as the
 * name of an operation: "accept 127.0.0.1:8888". */
bool sock_is_ready(const struct sock *sock, enum sock_event event);
const char *sock_describe(const struct sock *sock, enum sock_event event);

#endif
