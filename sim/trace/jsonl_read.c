/* SPDX-License-Identifier: MIT */
#include "sim/trace/jsonl_read.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "sim/memory.h"
#include "sim/trace/check.h"
#include "sim/trace/jsonl_event.h"

enum { READ_SIZE = 64 * 1024 };

/*
 * bytes[begin..end) were read and not yet used; those before `searched` hold
 * no line end.
 */
struct jsonl_reader {
    int fd;                    /* the file, */
    struct byte_source source; /* or this one, where it can read */
    char *name;
    char *bytes;
    size_t capacity;
    size_t begin;
    size_t searched;
    size_t end;
    size_t line; /* number of the last line taken, from 1 */
    bool at_end; /* of the file */
    int outcome; /* what next returns from now on; 1: go on */
    char *error; /* with outcome -1 */
    struct check check;
    struct arena scratch; /* of the last event */
};

struct jsonl_reader *jsonl_reader_create(int fd, const char *name)
{
    struct jsonl_reader *reader = memory_zero(1, sizeof *reader);
    reader->fd = fd;
    reader->name = memory_copy_string(name);
    reader->outcome = 1;
    return reader;
}

struct jsonl_reader *jsonl_reader_create_source(struct byte_source source,
                                                const char *name)
{
    struct jsonl_reader *reader = jsonl_reader_create(-1, name);
    reader->source = source;
    return reader;
}

struct jsonl_reader *jsonl_reader_create_text(const char *bytes, size_t length,
                                              const char *name)
{
    struct jsonl_reader *reader = jsonl_reader_create(-1, name);
    reader->bytes =
        memory_grow(reader->bytes, &reader->capacity, length + 1, 1);
    memcpy(reader->bytes, bytes, length);
    reader->end = length;
    reader->at_end = true;
    return reader;
}

void jsonl_reader_free(struct jsonl_reader *reader)
{
    if (!reader)
        return;
    check_free(&reader->check);
    arena_free(&reader->scratch);
    free(reader->name);
    free(reader->bytes);
    free(reader->error);
    free(reader);
}

/* The first line end among the bytes, or NULL. */
static char *find_line_end(const struct jsonl_reader *reader)
{
    size_t count = reader->end - reader->searched;
    return count ? memchr(reader->bytes + reader->searched, '\n', count) : NULL;
}

bool jsonl_reader_has_line(const struct jsonl_reader *reader)
{
    return reader->outcome != 1 || reader->at_end || find_line_end(reader);
}

bool jsonl_reader_is_at_end(const struct jsonl_reader *reader)
{
    return reader->at_end;
}

/* Moves what is unused to the front and makes room for one more read. */
static void make_room(struct jsonl_reader *reader)
{
    if (reader->begin) {
        memmove(reader->bytes, reader->bytes + reader->begin,
                reader->end - reader->begin);
        reader->end -= reader->begin;
        reader->begin = 0;
    }
    reader->searched = reader->end;
    reader->bytes = memory_grow(reader->bytes, &reader->capacity,
                                reader->end + READ_SIZE, 1);
}

static ssize_t read_some(struct jsonl_reader *reader, char *to)
{
    ssize_t count;
    if (reader->source.read)
        return reader->source.read(reader->source.context, to, READ_SIZE);
    do {
        count = read(reader->fd, to, READ_SIZE);
    } while (count < 0 && errno == EINTR);
    return count;
}

/* Reads what there is, at least one byte; false when reading fails. */
static bool read_more(struct jsonl_reader *reader)
{
    make_room(reader);
    ssize_t count = read_some(reader, reader->bytes + reader->end);
    if (count < 0)
        return false;
    reader->end += (size_t)count;
    reader->at_end = count == 0;
    return true;
}

/* A line of the file, without its end. */
struct piece {
    const char *bytes;
    size_t length;
    bool is_cut; /* the file ends before the line does */
};

/* Takes the next line; 0 at the end of the file, -1 when reading fails. */
static int take_line(struct jsonl_reader *reader, struct piece *piece)
{
    char *end;
    while (!(end = find_line_end(reader)) && !reader->at_end)
        if (!read_more(reader))
            return -1;
    if (!end && reader->begin == reader->end)
        return 0;
    piece->is_cut = !end;
    piece->bytes = reader->bytes + reader->begin;
    piece->length =
        end ? (size_t)(end - piece->bytes) : reader->end - reader->begin;
    reader->begin += piece->length + (end ? 1 : 0);
    reader->searched = reader->begin;
    return 1;
}

static void complain_of_json(const struct jsonl_reader *reader,
                             const struct piece *piece,
                             const json_error_t *error,
                             struct complaint *complaint)
{
    if (json_error_code(error) == json_error_out_of_memory)
        memory_fail();
    if (!reader->check.begun)
        complain(complaint, ADVICE_NOT_A_TRACE,
                 "not a trace: the line is not a JSON object (", error->text,
                 ")", NULL);
    else if (piece->is_cut)
        complain(complaint,
                 "its recorder was stopped: only the events before it are "
                 "there",
                 "the file ends within this line", NULL);
    else
        complain(complaint, ADVICE_DAMAGED, "the line is not a JSON object (",
                 error->text, ")", NULL);
}

/* Parses and checks a line and hands its event on. */
static bool deliver_line(struct jsonl_reader *reader, const struct piece *piece,
                         const struct event_sink *sink,
                         struct complaint *complaint)
{
    struct event event;
    json_error_t error;
    arena_clear(&reader->scratch);
    json_t *object =
        json_loadb(piece->bytes, piece->length, JSON_REJECT_DUPLICATES, &error);
    if (!object) {
        complain_of_json(reader, piece, &error, complaint);
        return false;
    }
    if (!json_is_object(object))
        complain(complaint,
                 reader->check.begun ? ADVICE_DAMAGED : ADVICE_NOT_A_TRACE,
                 "the line is JSON, but not an object", NULL);
    bool is_good =
        !complaint->made &&
        event_from_json(object, &event, &reader->scratch, complaint) &&
        check_event(&reader->check, &event, complaint);
    if (is_good)
        sink->emit(sink->context, &event);
    json_decref(object);
    return is_good;
}

static int read_event(struct jsonl_reader *reader,
                      const struct event_sink *sink,
                      struct complaint *complaint)
{
    struct piece piece;
    int taken = take_line(reader, &piece);
    if (taken < 0) {
        complain(complaint, "see that it can be read",
                 "reading failed: ", strerror(errno), NULL);
        return -1;
    }
    if (taken == 0 && reader->check.begun)
        return 0;
    if (taken == 0) {
        complain(complaint, ADVICE_NOT_A_TRACE, "the file is empty", NULL);
        return -1;
    }
    complaint->line = ++reader->line;
    return deliver_line(reader, &piece, sink, complaint) ? 1 : -1;
}

int jsonl_reader_next(struct jsonl_reader *reader,
                      const struct event_sink *sink, char *error, size_t size)
{
    struct complaint complaint = {.file = reader->name,
                                  .line = reader->line + 1,
                                  .buffer = error,
                                  .size = size};
    if (reader->outcome == 1) {
        reader->outcome = read_event(reader, sink, &complaint);
        if (reader->outcome < 0 && size)
            reader->error = memory_copy_string(error);
    } else if (reader->error && size) {
        strncpy(error, reader->error, size - 1);
        error[size - 1] = '\0';
    }
    return reader->outcome;
}
