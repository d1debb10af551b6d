/* SPDX-License-Identifier: MIT */
#include "sim/stream_reader.h"

#include "sim/arena.h"
#include "sim/async.h"
#include "sim/byte_queue.h"
#include "sim/future.h"
#include "sim/loop.h"
#include "sim/streams.h"
#include "sim/transport.h"
#include "sim/try.h"

/* How long a line may be; twice that may lie in a reader. */
enum { LIMIT = 64 * 1024 };

struct stream_reader {
    struct byte_queue buffer;
    bool eof;
    bool paused;           /* the transport does not read */
    struct future *waiter; /* of who waits for data, or NULL */
    struct exception *exception;
    struct transport *transport; /* NULL until it is connected */
};

/* -- What the protocol does --------------------------------------------------
 */

struct stream_reader *reader_new(void)
{
    return arena_alloc(loop_arena(), sizeof(struct stream_reader));
}

void reader_set_transport(struct stream_reader *reader,
                          struct transport *transport)
{
    reader->transport = transport;
}

static void wake_up(struct stream_reader *reader, struct exception *exception)
{
    struct future *waiter = reader->waiter;
    reader->waiter = NULL;
    if (!waiter || future_cancelled(waiter))
        return;
    if (exception)
        future_set_exception(waiter, exception);
    else
        future_set_result(waiter, VALUE_OF_NONE);
}

void reader_feed_eof(struct stream_reader *reader)
{
    reader->eof = true;
    wake_up(reader, NULL);
}

void reader_feed_data(struct stream_reader *reader, struct byte_queue *data)
{
    bytes_move(data, &reader->buffer, data->length);
    wake_up(reader, NULL);
    if (reader->paused || reader->buffer.length <= 2 * LIMIT)
        return;
    transport_pause_reading(reader->transport);
    reader->paused = true;
}

void reader_set_exception(struct stream_reader *reader,
                          struct exception *exception)
{
    reader->exception = exception;
    wake_up(reader, exception);
}

void reader_raise_exception(const struct stream_reader *reader)
{
    if (reader->exception)
        exception_raise(reader->exception);
}

/* -- What tasks do -----------------------------------------------------------
 */

static void resume_transport(struct stream_reader *reader)
{
    reader->paused = false;
    transport_resume_reading(reader->transport);
}

/* Takes bytes out, which makes room. */
static struct value take(struct stream_reader *reader, size_t count)
{
    struct value bytes = bytes_take(&reader->buffer, count);
    if (reader->paused && reader->buffer.length <= LIMIT)
        resume_transport(reader);
    return bytes;
}

/* _wait_for_data */
static void wait_for_data(struct stream_reader *reader, const char *function)
{
    if (reader->waiter)
        loop_raise(&RuntimeError,
                   "%s() called while another coroutine is already waiting for "
                   "incoming data",
                   function);
    if (reader->paused)
        resume_transport(reader);
    reader->waiter = future_new();
    TRY {
        future_await(reader->waiter);
    }
    FINALLY {
        reader->waiter = NULL;
    }
}

static struct value read_some(struct stream_reader *reader, size_t most)
{
    reader_raise_exception(reader);
    if (!reader->buffer.length && !reader->eof)
        wait_for_data(reader, "read");
    return take(reader,
                reader->buffer.length < most ? reader->buffer.length : most);
}

static struct value read_all(struct stream_reader *reader)
{
    struct byte_queue all = {0};
    const struct bytes *block;
    while ((block = read_some(reader, LIMIT).as.bytes)->length)
        bytes_push(&all, block->data, block->length);
    return bytes_take(&all, all.length);
}

LIBRARY_COROUTINE("StreamReader.read", reader_read, struct stream_reader *,
                  reader, long, most)
{
    if (most == 0) {
        reader_raise_exception(reader);
        return bytes_take(&reader->buffer, 0);
    }
    return most < 0 ? read_all(reader) : read_some(reader, (size_t)most);
}

/* readuntil(): where the newline is; false at an end without one. */
static bool find_newline(struct stream_reader *reader, size_t *at)
{
    size_t searched = 0;
    while (!bytes_find(&reader->buffer, '\n', searched, at)) {
        searched = reader->buffer.length;
        if (searched > LIMIT) {
            take(reader, searched);
            loop_raise(&ValueError, "Separator is not found, and chunk exceed "
                                    "the limit");
        }
        if (reader->eof)
            return false;
        wait_for_data(reader, "readuntil");
    }
    return true;
}

LIBRARY_COROUTINE("StreamReader.readline", reader_readline,
                  struct stream_reader *, reader)
{
    size_t newline;
    reader_raise_exception(reader);
    if (!find_newline(reader, &newline))
        return bytes_take(&reader->buffer, reader->buffer.length);
    struct value line = take(reader, newline + 1);
    if (newline > LIMIT)
        loop_raise(&ValueError,
                   "Separator is found, but chunk is longer than limit");
    return line;
}

LIBRARY_COROUTINE("StreamReader.readexactly", reader_readexactly,
                  struct stream_reader *, reader, size_t, count)
{
    reader_raise_exception(reader);
    while (reader->buffer.length < count) {
        if (reader->eof) {
            const size_t length = reader->buffer.length;
            bytes_clear(&reader->buffer);
            loop_raise(&IncompleteReadError,
                       "%zu bytes read on a total of %zu expected bytes",
                       length, count);
        }
        wait_for_data(reader, "readexactly");
    }
    return take(reader, count);
}

bool reader_at_eof(const struct stream_reader *reader)
{
    return reader->eof && !reader->buffer.length;
}
