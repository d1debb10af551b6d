/* SPDX-License-Identifier: MIT */
/* Closing with data unread, and writing to who has closed. */
#include "sim/scenario.h"

ASYNC(rude, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    print("%s", repr(await(reader_readexactly(reader, 2))));
    writer_close(writer);
    await(writer_wait_closed(writer));
    print("closed");
    return None;
}

ASYNC(read_thrice, struct stream_reader *, reader)
{
    for (int i = 0; i < 3; i++) {
        TRY {
            print("%s", repr(await(reader_read(reader, 10))));
        }
        EXCEPT (ConnectionResetError) {
            print("%s", repr(caught()));
        }
    }
    return None;
}

ASYNC(unread, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    writer_write(writer, "one");
    await(async_sleep(0.005));
    writer_write(writer, "two");
    await(read_thrice(reader));
    TRY {
        writer_write(writer, "three");
        await(writer_drain(writer));
    }
    EXCEPT (ConnectionResetError) {
        print("drain %s", repr(caught()));
    }
    writer_close(writer);
    TRY {
        await(writer_wait_closed(writer));
    }
    EXCEPT (ConnectionResetError) {
        print("closed %s", repr(caught()));
    }
    return None;
}

ASYNC(late, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    writer_write(writer, "12");
    print("%s", repr(await(reader_read(reader, -1))));
    writer_write(writer, "too late");
    await(async_sleep(1));
    TRY {
        writer_write(writer, "three");
        await(writer_drain(writer));
    }
    EXCEPT (ConnectionError) {
        print("%s", repr(caught()));
    }
    writer_close(writer);
    return None;
}

ASYNC(after_eof, struct stream_reader *, reader,
      struct stream_writer *, writer)
{
    writer_write(writer, "1");
    writer_write_eof(writer);
    TRY {
        writer_write(writer, "2");
    }
    EXCEPT (RuntimeError) {
        print("%s", repr(caught()));
    }
    print("%s", repr(await(reader_read(reader, -1))));
    writer_close(writer);
    return None;
}

ASYNC_MAIN
{
    struct server *server =
        as_server(await(start_server(rude, "127.0.0.1", 8888)));
    value pair = await(open_connection("127.0.0.1", 8888));
    await(unread(as_reader(item(pair, 0)),
                 as_writer(item(pair, 1))));
    pair = await(open_connection("127.0.0.1", 8888));
    await(late(as_reader(item(pair, 0)),
               as_writer(item(pair, 1))));
    pair = await(open_connection("127.0.0.1", 8888));
    await(after_eof(as_reader(item(pair, 0)),
                    as_writer(item(pair, 1))));
    server_close(server);
    return None;
}
