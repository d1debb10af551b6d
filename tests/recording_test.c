/* SPDX-License-Identifier: MIT */
/* Recordings: events through a pipe, and every way in which they end. */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/trace_fixture.h"
#include "ui/recording.h"

/* The beginning and the end of a trace, as commands of a shell. */
#define BEGINS                                                                 \
    "echo '{\"ev\":\"trace\",\"version\":1,\"t\":0,\"program\":\"p\","         \
    "\"runtime\":\"CPython 3.13\"}'; "                                         \
    "echo '{\"ev\":\"print\",\"t\":0,\"text\":\"hello\",\"outside\":true}'; "
#define EXITS "echo '{\"ev\":\"exit\",\"t\":0,\"how\":\"ok\"}'; "

struct recorded {
    struct timeline *timeline;
    struct producer *producer;
};

static void begin(struct recorded *recorded, const char *script, bool apart,
                  double silence_s, void (*tell)(const char *line))
{
    char shell[] = "/bin/sh", option[] = "-c";
    char *copy = strdup(script);
    char *const argv[] = {shell, option, copy, NULL};
    struct recording_plan plan = {argv, apart, silence_s, tell};
    recorded->timeline = timeline_create();
    recorded->producer =
        recording_create(&plan, timeline_sink(recorded->timeline));
    free(copy);
    assert_non_null(recorded->producer);
    timeline_set_producer(recorded->timeline, recorded->producer);
}

/* Asks until there is no more. */
static struct producer_state finish(struct recorded *recorded)
{
    while (timeline_grow(recorded->timeline) ||
           timeline_state(recorded->timeline).is_waiting)
        continue;
    return timeline_state(recorded->timeline);
}

/*
 * Runs a script as a recorder, both with a screen and without: so many
 * events, then this status and a complaint that begins so (NULL: none).
 */
static void assert_ends(const char *script, size_t events, int status,
                        const char *complaint)
{
    for (int apart = 0; apart <= 1; apart++) {
        struct recorded recorded;
        begin(&recorded, script, apart, 0, NULL);
        struct producer_state state = finish(&recorded);
        assert_int_equal(timeline_count(recorded.timeline), events);
        assert_int_equal(state.status, status);
        if (complaint) {
            assert_non_null(state.complaint);
            if (strncmp(state.complaint, complaint, strlen(complaint)) != 0)
                assert_string_equal(state.complaint, complaint);
        } else {
            assert_null(state.complaint);
        }
        timeline_free(recorded.timeline);
    }
}

static void a_trace_to_its_exit_is_no_complaint(void **state)
{
    (void)state;
    assert_ends(BEGINS EXITS, 3, 0, NULL);
    assert_ends(BEGINS EXITS "exit 1", 3, 1, NULL);
}

static void a_death_by_signal_is_named(void **state)
{
    (void)state;
    assert_ends(BEGINS "kill -KILL $$", 2, 1, "sh was ended by signal 9 (");
}

static void an_end_without_exit_event_is_told(void **state)
{
    (void)state;
    assert_ends(BEGINS "exit 0", 2, 0,
                "sh ended with status 0 in the middle of the program");
    assert_ends(BEGINS "exit 5", 2, 5,
                "sh ended with status 5 in the middle of the program");
    assert_ends("exit 2", 0, 2,
                "sh ended with status 2 before the program began");
    assert_ends("exit 0", 0, 0,
                "sh ended with status 0 before the program began");
}

static void the_recorders_own_line_says_why(void **state)
{
    (void)state;
    assert_ends(BEGINS "echo 'loopscope: an older one' >&2; "
                       "echo 'loopscope: p.py:3: never returned' >&2; "
                       "echo 'not loopscope: this' >&2; exit 1",
                2, 1, "p.py:3: never returned");
}

static void a_line_cut_short_is_what_a_death_looks_like(void **state)
{
    (void)state;
    assert_ends(BEGINS "printf '{\"ev\":\"ti'; kill -SEGV $$", 2, 1,
                "sh was ended by signal 11 (");
    assert_ends(BEGINS "printf '{\"ev\":\"ti'", 2, 0,
                "the trace:3: the file ends within this line; its recorder was "
                "stopped: only the events before it are there");
}

/* It would go on for ever. */
static void what_is_no_event_ends_it(void **state)
{
    (void)state;
    assert_ends(BEGINS "while echo 'nonsense'; do :; done", 2, 1,
                "the trace:3: the line is not a JSON object (");
}

static void one_that_computes_is_waited_for_in_pieces(void **state)
{
    (void)state;
    struct recorded recorded;
    begin(&recorded, BEGINS "exec sleep 1000", true, 0, NULL);
    while (timeline_count(recorded.timeline) < 2)
        timeline_grow(recorded.timeline);
    assert_false(timeline_grow(recorded.timeline));
    assert_true(timeline_state(recorded.timeline).is_waiting);
    assert_null(timeline_state(recorded.timeline).complaint);
    timeline_free(recorded.timeline); /* and is not waited for */
}

static void too_long_a_silence_is_an_end(void **state)
{
    (void)state;
    struct recorded recorded;
    begin(&recorded, BEGINS "exec sleep 1000", true, 0.1, NULL);
    struct producer_state end = finish(&recorded);
    assert_int_equal(end.status, 1);
    assert_string_equal(end.complaint,
                        "sh gave no sign of life, and was ended; --watchdog "
                        "allows more than 0.1 s of real time");
    timeline_free(recorded.timeline);
}

/* The pipe is full, and it waits: it is not far ahead of who asks. */
static void one_that_never_ends_is_asked_no_further_than_needed(void **state)
{
    (void)state;
    struct recorded recorded;
    begin(&recorded,
          BEGINS "while echo '{\"ev\":\"print\",\"t\":0,\"text\":\"again\","
                 "\"outside\":true}'; do :; done",
          true, 0, NULL);
    while (timeline_count(recorded.timeline) < 1000)
        timeline_grow(recorded.timeline);
    assert_int_equal(timeline_count(recorded.timeline), 1000);
    timeline_free(recorded.timeline);
}

static char told[64];

static void note(const char *line)
{
    strncat(told, line, sizeof told - strlen(told) - 1);
}

static void its_standard_error_is_told_and_kept(void **state)
{
    (void)state;
    struct recorded recorded;
    told[0] = '\0';
    begin(&recorded, BEGINS "echo warning >&2; " EXITS, false, 0, note);
    struct producer_state end = finish(&recorded);
    assert_string_equal(told, "warning");
    assert_string_equal(end.errors, "warning\n");
    timeline_free(recorded.timeline);
}

static void a_recorder_that_is_not_there_is_an_error(void **state)
{
    (void)state;
    char none[] = "/nonexistent/python3";
    char *const argv[] = {none, NULL};
    struct recording_plan plan = {argv, true, 0, NULL};
    assert_null(recording_create(&plan, fixture_no_sink()));
    assert_int_equal(errno, ENOENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_trace_to_its_exit_is_no_complaint),
        cmocka_unit_test(a_death_by_signal_is_named),
        cmocka_unit_test(an_end_without_exit_event_is_told),
        cmocka_unit_test(the_recorders_own_line_says_why),
        cmocka_unit_test(a_line_cut_short_is_what_a_death_looks_like),
        cmocka_unit_test(what_is_no_event_ends_it),
        cmocka_unit_test(one_that_computes_is_waited_for_in_pieces),
        cmocka_unit_test(too_long_a_silence_is_an_end),
        cmocka_unit_test(one_that_never_ends_is_asked_no_further_than_needed),
        cmocka_unit_test(its_standard_error_is_told_and_kept),
        cmocka_unit_test(a_recorder_that_is_not_there_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
