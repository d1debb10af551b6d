/* SPDX-License-Identifier: MIT */
/* The program's own exception handler: callbacks, streams, the
 * end of run. */
#include "sim/scenario.h"

static void on_error(value context)
{
    const struct value *error =
        dict_find(context.as.dict, value_str("exception"));
    const char *message = str(item(context, "message"));
    print("told %s %s", error ? repr(*error) : "None",
          error ? "True" : "False");
    if (value_equal(value_str(message), value_str("odd")))
        print("odd");
    if (value_equal(value_str(message), value_str("worse"))) {
        print("worse");
        raise(RuntimeError("in the handler"));
    }
}

static void fail(value word)
{
    print("fails %s", str(word));
    raise(ValueError("%s", str(word)));
}

static void done_fails(value future)
{
    (void)future;
    fail(text("done"));
}

ASYNC(stubborn)
{
    TRY {
        await(async_sleep(10));
    }
    FINALLY {
        raise(KeyError("left over"));
    }
    return None;
}

ASYNC(serve, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    (void)reader;
    (void)writer;
    raise(OSError("no"));
    return None;
}

ASYNC_MAIN
{
    call_soon(fail, "before");
    await(async_sleep(0));
    set_exception_handler(on_error);
    call_soon(fail, "one");
    call_later(0.5, fail, "later");
    struct future *future = create_future();
    add_done_callback(future, done_fails);
    set_result(future, 1);
    call_exception_handler(dict("message", "odd"));
    call_exception_handler(dict("message", "worse", "exception",
                                ValueError("given")));
    await(async_sleep(1));
    struct server *server = as_server(
        await(start_server(serve, "127.0.0.1", 8888)));
    value pair = await(open_connection("127.0.0.1", 8888));
    print("%s", repr(await(reader_read(as_reader(item(pair, 0)),
                                       -1))));
    writer_close(as_writer(item(pair, 1)));
    server_close(server);
    create_task(stubborn());
    create_task(stubborn());
    await(async_sleep(0));
    set_exception_handler(NULL);
    call_soon(fail, "unheard");
    await(async_sleep(0));
    set_exception_handler(on_error);
    print("2");
    return None;
}
