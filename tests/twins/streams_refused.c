/* SPDX-License-Identifier: MIT */
/* Names, an address in use, nobody who listens, and who gives
 * up connecting.
 */
#include "sim/scenario.h"

ASYNC(handle, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    value line;
    print("%s", repr(writer_peername(writer)));
    while (len(line = await(reader_readline(reader))))
        print("%s", repr(line));
    writer_close(writer);
    await(writer_wait_closed(writer));
    return None;
}

ASYNC(knock, const char *, host)
{
    TRY {
        await(open_connection(host, 80));
    }
    EXCEPT (ConnectionRefusedError) {
        print("%s", repr(caught()));
    }
    return None;
}

ASYNC_MAIN
{
    struct server *server = as_server(
        await(start_server(handle, "localhost", 8888)));
    TRY {
        await(start_server(handle, "127.0.0.1", 8888));
    }
    EXCEPT (OSError) {
        print("%s %s", repr(caught()), str(caught()));
    }
    const char *hosts[] = {"example.com", "example.org",
                           "example.com", "127.0.0.1"};
    for (int i = 0; i < 4; i++)
        await(knock(hosts[i]));
    TRY {
        await(wait_for(open_connection("localhost", 8888),
                       0.005));
    }
    EXCEPT (TimeoutError) {
        print("too slow");
    }
    ASYNC_WITH (server) {
        value pair = await(open_connection("localhost", 8888));
        struct stream_writer *writer = as_writer(item(pair, 1));
        print("%s", repr(writer_peername(writer)));
        writer_write(writer, "hello\n");
        writer_write(writer, "world\nand more");
        writer_close(writer);
    }
    print("out");
    return None;
}
