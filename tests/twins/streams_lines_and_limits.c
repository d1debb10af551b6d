/* SPDX-License-Identifier: MIT */
/* Lines in pieces, lines too long, two who read, and who is
 * cancelled. */
#include <string.h>

#include "sim/scenario.h"

ASYNC(send, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    (void)reader;
    writer_write(writer, "one li");
    await(async_sleep(0.02));
    writer_write(writer,
                 "ne\ntwo\n\nit's \"q\" \\ \x01é\tend\n");
    await(async_sleep(0.02));
    writer_write(writer, str(text("%s\n", repeat("x", 70000))));
    writer_write(writer, repeat("y", 70000));
    await(writer_drain(writer));
    writer_write(writer, "\nlast");
    await(writer_drain(writer));
    writer_close(writer);
    await(writer_wait_closed(writer));
    return None;
}

ASYNC(read_a_line, struct stream_reader *, reader)
{
    TRY {
        value line = await(reader_readline(reader));
        const size_t count = len(line);
        const char *end =
            decode(line) + (count > 5 ? count - 5 : 0);
        print("%zu %s", count,
              repr(value_bytes(loop_arena(), end,
                               strlen(end))));
    }
    EXCEPT (ValueError) {
        print("%s", repr(caught()));
    }
    return None;
}

ASYNC_MAIN
{
    struct server *server =
        as_server(await(start_server(send, "127.0.0.1", 8888)));
    value pair = await(open_connection("127.0.0.1", 8888));
    struct stream_reader *reader = as_reader(item(pair, 0));
    struct stream_writer *writer = as_writer(item(pair, 1));
    struct task *first = create_task(reader_readline(reader));
    struct task *second = create_task(reader_readline(reader));
    print("%s",
          str(await(gather_return_exceptions(first, second))));
    for (int i = 0; i < 3; i++)
        print("%s", repr(await(reader_readline(reader))));
    struct task *slow = create_task(reader_readline(reader));
    await(async_sleep(0));
    cancel(slow);
    await(wait(list(slow), NO_TIMEOUT, ALL_COMPLETED));
    for (int i = 0; i < 6; i++)
        await(read_a_line(reader));
    print("%s", str(value_bool(reader_at_eof(reader))));
    writer_close(writer);
    server_close(server);
    return None;
}
