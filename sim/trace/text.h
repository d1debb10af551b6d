/* SPDX-License-Identifier: MIT */
/* text.h -- the text form of a trace, as docs/trace-format.md defines it. */
#ifndef LOOPSCOPE_SIM_TRACE_TEXT_H
#define LOOPSCOPE_SIM_TRACE_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "sim/trace/event.h"
#include "sim/trace/line.h"

/* Room for any time, sign and final 0 included. */
enum { TIME_FORMAT_SIZE = 32 };

/*
 * Writes events to a file as text, one line each. Errors of the file are the
 * caller's to look for (ferror) when it is done.
 */
struct text_writer {
    FILE *file;     /* not owned */
    char line[512]; /* the last one; not on the stack, which is a coroutine's:
                       with it the first page of each would not do */
};

void text_writer_init(struct text_writer *writer, FILE *file);
/* The writer must stay where it is while the sink is in use. */
struct event_sink text_writer_sink(struct text_writer *writer);

/*
 * One event's line, without indentation and line end, cut to size. Returns
 * the length of the whole line, as snprintf() does; 0 for an event that the
 * text form leaves out.
 */
size_t event_format(const struct event *event, char *buffer, size_t size);

/* How many spaces stand before an event's line: 0, 2 or 4. */
int event_indentation(const struct event *event);

/* "step Task-1", "wakeup Task-2", "call sleep(Task-3)"; returns buffer. */
char *label_format(const struct label *label, char *buffer, size_t size);
void line_add_label(struct line *line, const struct label *label);

/* "1.500": seconds with at least three decimals; returns buffer. */
char *time_format(int64_t ns, char buffer[TIME_FORMAT_SIZE]);

#endif
