/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

ASYNC(send_words, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    (void)reader;
    writer_write(writer, "b\nab\na\n\n");
    writer_close(writer);
    return None;
}

ASYNC(words_in_order)
{
    struct server *server = as_server(
        await(start_server(send_words, "127.0.0.1", 8888)));
    value pair = await(open_connection("127.0.0.1", 8888));
    struct queue *queue = priority_queue_new(0);
    for (int i = 0; i < 4; i++)
        queue_put_nowait(queue, await(reader_readline(
                                    as_reader(item(pair, 0)))));
    while (!queue_empty(queue))
        print("%s", repr(queue_get_nowait(queue)));
    writer_close(as_writer(item(pair, 1)));
    server_close(server);
    return None;
}

ASYNC(try_two, value, first, value, second)
{
    struct queue *queue = priority_queue_new(0);
    queue_put_nowait(queue, first);
    await(async_sleep(0));
    TRY {
        queue_put_nowait(queue, second);
    }
    EXCEPT (TypeError) {
        print("%s", repr(caught()));
    }
    return None;
}

ASYNC_MAIN
{
    await(words_in_order());
    await(try_two(VALUE(1), VALUE("a")));
    await(try_two(tuple(1, "a"), tuple(1.0, None)));
    await(try_two(tuple(1, list(2, True)),
                  tuple(1, list(2, dict("a", 1)))));
    await(try_two(list(1), tuple(1)));
    await(
        try_two(tuple(1, ValueError()), tuple(1, KeyError())));
    await(try_two(tuple(1, create_future()),
                  tuple(1, current_task())));
    await(try_two(None, None));
    return None;
}
