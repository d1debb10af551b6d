/* SPDX-License-Identifier: MIT */
/* Where guides have play pause: each such line is good, and is come to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scenarios/registry.h"
#include "tests/explorer_fixture.h"
#include "tests/screen_fixture.h"
#include "ui/pauses.h"
#include "ui/text.h"

#define TEXT_COLUMNS 60

static void lines_without_sense_are_left_out(void **state)
{
    static struct pauses pauses;

    (void)state;
    pauses_read(&pauses, "Pause: Task-1 done -- one\nPause: nothing -- two\n"
                         "Pause: 1.5 - three\n Pause: 1 -- four\n"
                         "Pause: print a -- b -- five\n");
    assert_int_equal(pauses.count, 2);
    assert_string_equal(pauses.at[0].text, "one");
    assert_string_equal(pauses.at[1].goal.words, "print a");
    assert_string_equal(pauses.at[1].text, "b -- five");
}

/* Every line of a guide that begins as a pause is one, and its event comes. */
static size_t check_guide(const struct scenario *scenario,
                          const struct timeline *timeline)
{
    static struct pauses pauses;
    struct goal_scene scene = {timeline, NULL, SOURCE_PYTHON};
    const char *line = scenario->guide;
    size_t marks = 0;

    pauses_read(&pauses, scenario->guide);
    for (; (line = strstr(line, "\n" PAUSE_MARK)) != NULL; line++)
        marks++;
    if (pauses.count != marks)
        fail_msg("%s: a line of its guide is no pause", scenario->name);
    pauses_between(&pauses, &scene, 0, timeline_count(timeline));
    for (size_t i = 0; i < pauses.count; i++) {
        if (!pauses.at[i].is_found)
            fail_msg("%s: \"%s\" never comes", scenario->name,
                     pauses.at[i].goal.words);
        if (text_width(pauses.at[i].text, false) > TEXT_COLUMNS)
            fail_msg("%s: \"%s\" is too wide", scenario->name,
                     pauses.at[i].text);
    }
    return marks;
}

static void the_pauses_of_all_guides_are_come_to(void **state)
{
    size_t all = 0;

    (void)state;
    for (size_t i = 0; i < scenario_count; i++) {
        struct timeline *timeline = fixture_recording(scenarios[i].name);

        if (scenarios[i].guide != NULL)
            all += check_guide(&scenarios[i], timeline);
        timeline_free(timeline);
    }
    assert_true(all >= scenario_count);
}

static void play_on(struct app *app)
{
    app_key(app, 'p');
    for (int i = 0; i < 200 && app_view(app)->playing; i++)
        app_tick(app, 5000);
    assert_false(app_view(app)->playing);
}

static void play_pauses_and_asks(void **state)
{
    const struct scenario *scenario = scenario_find("gather");
    struct explorer e = {.timeline = fixture_recording("gather")};

    (void)state;
    e.app = app_create(e.timeline, NULL, "gather", scenario->guide);
    screen_init(&e.screen, 80, 24, false);
    play_on(e.app);
    assert_shows(&e, "Three coroutines are called: what was printed?   (p");
    assert_shows(&e, "tick  1");
    play_on(e.app);
    assert_shows(&e, "B is done. Does main run now?   (p goes on)");
    fixture_press(e.app, "      p"); /* by hand nothing pauses */
    assert_true(app_view(e.app)->playing);
    app_key(e.app, 'p');
    play_on(e.app);
    assert_shows(&e, "the program has ended");
    leave(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_without_sense_are_left_out),
        cmocka_unit_test(the_pauses_of_all_guides_are_come_to),
        cmocka_unit_test(play_pauses_and_asks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
