/* SPDX-License-Identifier: MIT */
/* text_buffer.h -- a string under construction. */
#ifndef LOOPSCOPE_SIM_TEXT_BUFFER_H
#define LOOPSCOPE_SIM_TEXT_BUFFER_H

#include <stdarg.h>
#include <stddef.h>

/* Zeroed, it is empty. */
struct text_buffer {
    char *bytes; /* NUL-terminated once anything was put */
    size_t length;
    size_t capacity;
};

void text_put(struct text_buffer *buffer, const char *string);
void text_put_bytes(struct text_buffer *buffer, const char *bytes,
                    size_t count);
void text_format(struct text_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void text_vformat(struct text_buffer *buffer, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* What was put so far; valid until the next put. */
const char *text_of(const struct text_buffer *buffer);
/* Empties it and keeps its memory. */
void text_clear(struct text_buffer *buffer);
void text_free(struct text_buffer *buffer);

#endif
