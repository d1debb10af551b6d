/* SPDX-License-Identifier: MIT */
/* Connections under way, accepted, and half made while the
 * server closes. */
#include "sim/scenario.h"

ASYNC(handle, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    (void)reader;
    (void)writer;
    print("never");
    return None;
}

ASYNC(client, double, delay)
{
    await(async_sleep(delay));
    TRY {
        value pair = await(open_connection("127.0.0.1", 8888));
        struct stream_writer *writer = as_writer(item(pair, 1));
        writer_write(writer, "hello");
        value answer =
            await(reader_read(as_reader(item(pair, 0)), -1));
        print("%g %s", delay, repr(answer));
        writer_close(writer);
    }
    EXCEPT (ConnectionError) {
        print("%g %s", delay, repr(caught()));
    }
    return None;
}

static void close(value server)
{
    server_close(as_server(server));
}

ASYNC_MAIN
{
    value server =
        await(start_server(handle, "127.0.0.1", 8888));
    call_later(0.01, close, server);
    await(gather(client(0), client(0), client(0.005),
                 client(0.02)));
    return None;
}
