/* SPDX-License-Identifier: MIT */
#include "sim/scenario.h"

struct chat {
    value writers;
};
#define chat GLOBALS(struct chat)

ASYNC(broadcast, const char *, line, struct stream_writer *,
      sender)
{
    for (size_t i = 0; i < len(chat->writers); i++) {
        value found = item(chat->writers, i);
        struct stream_writer *writer = as_writer(found);
        if (writer != sender) {
            writer_write(writer, line);
            await(writer_drain(writer));
        }
    }
    return None;
}

ASYNC(serve, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    append(chat->writers, writer);
    value line;
    while (len(line = await(reader_readline(reader))))
        await(broadcast(decode(line), writer));
    list_remove(chat->writers, writer);
    writer_close(writer);
    return None;
}

ASYNC(listen, const char *, name, struct stream_reader *,
      reader)
{
    value line;
    while (len(line = await(reader_readline(reader))))
        print("%s reads %s", name, strip(decode(line)));
    return None;
}

ASYNC(guest, const char *, name, double, delay, const char *,
      words)
{
    value pair = await(open_connection("127.0.0.1", 8888));
    struct stream_reader *reader = as_reader(item(pair, 0));
    struct stream_writer *writer = as_writer(item(pair, 1));
    struct task *listener = create_task(listen(name, reader));
    await(async_sleep(delay));
    value line = text("%s: %s\n", name, words);
    writer_write(writer, str(line));
    await(async_sleep(4 - delay));
    writer_close(writer);
    await(listener);
    return None;
}

ASYNC_MAIN
{
    chat->writers = empty_list();
    struct server *server = as_server(
        await(start_server(serve, "127.0.0.1", 8888)));
    ASYNC_WITH (server)
        await(gather(guest("Ann", 1, "hello"),
                     guest("Bob", 2, "hi, Ann"),
                     guest("Cy", 3, "and me?")));
    return None;
}
