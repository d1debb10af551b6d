/* SPDX-License-Identifier: MIT */
/* asyncpg.h -- a database: connections, and pools that lend them. Mirrors the
 * part of asyncpg that scenarios need, as the recorder's stand-in has it. */
#ifndef LOOPSCOPE_SIM_ASYNCPG_H
#define LOOPSCOPE_SIM_ASYNCPG_H

#include <stddef.h>

#include "sim/async_with.h"
#include "sim/coro.h"

/* A connection: a program's own, or one that a pool lends. */
struct connection;
struct pool;

/* Completes with a connection, as a VALUE_OBJECT. Connecting and closing take
 * 0.1 s each. (asyncpg.connect) */
struct coro *connect_database(const char *database);
struct coro *connection_close(struct connection *connection);

/*
 * Completes with what PostgreSQL says of a query, "SELECT 1". The one query
 * known here is SELECT pg_sleep(S), which takes S seconds: there are no
 * tables, and any other raises NotImplementedError. A connection does one
 * thing at a time: InterfaceError. (Connection.execute)
 */
struct coro *connection_execute(struct connection *connection,
                                const char *query);

/*
 * A pool that makes min_size connections, all at once, when `async with`
 * enters it, up to max_size when they are needed, and closes them, all at
 * once, when it is left. (asyncpg.create_pool)
 */
struct pool *create_pool(const char *database, size_t min_size,
                         size_t max_size);
struct async_manager pool_manager(struct pool *pool);
/* Those there are, or that are being made. (Pool.get_size) */
size_t pool_size(const struct pool *pool);

/*
 * What `async with` borrows when it enters it: the connection that was used
 * last, else a new one, else the next that is given back; who comes too late
 * waits in line. (Pool.acquire)
 */
struct connection *pool_acquire(struct pool *pool);
struct async_manager connection_manager(struct connection *connection);

#endif
