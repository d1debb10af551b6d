/* SPDX-License-Identifier: MIT */
/* jsonl_read.h -- reads a trace's JSON Lines, one event at a time. */
#ifndef LOOPSCOPE_SIM_TRACE_JSONL_READ_H
#define LOOPSCOPE_SIM_TRACE_JSONL_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "sim/trace/event.h"

struct jsonl_reader;

/*
 * Reads from a file descriptor, which stays the caller's to close: a file or
 * a pipe, not one set to O_NONBLOCK. The name is copied; complaints name it.
 */
struct jsonl_reader *jsonl_reader_create(int fd, const char *name);
/* Where bytes come from: read() is as read(2), without EINTR. */
struct byte_source {
    ssize_t (*read)(void *context, char *to, size_t room);
    void *context;
};

/* The same from a source, whose context must live longer. */
struct jsonl_reader *jsonl_reader_create_source(struct byte_source source,
                                                const char *name);
/* The same from memory, for tests, the fuzzer and the benchmark; the bytes are
 * copied. */
struct jsonl_reader *jsonl_reader_create_text(const char *bytes, size_t length,
                                              const char *name);
void jsonl_reader_free(struct jsonl_reader *reader);

/*
 * Reads one event and hands it to the sink. Returns 1; 0 at the trace's end;
 * -1 on an error, with one line in `error` that says where, what and what to
 * do. After 0 or -1 it returns the same again. What the sink gets was
 * checked (check.h). Takes from a pipe no more than it has, and waits only
 * when it holds no whole line: not reading is what pauses the writer.
 */
int jsonl_reader_next(struct jsonl_reader *reader,
                      const struct event_sink *sink, char *error, size_t size);

/* Whether the next call will not have to read, and so cannot wait. */
bool jsonl_reader_has_line(const struct jsonl_reader *reader);

/* Whether all was read: whoever writes has ended, or closed the pipe. */
bool jsonl_reader_is_at_end(const struct jsonl_reader *reader);

#endif
