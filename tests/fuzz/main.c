/* SPDX-License-Identifier: MIT */
/*
 * The engine's side of make fuzz-asyncio, and the renderer of both sides.
 *
 *     fuzz run TICKS [COVERAGE]   programs, as JSON, one a line -> traces
 *     fuzz render                 CPython's traces as JSON Lines -> text
 *
 * On standard input and output. Each trace ends with a line that is a record
 * separator (no trace has one: control characters are written as \xNN).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "sim/runner.h"
#include "sim/trace/jsonl_read.h"
#include "sim/trace/jsonl_write.h"
#include "sim/trace/text.h"
#include "tests/fuzz/coverage.h"
#include "tests/fuzz/interpret.h"
#include "tests/fuzz/world.h"

static const char separator[] = "\x1e\n";

/* Both sides are written as text, and between its lines what state the things
 * are in that tasks share. Where they were made differs: C has other lines. */
struct writer {
    struct text_writer text;
    struct event_sink text_sink;
    struct event_sink resource_sink;
};

static void write_event(void *context, const struct event *event)
{
    struct writer *writer = context;
    if (event->kind != EVENT_RESOURCE) {
        writer->text_sink.emit(writer->text_sink.context, event);
        return;
    }
    struct event anywhere = *event;
    anywhere.file = NULL;
    anywhere.line = 0;
    writer->resource_sink.emit(writer->resource_sink.context, &anywhere);
}

static struct event_sink writer_sink(struct writer *writer)
{
    text_writer_init(&writer->text, stdout);
    writer->text_sink = text_writer_sink(&writer->text);
    writer->resource_sink = jsonl_writer_sink(stdout);
    return (struct event_sink){write_event, writer};
}

static json_t *program_now;

static struct coro *make_main(void)
{
    world_make(program_now);
    return function_coro(0);
}

static void run_program(json_t *json, uint32_t ticks)
{
    struct writer writer;
    const struct program program = {.name = "program", .main = make_main};
    program_now = json;
    coverage_new_program();
    struct runner *runner =
        runner_create(&program, writer_sink(&writer), ticks);
    bool more;
    do {
        more = runner_advance(runner);
    } while (more);
    runner_free(runner);
}

/* Each is flushed: should the next one bring the engine down, it is known
 * which one that was. */
static void end_trace(void)
{
    fputs(separator, stdout);
    fflush(stdout);
}

static int run_programs(uint32_t ticks)
{
    char *line = NULL;
    size_t size = 0;
    while (getline(&line, &size, stdin) > 0) {
        json_error_t error;
        json_t *program = json_loads(line, 0, &error);
        if (!program) {
            fprintf(stderr, "fuzz: a program is no JSON: %s\n", error.text);
            return 2;
        }
        run_program(program, ticks);
        json_decref(program);
        end_trace();
    }
    free(line);
    return 0;
}

static int write_coverage(const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file) {
        perror(path);
        return 2;
    }
    coverage_write(file);
    return fclose(file) == 0 ? 0 : 2;
}

static void render(const char *jsonl, size_t length)
{
    struct writer writer;
    char error[256];
    int got;
    const struct event_sink sink = writer_sink(&writer);
    struct jsonl_reader *reader =
        jsonl_reader_create_text(jsonl, length, "CPython");
    do {
        got = jsonl_reader_next(reader, &sink, error, sizeof error);
    } while (got == 1);
    if (got < 0)
        printf("%s\n", error);
    jsonl_reader_free(reader);
}

static int render_all(void)
{
    char *jsonl = NULL;
    size_t size = 0;
    ssize_t length;
    while ((length = getdelim(&jsonl, &size, separator[0], stdin)) > 0) {
        if (jsonl[length - 1] != separator[0])
            break;
        size_t newline = *jsonl == '\n'; /* the separator's own */
        render(jsonl + newline, (size_t)length - 1 - newline);
        end_trace();
    }
    free(jsonl);
    return 0;
}

int main(int argc, char **argv)
{
    static char buffer[1 << 16];
    setvbuf(stdout, buffer, _IOFBF, sizeof buffer);
    if (argc == 2 && strcmp(argv[1], "render") == 0)
        return render_all();
    if (argc < 3 || strcmp(argv[1], "run") != 0) {
        fputs("usage: fuzz run TICKS [COVERAGE] | fuzz render\n", stderr);
        return 2;
    }
    int status = run_programs((uint32_t)strtoul(argv[2], NULL, 10));
    return status == 0 && argc > 3 ? write_coverage(argv[3]) : status;
}
