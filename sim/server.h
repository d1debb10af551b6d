/* SPDX-License-Identifier: MIT */
/* server.h -- who accepts connections. Mirrors Server (base_events.py) and
 * the accepting half of selector_events.py, CPython 3.13. streams.h has
 * start_server(), which makes one. */
#ifndef LOOPSCOPE_SIM_SERVER_H
#define LOOPSCOPE_SIM_SERVER_H

#include "sim/async_with.h"
#include "sim/coro.h"
#include "sim/streams.h"

struct server;

/* No new connection is accepted; those that are there go on. */
void server_close(struct server *server);
/* Waits until it is closed and no connection is left. (Server.wait_closed) */
struct coro *server_wait_closed(struct server *server);
/* Waits to be cancelled, and then closes. (Server.serve_forever) */
struct coro *server_serve_forever(struct server *server);
/* Leaving the block closes it and waits for that. */
struct async_manager server_manager(struct server *server);

/* A connection of its begins, or ends. (Server._attach, Server._detach) */
void server_attach(struct server *server);
void server_detach(struct server *server);

#endif
