/* SPDX-License-Identifier: MIT */
/*
 * The screen of many moments, in every size: each row of the table is a file in
 * tests/golden with seven pictures. The engine runs; listings and locals come
 * from CPython's recording, as a person sees them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scenarios/registry.h"
#include "tests/screen_fixture.h"
#include "ui/app.h"
#include "ui/engine.h"
#include "ui/screen.h"
#include "ui/timeline.h"

/* A moment of a scenario: after so many ticks, and these keys. */
struct moment {
    const char *scenario;
    size_t tick;
    const char *keys;
    const char *shows;
};

static const struct moment moments[] = {
    {"first-await", 0, "", "before anything runs"},
    {"sequential-or-tasks", 4, ">", "a chosen task"},
    {"bounded-queue", 5, "", "a full queue, and who waits to put"},
    {"priority-queue", 3, "", "items in the order they come out"},
    {"semaphore", 3, ">>>>>>", "holders and a long line"},
    {"lock", 6, "", "a lock that goes from task to task"},
    {"condition", 4, "", "a condition and its lock"},
    {"event", 3, "", "an event that nobody has set"},
    {"barrier", 3, "", "a barrier that fills"},
    {"deadlock", 99, "", "a circle of tasks and locks"},
    {"files-together", 3, "", "workers at work"},
    {"web-scraping", 3, "", "requests under way"},
    {"database-pool", 4, "", "queries, and who waits for a connection"},
    {"chat-server", 18, "", "streams"},
    {"back-pressure", 12, "", "a writer that waits"},
    {"timeout", 4, "", "a deadline"},
    {"swallowed", 5, ">", "a cancellation that is swallowed"},
    {"task-group-failure", 99, "", "an end with an exception"},
    {"never-retrieved", 99, "", "a warning"},
    {"blocking-call", 3, "", "a loop that is held"},
    {"too-many-tasks", 2, "", "a hundred thousand tasks"},
    {"process-pool", 3, "", "a pool of processes"},
};

struct size {
    int width, height;
    bool ascii;
    bool roles;
};

static const struct size sizes[] = {
    {80, 24, false, false},  {80, 24, true, false},   {80, 24, false, true},
    {80, 22, false, false},  {120, 36, false, false}, {120, 36, true, false},
    {200, 60, false, false},
};

static void put_picture(struct app *app, const struct size *size, FILE *file)
{
    struct screen screen;
    char *frame;

    screen_init(&screen, size->width, size->height, size->ascii);
    app_draw(app, &screen);
    frame = size->roles ? fixture_roles(&screen) : fixture_frame(&screen);
    fprintf(file, "%dx%d%s%s\n%s", size->width, size->height,
            size->ascii ? " ascii" : "", size->roles ? " roles" : "", frame);
    free(frame);
    screen_free(&screen);
}

static void assert_moment(const struct moment *moment)
{
    const struct scenario *scenario = scenario_find(moment->scenario);
    char name[80], *text;
    size_t length;
    FILE *file = open_memstream(&text, &length);

    assert_non_null(scenario);
    struct timeline *timeline = engine_native(scenario, 100000);
    struct timeline *twin = engine_recorded(scenario);
    struct app *app =
        app_create(timeline, twin, scenario->name, scenario->guide);
    timeline_end(timeline, SIZE_MAX);
    app_seek_stop(app, UNIT_TICK, moment->tick);
    fixture_press(app, moment->keys);
    fprintf(file, "%s, tick %zu, keys \"%s\": %s\n", moment->scenario,
            moment->tick, moment->keys, moment->shows);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        put_picture(app, &sizes[i], file);
    fclose(file);
    snprintf(name, sizeof name, "moment-%s", moment->scenario);
    fixture_golden(name, text);
    free(text);
    app_free(app);
    timeline_free(twin);
    timeline_free(timeline);
}

static void moments_look_as_kept(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++)
        assert_moment(&moments[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moments_look_as_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
