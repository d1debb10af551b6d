/* SPDX-License-Identifier: MIT */
/* The mouse, and what else chooses how the screen looks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/explorer_fixture.h"
#include "tests/screen_fixture.h"
#include "ui/keys.h"
#include "ui/settings.h"

/* gather at step 6, as README shows it. */
static void explore_readme(struct explorer *e)
{
    explore(e, "gather", 80, 24, false);
    fixture_press(e->app, "      ");
    free(picture(e));
}

static void point(struct explorer *e, uint32_t press, int x, int y)
{
    app_point(e->app, &e->screen, press, x, y);
    free(picture(e));
}

static void a_click_gives_a_panel_the_focus(void **state)
{
    struct explorer e;

    (void)state;
    explore_readme(&e);
    point(&e, PRESS_CLICK, 10, 16);
    assert_shows(&e, "◆ Output");
    point(&e, PRESS_CLICK, 60, 2);
    assert_shows(&e, "◆ Ready");
    point(&e, PRESS_CLICK, 10, 0);
    assert_shows(&e, "◆ Ready");
    leave(&e);
}

static void a_click_selects_a_task(void **state)
{
    struct explorer e;

    (void)state;
    explore_readme(&e);
    point(&e, PRESS_CLICK, 60, 12);
    assert_int_equal(app_view(e.app)->selected, 3);
    point(&e, PRESS_CLICK, 60, 10);
    assert_int_equal(app_view(e.app)->selected, 1);
    leave(&e);
}

static void a_click_goes_to_a_time(void **state)
{
    struct explorer e;
    const struct event *last;

    (void)state;
    explore_readme(&e);
    point(&e, PRESS_CLICK, 77, 16); /* the right end of the lanes */
    last = timeline_event(e.timeline, app_view(e.app)->position - 1);
    assert_int_equal(last->t, 3000000000);
    assert_shows(&e, "3.000: tick ");
    point(&e, PRESS_CLICK, 52, 16); /* between */
    assert_shows(&e, "nothing happens until 1.000: tick 3 t=1.000 ready=");
    point(&e, PRESS_CLICK, 48, 16); /* their left end */
    last = timeline_event(e.timeline, app_view(e.app)->position - 1);
    assert_int_equal(last->t, 0);
    point(&e, PRESS_CLICK, 44, 16); /* a name is no time */
    assert_int_equal(
        timeline_event(e.timeline, app_view(e.app)->position - 1)->t, 0);
    leave(&e);
}

static void the_wheel_scrolls_and_steps(void **state)
{
    struct explorer e;
    size_t before;

    (void)state;
    explore(&e, "producer-consumer", 80, 24, false);
    fixture_press(e.app, "G");
    free(picture(&e));
    point(&e, PRESS_WHEEL_UP, 10, 17);
    assert_shows(&e, "Output: rows 25 to 28 of 31");
    point(&e, PRESS_WHEEL_DOWN, 10, 17);
    assert_shows(&e, "Output: last 4 of 31");
    before = app_view(e.app)->position;
    point(&e, PRESS_WHEEL_UP, 60, 16);
    assert_true(app_view(e.app)->position < before);
    point(&e, PRESS_WHEEL_DOWN, 5, 23);
    assert_int_equal(app_view(e.app)->position, before);
    leave(&e);
}

static void the_mouse_moves_and_closes_what_lies_on_top(void **state)
{
    struct explorer e;

    (void)state;
    explore_readme(&e);
    fixture_press(e.app, "?");
    point(&e, PRESS_WHEEL_DOWN, 10, 10);
    assert_hides(&e, "run to the next handle");
    point(&e, PRESS_CLICK, 10, 10);
    assert_false(app_view(e.app)->help);
    leave(&e);
}

static void space_moves_by_the_unit_chosen(void **state)
{
    struct settings settings = settings_usual();
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    settings.unit = UNIT_TICK;
    settings.speed = 1;
    app_prefer(e.app, &settings);
    assert_shows(&e, "space tick");
    fixture_press(e.app, "  p");
    assert_shows(&e, "tick  2");
    assert_shows(&e, "playing: a tick every 4 s");
    fixture_press(e.app, "s");
    assert_shows(&e, "space and play go by: line");
    leave(&e);
}

static void what_was_changed_is_given_back(void **state)
{
    struct settings settings = settings_usual();
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, "C");
    assert_shows(&e, "theme: high-contrast");
    fixture_press(e.app, "m+s");
    app_preferences(e.app, &settings);
    assert_int_equal(settings.theme, THEME_HIGH_CONTRAST);
    assert_int_equal(settings.speed, SPEED_USUAL + 1);
    assert_int_equal(settings.unit, UNIT_TICK);
    assert_true(settings.mouse);
    leave(&e);
}

static void the_timeline_is_zoomed(void **state)
{
    struct explorer e;

    (void)state;
    explore_readme(&e);
    fixture_press(e.app, "]");
    assert_shows(&e, "Timeline x2");
    fixture_press(e.app, "]");
    assert_shows(&e, "Timeline x4");
    fixture_press(e.app, "[[[");
    assert_shows(&e, "Timeline: ");
    fixture_press(e.app, "|");
    assert_shows(&e, "Timeline by tick");
    leave(&e);
}

/* A key for what cannot be says so. */
static void the_timeline_has_limits(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, "[");
    assert_shows(&e, "all of the timeline is shown; ] zooms in");
    fixture_press(e.app, "}");
    assert_shows(&e, "all of the timeline is shown; ] zooms in");
    fixture_press(e.app, "]");
    assert_hides(&e, "] zooms in");
    fixture_press(e.app, "{");
    assert_shows(&e, "this is the timeline's beginning");
    fixture_press(e.app, "}");
    assert_hides(&e, "timeline's");
    for (int i = 0; i < 9; i++)
        fixture_press(e.app, "}");
    assert_shows(&e, "this is the timeline's end");
    for (int i = 0; i < 40; i++)
        fixture_press(e.app, "]");
    assert_shows(&e, "the timeline has no more detail");
    leave(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_click_gives_a_panel_the_focus),
        cmocka_unit_test(a_click_selects_a_task),
        cmocka_unit_test(a_click_goes_to_a_time),
        cmocka_unit_test(the_wheel_scrolls_and_steps),
        cmocka_unit_test(the_mouse_moves_and_closes_what_lies_on_top),
        cmocka_unit_test(space_moves_by_the_unit_chosen),
        cmocka_unit_test(what_was_changed_is_given_back),
        cmocka_unit_test(the_timeline_is_zoomed),
        cmocka_unit_test(the_timeline_has_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
