/* SPDX-License-Identifier: MIT */
/* Panels on screens as high as --size takes fill all of their rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/panel_fixture.h"
#include "tests/trace_fixture.h"

enum { MANY = 900, HIGH = 950 };

static void emit_source(struct event_sink sink)
{
    struct event event = {.kind = EVENT_SOURCE, .u.source.name = "a.py"};
    char *text;
    size_t size;
    FILE *file = open_memstream(&text, &size);

    for (int i = 1; i <= MANY; i++)
        fprintf(file, "line %d.\n", i);
    fclose(file);
    event.u.source.text = text;
    sink.emit(sink.context, &event);
    free(text);
}

/* Timers are armed, operations begun, and lines printed. */
static void emit_many(struct event_sink sink, enum event_kind kind)
{
    char name[32];

    for (uint32_t i = 1; i <= MANY; i++) {
        struct event event = {.kind = kind};

        snprintf(name, sizeof name, "x%u.", (unsigned)i);
        if (kind == EVENT_TIMER) {
            event.u.handle.timer = i;
            event.u.handle.label = (struct label){LABEL_CALL, 0, NULL, name};
        } else if (kind == EVENT_IO) {
            event.u.op.id = i;
            event.u.op.name = name;
        } else {
            event.u.print.text = name;
        }
        sink.emit(sink.context, &event);
    }
}

/* An exception that went up through so many functions. */
static void emit_exit(struct event_sink sink)
{
    struct stack_frame *frames = calloc(MANY, sizeof *frames);
    struct event event = {.kind = EVENT_EXIT};

    assert_non_null(frames);
    for (uint32_t i = 0; i < MANY; i++)
        frames[i] = (struct stack_frame){"f", "a.py", i + 1, 0, NULL};
    event.u.exit.how = EXIT_EXCEPTION;
    event.u.exit.value = "E()";
    event.u.exit.frames = frames;
    event.u.exit.frame_count = MANY;
    sink.emit(sink.context, &event);
    free(frames);
}

/* The first thing is there, and the last. */
static void assert_all(enum panel panel, struct timeline *timeline,
                       const char *word)
{
    struct panel_picture picture = {
        .panel = panel, .timeline = timeline, .width = 60, .height = HIGH};
    char text[32];

    snprintf(text, sizeof text, "%s1", word);
    fixture_panel_shows(&picture, text);
    snprintf(text, sizeof text, "%s%d", word, MANY);
    fixture_panel_shows(&picture, text);
}

static void every_panel_fills_its_rows(void **state)
{
    struct timeline *timeline = timeline_create();

    (void)state;
    emit_source(timeline_sink(timeline));
    assert_all(PANEL_LISTING, timeline, "line ");
    emit_many(timeline_sink(timeline), EVENT_TIMER);
    assert_all(PANEL_TIMERS, timeline, "x");
    emit_many(timeline_sink(timeline), EVENT_PRINT);
    assert_all(PANEL_EVENTS, timeline, "print x");
    emit_many(timeline_sink(timeline), EVENT_IO);
    assert_all(PANEL_OPS, timeline, "x");
    assert_all(PANEL_LANES, timeline, "I/O x");
    emit_exit(timeline_sink(timeline));
    assert_all(PANEL_STACK, timeline, "a.py:");
    timeline_free(timeline);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_panel_fills_its_rows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
