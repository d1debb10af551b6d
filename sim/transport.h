/* SPDX-License-Identifier: MIT */
/* transport.h -- a connection's bytes, in and out. Mirrors
 * _SelectorSocketTransport (selector_events.py, CPython 3.13), for the one
 * protocol there is here: that of streams. */
#ifndef LOOPSCOPE_SIM_TRANSPORT_H
#define LOOPSCOPE_SIM_TRANSPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/byte_queue.h"

struct future;
struct server;
struct sock;
struct stream_protocol;

struct transport {
    struct sock *sock;
    struct stream_protocol *protocol;
    struct server *server;    /* which accepted it, or NULL */
    struct byte_queue buffer; /* written and not yet sent */
    bool closing;             /* close() was called */
    bool paused;              /* pause_reading() was called */
    bool eof;                 /* write_eof() was called */
    bool protocol_paused;     /* the buffer is above its high-water mark */
    bool lost;                /* connection_lost() was called */
    size_t conn_lost;         /* connection_lost() is scheduled, or was */
    struct exception *error;  /* for connection_lost(), or NULL */
};

/* Tells the protocol soon, and then begins to read and resolves the waiter,
 * unless that was cancelled. server may be NULL. */
struct transport *transport_new(struct sock *sock,
                                struct stream_protocol *protocol,
                                struct future *waiter, struct server *server);
/* Sends what the window allows at once; the rest waits in the buffer. Raises
 * RuntimeError after transport_write_eof(). Does nothing once the connection
 * is lost; but when it was closed while something was in the buffer, raises
 * the AttributeError that CPython stumbles over then. */
void transport_write(struct transport *transport, const struct bytes *bytes);
void transport_write_eof(struct transport *transport);
/* Once the buffer is sent the connection is lost, soon. */
void transport_close(struct transport *transport);
void transport_pause_reading(struct transport *transport);
void transport_resume_reading(struct transport *transport);

#endif
