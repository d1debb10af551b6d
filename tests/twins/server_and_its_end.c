/* SPDX-License-Identifier: MIT */
/* serve_forever is cancelled; a client's task fails, others are
 * cancelled. */
#include <string.h>

#include "sim/scenario.h"

struct handles {
    value tasks;
};

#define handles GLOBALS(struct handles)

ASYNC(handle, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    (void)writer;
    append(handles->tasks, current_task());
    value line = await(reader_readline(reader));
    print("%s", repr(line));
    if (strcmp(decode(line), "fail\n") == 0)
        raise(RuntimeError("a bug"));
    await(async_sleep(100));
    return None;
}

ASYNC(client, const char *, word)
{
    value pair = await(open_connection("127.0.0.1", 8888));
    struct stream_writer *writer = as_writer(item(pair, 1));
    writer_write(writer, word);
    value answer =
        await(reader_read(as_reader(item(pair, 0)), -1));
    print("b'%.4s\\n' %s", word, repr(answer));
    writer_close(writer);
    return None;
}

ASYNC_MAIN
{
    handles->tasks = empty_list();
    struct server *server = as_server(
        await(start_server(handle, "127.0.0.1", 8888)));
    struct task *serving =
        create_task(server_serve_forever(server));
    await(client("fail\n"));
    struct task *waits = create_task(client("wait\n"));
    await(async_sleep(0.5));
    struct task *late = create_task(client("late\n"));
    await(async_sleep(0.01));
    cancel(serving);
    await(async_sleep(1));
    for (int i = 0; i < 3; i++)
        cancel(item(handles->tasks, i));
    await(gather(late, waits));
    print("%s", str(await(gather_return_exceptions(serving))));
    TRY {
        await(server_serve_forever(server));
    }
    EXCEPT (RuntimeError) {
        print("%s", repr(caught()));
    }
    struct server *other =
        as_server(await(start_server(handle, "", 8888)));
    await(server_serve_forever(other));
    return None;
}
