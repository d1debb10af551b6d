/* SPDX-License-Identifier: MIT */
/* A waiter that is cancelled, one given a connection meanwhile,
 * a closed one.
 */
#include "sim/scenario.h"

ASYNC(use, struct pool *, pool, const char *, name, double,
      seconds)
{
    struct connection *connection = pool_acquire(pool);
    ASYNC_WITH (connection) {
        value query = text("SELECT pg_sleep(%g)", seconds);
        value status =
            await(connection_execute(connection, str(query)));
        print("%s: %s", name, str(status));
    }
    return None;
}

ASYNC(both, struct connection *, connection)
{
    return await(gather_return_exceptions(
        connection_execute(connection, "SELECT pg_sleep(0.5)"),
        connection_execute(connection,
                           "SELECT pg_sleep(0.25)")));
}

ASYNC(leave, struct pool *, pool)
{
    struct connection *connection = pool_acquire(pool);
    ASYNC_WITH (connection)
        await(connection_close(connection));
    print("gave back a closed one");
    return None;
}

ASYNC_MAIN
{
    struct pool *pool = create_pool("shop", 0, 1);
    struct task *volatile connecting = NULL;
    ASYNC_WITH (pool) {
        struct task *first = create_task(use(pool, "first", 1));
        await(async_sleep(0));
        struct task *waits = create_task(use(pool, "waits", 1));
        struct task *late = create_task(use(pool, "late", 1));
        await(async_sleep(0.3));
        cancel(waits);
        await(first);
        cancel(late);
        TRY {
            await(late);
        }
        EXCEPT (CancelledError) {
            print("late had a connection, and gave it back");
        }
        struct task *ends = create_task(leave(pool));
        await(async_sleep(0));
        await(use(pool, "next", 0.1));
        await(ends);
        connecting = create_task(leave(pool));
        await(async_sleep(0));
        print("connections: %zu", pool_size(pool));
    }
    value results = await(gather_return_exceptions(
        connecting, use(pool, "closed", 1)));
    print("%s", str(results));
    value made = await(connect_database("shop"));
    struct connection *connection = as_connection(made);
    print("%s", str(await(both(connection))));
    await(connection_close(connection));
    print("%s", str(await(both(connection))));
    return None;
}
