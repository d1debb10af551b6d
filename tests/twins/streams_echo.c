/* SPDX-License-Identifier: MIT */
/* A server, a client, and the end of both. */
#include "sim/scenario.h"

ASYNC(handle, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    value data = await(reader_read(reader, 100));
    print("received %s %s", repr(data),
          repr(writer_peername(writer)));
    writer_write(writer, decode(data));
    await(writer_drain(writer));
    writer_close(writer);
    await(writer_wait_closed(writer));
    return None;
}

ASYNC_MAIN
{
    struct server *server = as_server(
        await(start_server(handle, "127.0.0.1", 8888)));
    ASYNC_WITH (server) {
        value pair = await(open_connection("127.0.0.1", 8888));
        struct stream_reader *reader = as_reader(item(pair, 0));
        struct stream_writer *writer = as_writer(item(pair, 1));
        writer_write(writer, "Hello ");
        writer_write(writer, "World!");
        await(writer_drain(writer));
        print("echoed %s",
              repr(await(reader_read(reader, 100))));
        value rest = await(reader_read(reader, -1));
        print("end %s %s", repr(rest),
              str(value_bool(reader_at_eof(reader))));
        writer_close(writer);
        print("closing %s",
              str(value_bool(writer_is_closing(writer))));
        await(writer_wait_closed(writer));
    }
    return None;
}
