/* SPDX-License-Identifier: MIT */
/* The text form: docs/trace-format.md, Text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/trace/text.h"
#include "tests/trace_fixture.h"

/* Asserts that the text form of a text trace is that text again. */
static void assert_same_text(const char *text)
{
    struct timeline *timeline = fixture_timeline(text);
    char *written = fixture_text(timeline);
    assert_string_equal(written, text);
    free(written);
    timeline_free(timeline);
}

static void assert_time(int64_t ns, const char *expected)
{
    char text[TIME_FORMAT_SIZE];
    assert_string_equal(time_format(ns, text), expected);
}

static void assert_line(const struct event *event, const char *expected)
{
    char text[256];
    assert_int_equal(event_format(event, text, sizeof text), strlen(expected));
    assert_string_equal(text, expected);
}

static void times_have_three_decimals_and_no_zeros_after(void **state)
{
    (void)state;
    assert_time(0, "0.000");
    assert_time(1500000000, "1.500");
    assert_time(1000, "0.000001");
    assert_time(1, "0.000000001");
    assert_time(123456000000, "123.456");
    assert_time(1000100000, "1.0001");
    assert_time(-1500000000, "-1.500");
    assert_time(INT64_MAX, "9223372036.854775807");
    assert_time(INT64_MIN, "-9223372036.854775808");
}

static void labels_name_the_task_they_are_about(void **state)
{
    char text[64];
    struct label step = {.kind = LABEL_STEP, .task = 1, .task_name = "Task-1"};
    struct label wakeup = {
        .kind = LABEL_WAKEUP, .task = 2, .task_name = "worker"};
    struct label sleep = {
        .kind = LABEL_CALL, .call = "sleep", .task = 3, .task_name = "Task-3"};
    struct label own = {.kind = LABEL_CALL, .call = "<lambda>"};
    (void)state;
    assert_string_equal(label_format(&step, text, sizeof text), "step Task-1");
    assert_string_equal(label_format(&wakeup, text, sizeof text),
                        "wakeup worker");
    assert_string_equal(label_format(&sleep, text, sizeof text),
                        "call sleep(Task-3)");
    assert_string_equal(label_format(&own, text, sizeof text), "call <lambda>");
}

static void control_characters_are_escaped_in_every_string(void **state)
{
    struct event print = {.kind = EVENT_PRINT,
                          .u.print.text = "\x1B[2J\r\t\x7F \xC2\x9B \\x1b é"};
    struct event wait = {.kind = EVENT_WAIT,
                         .u.wait = {.name = "a\nb", .on = "c\x01"}};
    struct event run = {.kind = EVENT_RUN,
                        .u.handle.label = {.kind = LABEL_CALL, .call = "f\b"}};
    struct event done = {
        .kind = EVENT_DONE,
        .u.done = {.name = "\x0B", .how = DONE_RESULT, .value = "'\x1F'"}};
    (void)state;
    assert_line(&print, "print \\x1b[2J\\x0d\\x09\\x7f \\x9b \\x1b é");
    assert_line(&wait, "wait a\\x0ab on=c\\x01");
    assert_line(&run, "run call f\\x08");
    assert_line(&done, "done \\x0b result '\\x1f'");
}

static void bytes_that_are_not_utf8_are_replaced(void **state)
{
    struct event print = {.kind = EVENT_PRINT,
                          .u.print.text = "a\xFFz \xC3( \xED\xA0\x80"};
    (void)state;
    assert_line(&print, "print a\xEF\xBF\xBDz \xEF\xBF\xBD( "
                        "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void a_line_is_cut_between_characters(void **state)
{
    char text[9];
    struct event print = {.kind = EVENT_PRINT, .u.print.text = "aéb"};
    (void)state;
    assert_int_equal(event_format(&print, text, sizeof text), 10);
    assert_string_equal(text, "print a");
    assert_int_equal(event_format(&print, text, 0), 10);
}

static void trace_and_source_have_no_line(void **state)
{
    char text[16] = "untouched";
    struct event trace = {.kind = EVENT_TRACE,
                          .u.trace = {.program = "a", .runtime = "b"}};
    (void)state;
    assert_int_equal(event_format(&trace, text, sizeof text), 0);
    assert_string_equal(text, "");
}

static void long_lines_are_written_whole(void **state)
{
    char text[4000] = "";
    struct event print = {.kind = EVENT_PRINT, .u.print.text = text};
    char *written;
    size_t size;
    struct text_writer writer;
    (void)state;
    memset(text, 'x', sizeof text - 1);
    FILE *file = open_memstream(&written, &size);
    text_writer_init(&writer, file);
    struct event_sink sink = text_writer_sink(&writer);
    sink.emit(sink.context, &print);
    fclose(file);
    assert_int_equal(size, strlen("    print \n") + sizeof text - 1);
    free(written);
}

static void the_example_of_the_contract(void **state)
{
    char *text = fixture_file(FIXTURE_GATHER_TEXT);
    char *jsonl = fixture_file(FIXTURE_GATHER_JSONL);
    struct timeline *timeline = fixture_timeline_of_jsonl(jsonl);
    char *written = fixture_text(timeline);
    (void)state;
    assert_string_equal(written, text);
    free(written);
    timeline_free(timeline);
    free(jsonl);
    free(text);
}

static void every_line_has_its_words(void **state)
{
    (void)state;
    assert_same_text("  block 0.250\n"
                     "  task Task-1 coro=main\n"
                     "  ready step Task-1\n"
                     "tick 1 t=0.250 ready=1\n"
                     "  run step Task-1\n"
                     "    job crunch\n"
                     "    io users\n"
                     "    timer call on_time at=9.000\n"
                     "    untimer call on_time at=9.000\n"
                     "    ready call boom\n"
                     "    ready call late\n"
                     "    wait Task-1 on=future\n"
                     "tick 2 t=0.250 ready=2\n"
                     "  run call boom\n"
                     "    warn callback boom ValueError('x')\n"
                     "  skip call late\n"
                     "tick 3 t=1.000 ready=2\n"
                     "  deliver call io users at=1.000\n"
                     "  deliver call job crunch at=1.000\n"
                     "  run call io users\n"
                     "    ready wakeup Task-1\n"
                     "  run call job crunch\n"
                     "tick 4 t=1.000 ready=1\n"
                     "  run wakeup Task-1\n"
                     "    cancel Task-1\n"
                     "    done Task-1 exception KeyError('k')\n"
                     "    ready call run(Task-1)\n"
                     "tick 5 t=1.000 ready=1\n"
                     "  run call run(Task-1)\n"
                     "warn never-retrieved Task-1 KeyError('k')\n"
                     "warn never-awaited fetch\n"
                     "exit t=1.000 exception KeyError('k')\n");
}

/* runners.py _cancel_all_tasks, 3.13: between two ticks, in no handle. */
static void what_asyncio_run_cancels_is_outside_the_last_handle(void **state)
{
    (void)state;
    assert_same_text("  task Task-1 coro=main\n"
                     "  ready step Task-1\n"
                     "tick 1 t=0.000 ready=1\n"
                     "  run step Task-1\n"
                     "    task Task-2 coro=other\n"
                     "    ready step Task-2\n"
                     "    done Task-1 result None\n"
                     "    ready call run(Task-1)\n"
                     "tick 2 t=0.000 ready=2\n"
                     "  run step Task-2\n"
                     "    wait Task-2 on=Event.wait\n"
                     "  run call run(Task-1)\n"
                     "  cancel Task-2\n"
                     "  ready wakeup Task-2\n"
                     "tick 3 t=0.000 ready=1\n"
                     "  run wakeup Task-2\n"
                     "    done Task-2 cancelled\n"
                     "    ready call gather(Task-2)\n"
                     "tick 4 t=0.000 ready=1\n"
                     "  run call gather(Task-2)\n"
                     "    ready call run\n"
                     "tick 5 t=0.000 ready=1\n"
                     "  run call run\n"
                     "  print bye\n"
                     "exit t=0.000 ok\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_have_three_decimals_and_no_zeros_after),
        cmocka_unit_test(labels_name_the_task_they_are_about),
        cmocka_unit_test(control_characters_are_escaped_in_every_string),
        cmocka_unit_test(bytes_that_are_not_utf8_are_replaced),
        cmocka_unit_test(a_line_is_cut_between_characters),
        cmocka_unit_test(trace_and_source_have_no_line),
        cmocka_unit_test(long_lines_are_written_whole),
        cmocka_unit_test(the_example_of_the_contract),
        cmocka_unit_test(every_line_has_its_words),
        cmocka_unit_test(what_asyncio_run_cancels_is_outside_the_last_handle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
