/* SPDX-License-Identifier: MIT */
/* The small language of "run until": what it says, and which events meet it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/screen_fixture.h"
#include "ui/goal.h"

static void times_are_seconds(void **state)
{
    static const struct {
        const char *words;
        int64_t ns;
    } times[] = {{"1.5", 1500000000},         {"2s", 2000000000},
                 {"2 s", 2000000000},         {"0", 0},
                 {"0.000000001", 1},          {"  3  ", 3000000000},
                 {"1.0000000001", 1000000000}};
    struct goal goal;

    (void)state;
    for (size_t i = 0; i < sizeof times / sizeof times[0]; i++) {
        assert_true(goal_parse(&goal, times[i].words));
        assert_int_equal(goal.kind, GOAL_TIME);
        assert_int_equal(goal.time, times[i].ns);
    }
}

static void what_says_nothing_is_refused(void **state)
{
    static const char *const words[] = {
        "",
        "   ",
        "1.5x",
        "line",
        "line 0",
        "line x",
        "line 5 6",
        "cancle",
        "Task-",
        "Task-3 dead",
        "99999999999",
        "-1",
        "Task-x",
        "line 99999999999",
    };
    struct goal goal = {.kind = GOAL_NONE};

    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (goal_parse(&goal, words[i]))
            fail_msg("\"%s\" was taken", words[i]);
        assert_int_equal(goal.kind, GOAL_NONE);
    }
}

/* The number of events of CPython's recording that meet the words. */
static size_t count_met(const char *words, struct goal_scene scene)
{
    struct goal goal;
    size_t count = 0;

    if (!goal_parse(&goal, words))
        fail_msg("\"%s\" was refused", words);
    for (size_t i = 0; i < timeline_count(scene.timeline); i++)
        count += goal_is_met(&goal, &scene, i);
    return count;
}

static void events_meet_what_is_said_of_them(void **state)
{
    static const struct {
        const char *words;
        size_t count;
    } cases[] = {
        {"Task-2", 2},         {"task-2 runs", 2},  {"Task-2 running", 2},
        {"Task-2 created", 1}, {"Task-2 done", 1},  {"Task-2 failed", 0},
        {"Task-2 waiting", 1}, {"Task-2 ready", 2}, {"Task-2 cancelled", 0},
        {"print", 7},          {"print a sta", 1},  {"print A started", 1},
        {"line 6", 1},         {"line 7", 1},       {"line 9", 0},
        {"line 1", 0},         {"exit", 1},         {"cancel", 0},
        {"timer Task-3", 1},
    };
    struct timeline *timeline = fixture_recording("gather");
    struct goal_scene scene = {timeline, NULL, SOURCE_PYTHON};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        size_t count = count_met(cases[i].words, scene);

        if (count != cases[i].count)
            fail_msg("\"%s\": %zu events, not %zu", cases[i].words, count,
                     cases[i].count);
    }
    timeline_free(timeline);
}

/* A native run has lines of C; its twin says where they stand in Python. */
static void lines_are_those_of_the_listing_shown(void **state)
{
    struct timeline *c = fixture_recording_in_c("gather", 0);
    struct timeline *python = fixture_recording("gather");
    struct twin *twin = twin_create(c, python);
    struct goal_scene in_python = {c, twin, SOURCE_PYTHON};
    struct goal_scene alone = {c, NULL, SOURCE_PYTHON};

    (void)state;
    assert_int_equal(count_met("line 7", in_python), 1);
    assert_int_equal(count_met("line 7", alone), 0);
    twin_free(twin);
    timeline_free(python);
    timeline_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times_are_seconds),
        cmocka_unit_test(what_says_nothing_is_refused),
        cmocka_unit_test(events_meet_what_is_said_of_them),
        cmocka_unit_test(lines_are_those_of_the_listing_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
