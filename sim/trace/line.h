/* SPDX-License-Identifier: MIT */
/* line.h -- one line of text, built piece by piece in a fixed buffer. */
#ifndef LOOPSCOPE_SIM_TRACE_LINE_H
#define LOOPSCOPE_SIM_TRACE_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The buffer always holds a terminated, valid UTF-8 prefix of the whole text:
 * the first character that does not fit ends it. No control character gets
 * in: what is added may come from a file somebody else wrote.
 */
struct line {
    char *buffer;
    size_t size;   /* of the buffer; 0: only count */
    size_t length; /* bytes of the whole text, without the final 0 */
    bool cut;      /* the buffer holds less than the whole text */
};

void line_init(struct line *line, char *buffer, size_t size);
/*
 * Adds a string; NULL adds nothing. Control characters (C0, DEL, C1) become
 * \xNN, and bytes that are not UTF-8 become U+FFFD.
 */
void line_add(struct line *line, const char *text);
void line_add_number(struct line *line, int64_t number);
/* Nanoseconds as seconds: at least three decimals, no zeros after those. */
void line_add_time(struct line *line, int64_t ns);

#endif
