/* SPDX-License-Identifier: MIT */
/* Two traces of one program: positions correspond, and part where they do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/screen_fixture.h"
#include "ui/app.h"
#include "ui/screen.h"
#include "ui/twin.h"

static void equal_traces_correspond_everywhere(void **state)
{
    struct timeline *c = fixture_recording_in_c("gather", 0);
    struct timeline *python = fixture_recording("gather");
    struct twin *twin = twin_create(c, python);
    bool agrees;

    (void)state;
    for (size_t i = timeline_count(c) + 1; i-- > 3;) {
        assert_int_equal(twin_position(twin, i, &agrees), i);
        assert_true(agrees);
    }
    assert_int_equal(twin_position(twin, 0, &agrees), 0);
    assert_true(agrees);
    twin_free(twin);
    timeline_free(c);
    timeline_free(python);
}

static void a_shorter_twin_stops_at_its_end(void **state)
{
    struct timeline *c = fixture_recording("gather");
    struct timeline *half = fixture_recording_in_c("gather", 30);
    struct twin *twin = twin_create(c, half);
    bool agrees;

    (void)state;
    assert_int_equal(timeline_count(half), 30);
    assert_int_equal(twin_position(twin, 30, &agrees), 30);
    assert_true(agrees);
    assert_int_equal(twin_position(twin, 31, &agrees), 30);
    assert_false(agrees);
    assert_int_equal(twin_position(twin, 12, &agrees), 12);
    assert_true(agrees);
    twin_free(twin);
    timeline_free(c);
    timeline_free(half);
}

static void different_traces_part_at_the_first_difference(void **state)
{
    struct timeline *gather = fixture_recording("gather");
    struct timeline *fetch = fixture_recording("async-fetch");
    struct twin *twin = twin_create(gather, fetch);
    bool agrees;
    size_t last;

    (void)state;
    /* both begin with main; then one creates `a`, the other `fetch` */
    assert_int_equal(twin_position(twin, 4, &agrees), 4);
    assert_true(agrees);
    last = twin_position(twin, timeline_count(gather), &agrees);
    assert_false(agrees);
    assert_string_equal(timeline_event(fetch, last)->u.task.coro, "fetch");
    twin_free(twin);
    timeline_free(gather);
    timeline_free(fetch);
}

/* Draws at a size and says whether the text is on the screen. */
static bool shows(struct app *app, int width, int height, const char *text)
{
    struct screen screen;
    char *frame;
    bool found;

    screen_init(&screen, width, height, false);
    app_draw(app, &screen);
    frame = fixture_frame(&screen);
    found = strstr(frame, text) != NULL;
    free(frame);
    screen_free(&screen);
    return found;
}

static void c_switches_between_the_listings(void **state)
{
    struct timeline *c = fixture_recording_in_c("gather", 0);
    struct timeline *python = fixture_recording("gather");
    struct app *app = app_create(c, python, "gather", NULL);

    (void)state;
    fixture_press(app, "    ");
    assert_true(shows(app, 80, 24, "─ gather.py ─"));
    assert_true(shows(app, 80, 24, "▶4"));
    fixture_press(app, "c");
    assert_true(shows(app, 80, 24, "─ gather.c ─"));
    assert_true(shows(app, 80, 24, "▶4"));
    assert_false(shows(app, 80, 24, "gather.py"));
    /* a large screen has room for both */
    assert_true(shows(app, 200, 60, "─ gather.c ─"));
    assert_true(shows(app, 200, 60, "─ gather.py ─"));
    app_free(app);
    timeline_free(c);
    timeline_free(python);
}

static void where_they_part_the_listing_says_so(void **state)
{
    struct timeline *c = fixture_recording_in_c("gather", 0);
    struct timeline *other = fixture_recording("async-fetch");
    struct app *app = app_create(c, other, "gather", NULL);

    (void)state;
    assert_true(shows(app, 80, 24, "─ async-fetch.py ─"));
    fixture_press(app, "   ");
    assert_true(shows(app, 80, 24, "async-fetch.py: runs differ"));
    assert_false(shows(app, 80, 24, "◀"));
    app_free(app);
    timeline_free(c);
    timeline_free(other);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_traces_correspond_everywhere),
        cmocka_unit_test(a_shorter_twin_stops_at_its_end),
        cmocka_unit_test(different_traces_part_at_the_first_difference),
        cmocka_unit_test(c_switches_between_the_listings),
        cmocka_unit_test(where_they_part_the_listing_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
