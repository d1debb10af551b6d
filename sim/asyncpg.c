/* SPDX-License-Identifier: MIT */
#include "sim/asyncpg.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/future.h"
#include "sim/io.h"
#include "sim/loop.h"
#include "sim/try.h"
#include "sim/waiters.h"

/* Of connecting and closing, in ns. */
#define LATENCY INT64_C(100000000)

/* A connection to the server, whoever uses it. */
struct session {
    const char *database;
    bool busy;
    bool closed;
    struct session *next; /* idle in the pool, and used before this one */
};

struct connection {
    struct session *session; /* NULL while the pool does not lend it */
    struct pool *pool;       /* or NULL: the program's own */
};

struct pool {
    const char *database;
    size_t min_size;
    size_t max_size;
    enum { POOL_NEW, POOL_OPEN, POOL_CLOSING, POOL_CLOSED } state;
    size_t size;          /* sessions there are, or that are being made */
    struct session *idle; /* the last used first */
    size_t idle_count;
    struct waiters line;    /* who waits for one */
    struct future *emptied; /* closing: all are given back; or NULL */
};

static struct future *begin(const char *what, const char *database)
{
    const char *name = arena_format(loop_arena(), "%s %s", what, database);
    return io_begin(name, LATENCY, VALUE_OF_NONE, NULL);
}

static struct session *session_new(const char *database)
{
    struct session *session = arena_alloc(loop_arena(), sizeof *session);
    session->database = database;
    return session;
}

static struct connection *connection_new(struct session *session,
                                         struct pool *pool)
{
    struct connection *connection =
        arena_alloc(loop_arena(), sizeof *connection);
    connection->session = session;
    connection->pool = pool;
    return connection;
}

LIBRARY_COROUTINE("connect", connect_database, const char *, database)
{
    future_await(begin("connect", database));
    return value_object(connection_new(session_new(database), NULL));
}

/* -- Queries --------------------------------------------------------------- */

/* The session, free for another operation. */
static struct session *session_of(const struct connection *connection,
                                  const char *method)
{
    struct session *session = connection->session;
    if (!session)
        loop_raise(&InterfaceError,
                   "cannot call Connection.%s(): connection has been released "
                   "back to the pool",
                   method);
    if (session->closed)
        loop_raise(&InterfaceError, "connection is closed");
    if (session->busy)
        loop_raise(&InterfaceError, "cannot perform operation: another "
                                    "operation is in progress");
    return session;
}

/* How long a query takes, in ns. */
static int64_t latency_of(const char *query)
{
    double seconds;
    int end = 0;
    if (sscanf(query, "SELECT pg_sleep(%lf)%n", &seconds, &end) != 1 || !end ||
        query[end])
        loop_raise(&NotImplementedError,
                   "only the recorder's database knows: %s", query);
    return seconds_to_ns(seconds);
}

LIBRARY_COROUTINE("Connection.execute", connection_execute, struct connection *,
                  connection, const char *, query)
{
    struct session *session = session_of(connection, "execute");
    session->busy = true;
    TRY {
        future_await(io_begin(query, latency_of(query), VALUE_OF_NONE, NULL));
    }
    FINALLY {
        session->busy = false;
    }
    return value_str("SELECT 1");
}

LIBRARY_COROUTINE("Connection.close", connection_close, struct connection *,
                  connection)
{
    if (connection->session && connection->session->closed)
        return VALUE_OF_NONE;
    struct session *session = session_of(connection, "close");
    future_await(begin("close", session->database));
    session->closed = true;
    return VALUE_OF_NONE;
}

/* -- A pool: opening and closing --------------------------------------------
 */

struct pool *create_pool(const char *database, size_t min_size, size_t max_size)
{
    struct arena *arena = loop_arena();
    if (max_size == 0)
        loop_raise(&ValueError, "max_size is expected to be greater than zero");
    if (min_size > max_size)
        loop_raise(&ValueError, "min_size is greater than max_size");
    struct pool *pool = arena_alloc(arena, sizeof *pool);
    pool->database = arena_string(arena, database);
    pool->min_size = min_size;
    pool->max_size = max_size;
    return pool;
}

size_t pool_size(const struct pool *pool)
{
    return pool->size;
}

static void add_idle(struct pool *pool, struct session *session)
{
    session->next = pool->idle;
    pool->idle = session;
    pool->idle_count++;
}

static struct session *take_idle(struct pool *pool)
{
    struct session *session = pool->idle;
    pool->idle = session->next;
    pool->idle_count--;
    return session;
}

/* Begins so many operations at one instant. */
static struct future_list begin_all(const char *what, const char *database,
                                    size_t count)
{
    struct future_list all = {0};
    for (size_t i = 0; i < count; i++)
        future_list_add(&all, begin(what, database));
    return all;
}

COROUTINE(static, "create_pool", true, pool_open, struct pool *, pool)
{
    pool->size = pool->min_size;
    const struct future_list all =
        begin_all("connect", pool->database, pool->min_size);
    for (size_t i = 0; i < all.count; i++) {
        future_await(all.items[i]);
        add_idle(pool, session_new(pool->database));
    }
    pool->state = POOL_OPEN;
    return VALUE_OF_NONE;
}

COROUTINE(static, "Pool.__aexit__", true, pool_close, struct pool *, pool)
{
    if (pool->state != POOL_OPEN)
        return VALUE_OF_NONE;
    pool->state = POOL_CLOSING;
    if (pool->idle_count < pool->size) {
        pool->emptied = future_new();
        future_await(pool->emptied);
    }
    const struct future_list all =
        begin_all("close", pool->database, pool->idle_count);
    for (size_t i = 0; i < all.count; i++) {
        future_await(all.items[i]);
        take_idle(pool)->closed = true;
    }
    pool->state = POOL_CLOSED;
    return VALUE_OF_NONE;
}

static void enter_pool(void *self)
{
    coro_await(pool_open(self));
}

static bool exit_pool(void *self, struct exception *exception)
{
    (void)exception;
    coro_await(pool_close(self));
    return false;
}

struct async_manager pool_manager(struct pool *pool)
{
    return (struct async_manager){pool, enter_pool, exit_pool};
}

/* -- A pool: lending ------------------------------------------------------- */

/* Hands a session to the first in line who still waits, or with NULL the
 * right to make one; false when nobody does. */
static bool pass_on(struct pool *pool, struct session *session)
{
    struct future *waiter;
    while ((waiter = waiters_pop(&pool->line))) {
        if (future_done(waiter))
            continue;
        future_set_result(waiter, value_object(session));
        return true;
    }
    return false;
}

/* Without a session there is room for another. (Pool._give_back) */
static void give_back(struct pool *pool, struct session *session)
{
    if (session && session->closed) {
        pool->size--;
        session = NULL;
    }
    if (!session) {
        pass_on(pool, NULL);
    } else if (!pass_on(pool, session)) {
        add_idle(pool, session);
    }
    if (pool->emptied && pool->idle_count == pool->size) {
        future_set_result(pool->emptied, VALUE_OF_NONE);
        pool->emptied = NULL;
    }
}

/* Pool._connect */
static struct session *make(struct pool *pool)
{
    pool->size++;
    TRY {
        future_await(begin("connect", pool->database));
    }
    EXCEPT (BaseException) {
        pool->size--;
        pass_on(pool, NULL);
        exception_raise(exception_handled());
    }
    return session_new(pool->database);
}

/* Waits until one is given back; NULL: there is room for another. */
static struct session *wait_in_line(struct pool *pool)
{
    struct future *waiter = future_new();
    TRY {
        waiters_await(&pool->line, waiter);
    }
    EXCEPT (CancelledError) {
        if (future_done(waiter) && !future_cancelled(waiter))
            give_back(pool, waiter->result.as.object);
        exception_raise(exception_handled());
    }
    return waiter->result.as.object;
}

/* Pool._next */
static struct session *next_session(struct pool *pool)
{
    while (pool->idle) {
        struct session *session = take_idle(pool);
        if (!session->closed)
            return session;
        pool->size--;
    }
    struct session *session =
        pool->size < pool->max_size ? NULL : wait_in_line(pool);
    return session ? session : make(pool);
}

COROUTINE(static, "Pool.acquire", true, pool_lend, struct connection *,
          connection)
{
    static const char *const states[] = {"not initialized", "open", "closing",
                                         "closed"};
    struct pool *pool = connection->pool;
    if (pool->state != POOL_OPEN)
        loop_raise(&InterfaceError, "pool is %s", states[pool->state]);
    connection->session = next_session(pool);
    return VALUE_OF_NONE;
}

struct connection *pool_acquire(struct pool *pool)
{
    return connection_new(NULL, pool);
}

static void borrow(void *self)
{
    coro_await(pool_lend(self));
}

static bool release(void *self, struct exception *exception)
{
    (void)exception;
    struct connection *connection = self;
    struct session *session = connection->session;
    connection->session = NULL;
    give_back(connection->pool, session);
    return false;
}

struct async_manager connection_manager(struct connection *connection)
{
    assert(connection->pool && "a program's own connection is not lent");
    return (struct async_manager){connection, borrow, release};
}
