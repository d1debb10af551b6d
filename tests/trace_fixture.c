/* SPDX-License-Identifier: MIT */
#include "tests/trace_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "sim/memory.h"
#include "sim/trace/jsonl_read.h"
#include "sim/trace/jsonl_write.h"
#include "sim/trace/text.h"

enum { LINE = 512 };

struct timeline *fixture_timeline(const char *text)
{
    struct timeline *timeline = timeline_create();
    struct event_sink sink = timeline_sink(timeline);
    fixture_feed(text, &sink);
    return timeline;
}

/* A file descriptor that reads these bytes. */
static int open_bytes(const char *bytes, FILE **file)
{
    *file = tmpfile();
    assert_non_null(*file);
    fputs(bytes, *file);
    fflush(*file);
    assert_int_equal(lseek(fileno(*file), 0, SEEK_SET), 0);
    return fileno(*file);
}

int fixture_read_jsonl(const char *jsonl, const struct event_sink *sink,
                       char *error, size_t size)
{
    FILE *file;
    int outcome;
    struct jsonl_reader *reader =
        jsonl_reader_create(open_bytes(jsonl, &file), "test.jsonl");
    error[0] = '\0';
    do {
        outcome = jsonl_reader_next(reader, sink, error, size);
    } while (outcome == 1);
    jsonl_reader_free(reader);
    fclose(file);
    return outcome;
}

struct timeline *fixture_timeline_of_jsonl(const char *jsonl)
{
    struct timeline *timeline = timeline_create();
    struct event_sink sink = timeline_sink(timeline);
    char error[256];
    if (fixture_read_jsonl(jsonl, &sink, error, sizeof error) != 0)
        fail_msg("%s", error);
    return timeline;
}

struct timeline *fixture_timeline_of_quoted(const char *jsonl)
{
    char *text = memory_copy_string(jsonl);
    struct timeline *timeline;
    for (char *at = text; (at = strchr(at, '\'')) != NULL;)
        *at = '"';
    timeline = fixture_timeline_of_jsonl(text);
    free(text);
    return timeline;
}

static void emit_all(const struct timeline *timeline, struct event_sink sink)
{
    for (size_t i = 0; i < timeline_count(timeline); i++)
        sink.emit(sink.context, timeline_event(timeline, i));
}

char *fixture_text(const struct timeline *timeline)
{
    char *text;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    struct text_writer writer;
    text_writer_init(&writer, file);
    emit_all(timeline, text_writer_sink(&writer));
    fclose(file);
    return text;
}

char *fixture_jsonl(const struct timeline *timeline)
{
    char *text;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    emit_all(timeline, jsonl_writer_sink(file));
    fclose(file);
    return text;
}

char *fixture_file(const char *path)
{
    FILE *file = fopen(path, "r");
    char *text = NULL;
    size_t size = 0;
    if (!file)
        fail_msg("cannot open %s: run tests from the top folder", path);
    if (getdelim(&text, &size, '\0', file) < 0)
        fail_msg("cannot read %s", path);
    fclose(file);
    return text;
}

static void ignore(void *context, const struct event *event)
{
    (void)context;
    (void)event;
}

struct event_sink fixture_no_sink(void)
{
    return (struct event_sink){ignore, NULL};
}

size_t fixture_after(const struct timeline *timeline, const char *line, int n)
{
    for (size_t i = 0; i < timeline_count(timeline); i++) {
        char text[LINE];
        event_format(timeline_event(timeline, i), text, sizeof text);
        if (strcmp(text, line) == 0 && --n == 0)
            return i + 1;
    }
    fail_msg("no event \"%s\"", line);
    return 0;
}
