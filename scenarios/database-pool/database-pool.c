/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(report, struct pool *, pool, const char *, name, int,
      seconds)
{
    struct connection *connection = pool_acquire(pool);
    ASYNC_WITH (connection) {
        print("%s has a connection", name);
        value query = text("SELECT pg_sleep(%d)", seconds);
        await(connection_execute(connection, str(query)));
    }
    print("%s is done", name);
    return None;
}

ASYNC_MAIN
{
    struct pool *pool = create_pool("shop", 1, 2);
    ASYNC_WITH (pool) {
        await(gather(report(pool, "sales", 3),
                     report(pool, "stock", 1),
                     report(pool, "staff", 1),
                     report(pool, "taxes", 2)));
        print("connections: %zu", pool_size(pool));
    }
    return None;
}
