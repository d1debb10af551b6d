/* SPDX-License-Identifier: MIT */
/* drain() waits when the other side reads slowly. */
#include "sim/scenario.h"

ASYNC(slow_reader, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    await(async_sleep(5));
    size_t total = 0;
    size_t length;
    while ((length = len(await(reader_read(reader, 65536)))))
        total += length;
    writer_write(writer, str(VALUE(total)));
    writer_close(writer);
    return None;
}

ASYNC_MAIN
{
    struct server *server = as_server(
        await(start_server(slow_reader, "127.0.0.1", 8888)));
    value pair = await(open_connection("127.0.0.1", 8888));
    struct stream_reader *reader = as_reader(item(pair, 0));
    struct stream_writer *writer = as_writer(item(pair, 1));
    for (int number = 0; number < 4; number++) {
        writer_write(writer, repeat("x", 100000));
        await(writer_drain(writer));
        print("sent block %d", number);
    }
    writer_write(writer, repeat("y", 70000));
    for (int number = 0; number < 2000; number++)
        writer_write(writer, repeat("z", 20));
    struct task *first = create_task(writer_drain(writer));
    struct task *second = create_task(writer_drain(writer));
    writer_write_eof(writer);
    print("the reader got %s",
          repr(await(reader_read(reader, -1))));
    await(gather(first, second));
    writer_close(writer);
    server_close(server);
    await(server_wait_closed(server));
    return None;
}
