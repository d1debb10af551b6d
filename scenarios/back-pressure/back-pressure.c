/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(slow_reader, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    size_t count;
    while ((count = len(await(reader_read(reader, 65536))))) {
        print("the reader takes %zu bytes", count);
        await(async_sleep(1));
    }
    writer_close(writer);
    return None;
}

ASYNC_MAIN
{
    value made =
        await(start_server(slow_reader, "127.0.0.1", 8888));
    struct server *server = as_server(made);
    ASYNC_WITH (server) {
        value pair = await(open_connection("127.0.0.1", 8888));
        struct stream_writer *writer = as_writer(item(pair, 1));
        for (int number = 1; number < 11; number++) {
            writer_write(writer, repeat("x", 65536));
            await(writer_drain(writer));
            print("block %d is handed over", number);
        }
        writer_close(writer);
        await(writer_wait_closed(writer));
        print("all is sent");
    }
    return None;
}
