/* SPDX-License-Identifier: MIT */
#include "sim/text_buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"

static void make_room(struct text_buffer *buffer, size_t more)
{
    buffer->bytes = memory_grow(buffer->bytes, &buffer->capacity,
                                buffer->length + more + 1, 1);
}

void text_put_bytes(struct text_buffer *buffer, const char *bytes, size_t count)
{
    make_room(buffer, count);
    memcpy(buffer->bytes + buffer->length, bytes, count);
    buffer->length += count;
    buffer->bytes[buffer->length] = '\0';
}

void text_put(struct text_buffer *buffer, const char *string)
{
    text_put_bytes(buffer, string, strlen(string));
}

void text_vformat(struct text_buffer *buffer, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    if (length > 0) {
        make_room(buffer, (size_t)length);
        vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format,
                  again);
        buffer->length += (size_t)length;
    }
    va_end(again);
}

void text_format(struct text_buffer *buffer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    text_vformat(buffer, format, args);
    va_end(args);
}

const char *text_of(const struct text_buffer *buffer)
{
    return buffer->bytes ? buffer->bytes : "";
}

void text_clear(struct text_buffer *buffer)
{
    buffer->length = 0;
    if (buffer->bytes)
        buffer->bytes[0] = '\0';
}

void text_free(struct text_buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct text_buffer){0};
}
