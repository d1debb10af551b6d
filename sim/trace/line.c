/* SPDX-License-Identifier: MIT */
#include "sim/trace/line.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <utf8proc.h>

#define NS_IN_SECOND 1000000000

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

void line_init(struct line *line, char *buffer, size_t size)
{
    *line = (struct line){.buffer = buffer, .size = size, .cut = size == 0};
    if (size)
        buffer[0] = '\0';
}

/* Adds bytes that stay together: all of them or none. */
static void put(struct line *line, const char *bytes, size_t count)
{
    if (!line->cut && line->length + count < line->size) {
        memcpy(line->buffer + line->length, bytes, count);
        line->buffer[line->length + count] = '\0';
    } else {
        line->cut = true;
    }
    line->length += count;
}

static void put_escaped(struct line *line, unsigned code)
{
    char escape[8];
    int count = snprintf(escape, sizeof escape, "\\x%02x", code);
    put(line, escape, (size_t)count);
}

static bool is_control(utf8proc_int32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

void line_add(struct line *line, const char *text)
{
    while (text && *text) {
        utf8proc_int32_t code;
        utf8proc_ssize_t count =
            utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &code);
        if (count <= 0) {
            put(line, replacement, strlen(replacement));
            count = 1;
        } else if (is_control(code)) {
            put_escaped(line, (unsigned)code);
        } else {
            put(line, text, (size_t)count);
        }
        text += count;
    }
}

void line_add_number(struct line *line, int64_t number)
{
    char digits[24];
    int count = snprintf(digits, sizeof digits, "%" PRId64, number);
    put(line, digits, (size_t)count);
}

void line_add_time(struct line *line, int64_t ns)
{
    uint64_t size = ns < 0 ? 0 - (uint64_t)ns : (uint64_t)ns;
    char digits[40];
    int count =
        snprintf(digits, sizeof digits, "%s%" PRIu64 ".%09" PRIu64,
                 ns < 0 ? "-" : "", size / NS_IN_SECOND, size % NS_IN_SECOND);
    int least = count - 6;
    while (count > least && digits[count - 1] == '0')
        count--;
    put(line, digits, (size_t)count);
}
