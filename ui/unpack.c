/* SPDX-License-Identifier: MIT */
#include "ui/unpack.h"

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <lzma.h>

#include "sim/memory.h"
#include "sim/text_buffer.h"

struct unpacker {
    lzma_stream stream; /* next_in and avail_in say what is still to read */
    bool is_packed;
    bool at_end;
};

static bool is_xz(const char *bytes, size_t size)
{
    static const char magic[] = "\xFD"
                                "7zXZ"; /* and its 0 */
    return size >= sizeof magic && memcmp(bytes, magic, sizeof magic) == 0;
}

struct unpacker *unpack_create(const char *bytes, size_t size)
{
    struct unpacker *unpacker = memory_zero(1, sizeof *unpacker);
    unpacker->stream = (lzma_stream)LZMA_STREAM_INIT;
    unpacker->stream.next_in = (const uint8_t *)bytes;
    unpacker->stream.avail_in = size;
    unpacker->is_packed = is_xz(bytes, size);
    if (unpacker->is_packed &&
        lzma_stream_decoder(&unpacker->stream, UINT64_MAX, 0) != LZMA_OK)
        memory_fail();
    return unpacker;
}

void unpack_free(struct unpacker *unpacker)
{
    if (!unpacker)
        return;
    lzma_end(&unpacker->stream);
    free(unpacker);
}

static ssize_t copy(lzma_stream *stream, char *to, size_t room)
{
    size_t count = stream->avail_in < room ? stream->avail_in : room;
    memcpy(to, stream->next_in, count);
    stream->next_in += count;
    stream->avail_in -= count;
    return (ssize_t)count;
}

ssize_t unpack_read(struct unpacker *unpacker, char *to, size_t room)
{
    lzma_stream *stream = &unpacker->stream;
    if (!unpacker->is_packed)
        return copy(stream, to, room);
    if (unpacker->at_end)
        return 0;
    stream->next_out = (uint8_t *)to;
    stream->avail_out = room;
    lzma_ret result = LZMA_OK;
    while (result == LZMA_OK && stream->avail_out > 0)
        result = lzma_code(stream, LZMA_FINISH);
    if (result == LZMA_MEM_ERROR)
        memory_fail();
    if (result != LZMA_OK && result != LZMA_STREAM_END) {
        errno = EILSEQ;
        return -1;
    }
    unpacker->at_end = result == LZMA_STREAM_END;
    return (ssize_t)(room - stream->avail_out);
}

char *unpack_all(const char *bytes, size_t size)
{
    struct text_buffer text = {0};
    struct unpacker *unpacker = unpack_create(bytes, size);
    char piece[16 * 1024];
    ssize_t count;
    text_put(&text, "");
    while ((count = unpack_read(unpacker, piece, sizeof piece)) > 0)
        text_put_bytes(&text, piece, (size_t)count);
    unpack_free(unpacker);
    if (count == 0)
        return text.bytes;
    text_free(&text);
    return NULL;
}
