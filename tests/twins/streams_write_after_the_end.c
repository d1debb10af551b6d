/* SPDX-License-Identifier: MIT */
/* Writing to a connection that was closed: with nothing, or
 * with something still in the transport's buffer, when it is
 * lost only after that was sent. */
#include "sim/scenario.h"

ASYNC(serve, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    print("%zu", len(await(reader_read(reader, -1))));
    writer_close(writer);
    return None;
}

ASYNC(close_and_write, size_t, size)
{
    value pair = await(open_connection("127.0.0.1", 8888));
    struct stream_writer *writer = as_writer(item(pair, 1));
    writer_write(writer, repeat("x", size));
    writer_close(writer);
    writer_write(writer, "closing");
    await(async_sleep(1));
    writer_write_eof(writer);
    writer_close(writer);
    TRY {
        writer_write(writer, "closed");
        await(writer_drain(writer));
    }
    EXCEPT (Exception) {
        print("%s", repr(caught()));
    }
    await(writer_wait_closed(writer));
    return None;
}

ASYNC_MAIN
{
    struct server *server = as_server(
        await(start_server(serve, "127.0.0.1", 8888)));
    await(close_and_write(10));
    await(close_and_write(200000));
    server_close(server);
    return None;
}
