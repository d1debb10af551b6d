/* SPDX-License-Identifier: MIT */
/* I/O: in C what source.py writes in front of programs that have it. */
#include "sim/scenario.h"
#include "tests/fuzz/interpret.h"
#include "tests/fuzz/node.h"
#include "tests/fuzz/world.h"

static void keep_end(long number, struct stream_reader *reader,
                     struct stream_writer *writer)
{
    world.readers[number] = reader;
    world.writers[number] = writer;
}

ASYNC(serve, struct stream_reader *, reader, struct stream_writer *, writer)
{
    keep_end(world.readers[1] ? 3 : 1, reader, writer);
    return None;
}

ASYNC(begin)
{
    world.session = ClientSession();
    world.pool = create_pool("shop", 0, 2);
    pool_manager(world.pool).enter(world.pool);
    world.server = as_server(await(start_server(serve, "127.0.0.1", 8888)));
    return None;
}

void io_begin_world(void)
{
    await(begin());
}

ASYNC(ask, double, seconds)
{
    value url = text("https://a.example/delay/%g", seconds);
    struct client_response *page = session_get(world.session, str(url));
    value status = None;
    ASYNC_WITH (page)
        status = VALUE(page->status);
    return status;
}

ASYNC(query, double, seconds)
{
    struct connection *connection = pool_acquire(world.pool);
    value sql = text("SELECT pg_sleep(%g)", seconds);
    value status = None;
    ASYNC_WITH (connection)
        status = await(connection_execute(connection, str(sql)));
    return status;
}

ASYNC(save, long, number)
{
    value name = text("%ld.txt", number);
    struct async_file *file = aiofiles_open(str(name), "a");
    ASYNC_WITH (file)
        await(file_write(file, "x"));
    file = aiofiles_open(str(name), "r");
    value length = None;
    ASYNC_WITH (file)
        length = VALUE(len(await(file_read(file))));
    return length;
}

ASYNC(connect, long, number)
{
    value pair = await(open_connection("127.0.0.1", 8888));
    keep_end(number, as_reader(item(pair, 0)), as_writer(item(pair, 1)));
    return None;
}

ASYNC(read, long, number, long, most)
{
    struct stream_reader *reader = world.readers[number];
    return reader ? VALUE(len(await(reader_read(reader, most)))) : None;
}

ASYNC(readline, long, number)
{
    struct stream_reader *reader = world.readers[number];
    return reader ? VALUE(len(await(reader_readline(reader)))) : None;
}

ASYNC(drain, long, number)
{
    struct stream_writer *writer = world.writers[number];
    return writer ? await(writer_drain(writer)) : None;
}

ASYNC(wait_closed, long, number)
{
    struct stream_writer *writer = world.writers[number];
    return writer ? await(writer_wait_closed(writer)) : None;
}

struct value make_ask(json_t *node)
{
    return VALUE(ask(node_seconds(node, 1)));
}

struct value make_query(json_t *node)
{
    return VALUE(query(node_seconds(node, 1)));
}

struct value make_save(json_t *node)
{
    return VALUE(save(node_int(node, 1)));
}

struct value make_connect(json_t *node)
{
    return VALUE(connect(node_int(node, 1)));
}

struct value make_read(json_t *node)
{
    return VALUE(read(node_int(node, 1), node_int(node, 2)));
}

struct value make_readline(json_t *node)
{
    return VALUE(readline(node_int(node, 1)));
}

struct value make_drain(json_t *node)
{
    return VALUE(drain(node_int(node, 1)));
}

struct value make_wait_closed(json_t *node)
{
    return VALUE(wait_closed(node_int(node, 1)));
}
