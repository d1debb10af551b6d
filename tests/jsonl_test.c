/* SPDX-License-Identifier: MIT */
/* JSON Lines, written and read: docs/trace-format.md, JSON Lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "sim/trace/jsonl_read.h"
#include "sim/trace/jsonl_write.h"
#include "tests/jsonl_fixture.h"
#include "tests/trace_fixture.h"

static void a_nul_in_a_line_is_refused(void **state)
{
    static const char line[] = TRACE "{\"ev\":\"print\0\",\"t\":0}\n";
    FILE *file = tmpfile();
    char error[256];
    struct event_sink sink = fixture_no_sink();
    (void)state;
    fwrite(line, 1, sizeof line - 1, file);
    fflush(file);
    lseek(fileno(file), 0, SEEK_SET);
    struct jsonl_reader *reader = jsonl_reader_create(fileno(file), "x");
    assert_int_equal(jsonl_reader_next(reader, &sink, error, sizeof error), 1);
    assert_int_equal(jsonl_reader_next(reader, &sink, error, sizeof error), -1);
    assert_ptr_equal(strstr(error, "x:2: the line is not a JSON"), error);
    jsonl_reader_free(reader);
    fclose(file);
}

/* All kinds of events, with awkward strings. */
#define ALL_KINDS                                                              \
    "at a.py:1 task Task-1 coro=main\n"                                        \
    "ready step Task-1\n"                                                      \
    "tick 1 t=0.000 ready=1\n"                                                 \
    "run step Task-1\n"                                                        \
    "job crunch\nio users\nio GET a/b\nunio GET a/b\n"                         \
    "timer call back\\slash at=1.000\n"                                        \
    "timer call sleep(Task-1) at=-3.000\n"                                     \
    "untimer call sleep(Task-1) at=-3.000\n"                                   \
    "cancel Task-1\nblock 0.250\n"                                             \
    "at b.py:7 print \"quoted\" \x7F é \t\x01 \xF0\x9F\x90\x8D\n"             \
    "ready call f\nwait Task-1 on=Event.wait\n"                                \
    "skip call f\n"                                                            \
    "tick 2 t=1.000 ready=1\n"                                                 \
    "deliver call io users at=0.500\n"                                         \
    "fire call back\\slash at=1.000\n"                                         \
    "warn callback f E('x')\n"                                                 \
    "done Task-1 exception E('y')\n"                                           \
    "warn never-retrieved Task-1 E('y')\nwarn never-awaited fetch\n"           \
    "exit t=1.000 exception E('y')\n"

/* Asserts that a timeline written and read is written the same. */
static void assert_round_trip(const struct timeline *timeline)
{
    char *first = fixture_jsonl(timeline);
    struct timeline *again = fixture_timeline_of_jsonl(first);
    char *second = fixture_jsonl(again);
    assert_string_equal(second, first);
    timeline_free(again);
    free(first);
    free(second);
}

static void what_was_written_and_read_is_written_the_same(void **state)
{
    struct timeline *timeline = fixture_timeline(ALL_KINDS);
    (void)state;
    assert_round_trip(timeline);
    timeline_free(timeline);
}

static void stacks_and_awaited_tasks_are_written_and_read(void **state)
{
    static const struct stack_frame frames[] = {
        {"main", "a.py", 3, 0, NULL}, {"in\"ner", "a.py", 9, 0, NULL}};
    static const uint32_t awaits[] = {1, 1};
    struct timeline *timeline = fixture_timeline_of_jsonl(TASK_1);
    struct event_sink sink = timeline_sink(timeline);
    (void)state;
    sink.emit(sink.context, &(struct event){.kind = EVENT_WAIT,
                                            .file = "a.py",
                                            .line = 9,
                                            .u.wait = {.task = 1,
                                                       .name = "Task-1",
                                                       .on = "gather",
                                                       .frames = frames,
                                                       .frame_count = 2,
                                                       .awaits = awaits,
                                                       .awaits_count = 2}});
    assert_round_trip(timeline);
    timeline_free(timeline);
}

static char *write_one(const struct event *event)
{
    char *text;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    struct event_sink sink = jsonl_writer_sink(file);
    sink.emit(sink.context, event);
    fclose(file);
    return text;
}

/* Asserts that an event survives a timeline, writing and reading. */
static void assert_event_round_trip(const struct event *event)
{
    struct timeline *timeline = fixture_timeline_of_jsonl(TASK_1);
    struct event_sink sink = timeline_sink(timeline);
    sink.emit(sink.context, event);
    assert_round_trip(timeline);
    timeline_free(timeline);
}

static void locals_and_tracebacks_are_written_and_read(void **state)
{
    const struct frame_local locals[] = {{"url", "'a\"b'"}, {"n", "2"}};
    const struct stack_frame frames[] = {{"main", "a.py", 3, 0, NULL},
                                         {"fetch", "a.py", 9, 2, locals}};
    (void)state;
    assert_event_round_trip(&(struct event){.kind = EVENT_DONE,
                                            .u.done = {.task = 1,
                                                       .how = DONE_EXCEPTION,
                                                       .name = "Task-1",
                                                       .value = "E()",
                                                       .frames = frames,
                                                       .frame_count = 2}});
    assert_event_round_trip(&(struct event){.kind = EVENT_EXIT,
                                            .u.exit = {.how = EXIT_EXCEPTION,
                                                       .value = "E()",
                                                       .frames = frames,
                                                       .frame_count = 2}});
}

static void resources_are_written_and_read_field_by_field(void **state)
{
    const uint32_t one[] = {1};
    const char *const items[] = {"'a'", "2"};
    struct resource queue = {.id = 1,
                             .kind = RESOURCE_LIFO_QUEUE,
                             .maxsize = 3,
                             .size = 2,
                             .unfinished = 4,
                             .shutdown = true,
                             .items = {items, 2},
                             .getting = {one, 1},
                             .putting = {one, 1},
                             .joining = {one, 1}};
    struct resource lock = {.id = 1,
                            .kind = RESOURCE_LOCK,
                            .locked = true,
                            .holder = 1,
                            .waiting = {one, 1}};
    struct resource barrier = {
        .id = 1, .kind = RESOURCE_BARRIER, .parties = 2, .state = "filling"};
    const struct resource *const all[] = {&queue, &lock, &barrier};
    (void)state;
    for (size_t i = 0; i < 3; i++)
        assert_event_round_trip(
            &(struct event){.kind = EVENT_RESOURCE, .u.resource = all[i]});
    struct event event = {.kind = EVENT_RESOURCE, .u.resource = &queue};
    char *text = write_one(&event);
    assert_string_equal(
        text, "{\"ev\":\"resource\",\"t\":0,\"resource\":1,\"kind\":"
              "\"LifoQueue\",\"maxsize\":3,\"size\":2,\"items\":[\"'a'\","
              "\"2\"],\"unfinished\":4,\"shutdown\":true,\"getting\":[1],"
              "\"putting\":[1],\"joining\":[1]}\n");
    free(text);
}

static void
a_standin_and_a_time_of_completion_are_written_and_read(void **state)
{
    (void)state;
    assert_event_round_trip(
        &(struct event){.kind = EVENT_STANDIN, .u.standin.name = "aiohttp"});
    assert_event_round_trip(&(struct event){
        .kind = EVENT_IO,
        .u.op = {.id = 1, .name = "a", .is_timed = true, .when = 0}});
}

static void the_example_is_written_as_it_was_read(void **state)
{
    char *first = fixture_file(FIXTURE_GATHER_JSONL);
    struct timeline *timeline = fixture_timeline_of_jsonl(first);
    char *second = fixture_jsonl(timeline);
    (void)state;
    assert_string_equal(second, first);
    timeline_free(timeline);
    free(first);
    free(second);
}

static void strings_are_escaped_as_python_does(void **state)
{
    struct event print = {.kind = EVENT_PRINT,
                          .u.print.text =
                              "\" \\ / \n\r\t\b\f \x1B \x7F é \xE2\x80\xA8"};
    char *text = write_one(&print);
    (void)state;
    assert_string_equal(text, "{\"ev\":\"print\",\"t\":0,\"text\":\"\\\" \\\\ "
                              "/ \\n\\r\\t\\b\\f \\u001b \x7F é "
                              "\xE2\x80\xA8\"}\n");
    free(text);
}

static void bytes_that_are_not_utf8_are_written_replaced(void **state)
{
    struct event print = {.kind = EVENT_PRINT, .u.print.text = "a\xFF\xC3"};
    char *text = write_one(&print);
    (void)state;
    assert_string_equal(text, "{\"ev\":\"print\",\"t\":0,\"text\":\"a"
                              "\xEF\xBF\xBD\xEF\xBF\xBD\"}\n");
    free(text);
}

static void unknown_keys_are_ignored(void **state)
{
    struct timeline *timeline = fixture_timeline_of_jsonl(
        TRACE "{\"ev\":\"print\",\"colour\":[1,{}],\"t\":0,\"text\":\"a\"}\n");
    (void)state;
    assert_int_equal(timeline_count(timeline), 2);
    timeline_free(timeline);
}

static void a_last_line_without_its_end_is_read(void **state)
{
    struct timeline *timeline = fixture_timeline_of_jsonl(
        TRACE "{\"ev\":\"print\",\"t\":0,\"text\":\"a\"}");
    (void)state;
    assert_int_equal(timeline_count(timeline), 2);
    timeline_free(timeline);
}

static void events_before_a_cut_are_delivered(void **state)
{
    struct timeline *timeline = timeline_create();
    struct event_sink sink = timeline_sink(timeline);
    char error[256];
    (void)state;
    assert_int_equal(fixture_read_jsonl(READY_1 "{\"ev\":\"tick\",\"t\":0",
                                        &sink, error, sizeof error),
                     -1);
    assert_int_equal(timeline_count(timeline), 3);
    timeline_free(timeline);
}

static void a_line_of_a_megabyte_is_read(void **state)
{
    size_t length = 1024 * 1024;
    char *text = malloc(length + 256);
    (void)state;
    strcpy(text, TRACE "{\"ev\":\"print\",\"t\":0,\"text\":\"");
    char *end = text + strlen(text);
    memset(end, 'x', length);
    strcpy(end + length, "\"}\n");
    struct timeline *timeline = fixture_timeline_of_jsonl(text);
    assert_int_equal(strlen(timeline_event(timeline, 1)->u.print.text), length);
    timeline_free(timeline);
    free(text);
}

static void put(int fd, const char *text)
{
    assert_int_equal(write(fd, text, strlen(text)), strlen(text));
}

/* Would hang if the reader waited for more than a line. */
static void a_line_in_a_pipe_is_read_at_once(void **state)
{
    int ends[2];
    char error[256];
    struct event_sink sink = fixture_no_sink();
    (void)state;
    assert_int_equal(pipe(ends), 0);
    struct jsonl_reader *reader = jsonl_reader_create(ends[0], "pipe");
    assert_false(jsonl_reader_has_line(reader));
    put(ends[1], TRACE "{\"ev\":\"print\",");
    assert_int_equal(jsonl_reader_next(reader, &sink, error, sizeof error), 1);
    assert_false(jsonl_reader_has_line(reader));
    put(ends[1], "\"t\":0,\"text\":\"a\"}\n{\"ev\":\"exit\",\"t\":0,"
                 "\"how\":\"ok\"}\n");
    assert_int_equal(jsonl_reader_next(reader, &sink, error, sizeof error), 1);
    assert_true(jsonl_reader_has_line(reader));
    assert_int_equal(jsonl_reader_next(reader, &sink, error, sizeof error), 1);
    close(ends[1]);
    assert_int_equal(jsonl_reader_next(reader, &sink, error, sizeof error), 0);
    assert_int_equal(jsonl_reader_next(reader, &sink, error, sizeof error), 0);
    jsonl_reader_free(reader);
    close(ends[0]);
}

static void a_failed_read_is_a_complaint(void **state)
{
    char error[256], again[256];
    struct event_sink sink = fixture_no_sink();
    struct jsonl_reader *reader = jsonl_reader_create(-1, "gone");
    (void)state;
    assert_int_equal(jsonl_reader_next(reader, &sink, error, sizeof error), -1);
    assert_string_equal(error, "gone:1: reading failed: Bad file descriptor; "
                               "see that it can be read");
    assert_int_equal(jsonl_reader_next(reader, &sink, again, sizeof again), -1);
    assert_string_equal(again, error);
    jsonl_reader_free(reader);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_nul_in_a_line_is_refused),
        cmocka_unit_test(what_was_written_and_read_is_written_the_same),
        cmocka_unit_test(stacks_and_awaited_tasks_are_written_and_read),
        cmocka_unit_test(locals_and_tracebacks_are_written_and_read),
        cmocka_unit_test(resources_are_written_and_read_field_by_field),
        cmocka_unit_test(
            a_standin_and_a_time_of_completion_are_written_and_read),
        cmocka_unit_test(the_example_is_written_as_it_was_read),
        cmocka_unit_test(strings_are_escaped_as_python_does),
        cmocka_unit_test(bytes_that_are_not_utf8_are_written_replaced),
        cmocka_unit_test(unknown_keys_are_ignored),
        cmocka_unit_test(a_last_line_without_its_end_is_read),
        cmocka_unit_test(events_before_a_cut_are_delivered),
        cmocka_unit_test(a_line_of_a_megabyte_is_read),
        cmocka_unit_test(a_line_in_a_pipe_is_read_at_once),
        cmocka_unit_test(a_failed_read_is_a_complaint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
