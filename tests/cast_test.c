/* SPDX-License-Identifier: MIT */
/* Asciicasts: read back and played, they show what the explorer shows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "tests/screen_fixture.h"
#include "tests/terminal_fixture.h"
#include "ui/app.h"
#include "ui/cast.h"
#include "ui/cast_play.h"

/* A scenario, twice: one is played into a cast, one shows what is to be. */
struct played {
    struct timeline *timeline;
    struct app *app;
    struct screen screen;
    char *text, *at; /* the cast, and what of it is still to be read */
    bool whole;
};

static struct app *explorer_of(struct timeline *timeline, const char *guide)
{
    return app_create(timeline, NULL, "gather", guide);
}

static const struct cast_plan usual = {UNIT_STEP, 1000, INT64_MAX};

static void play(struct played *played, const char *name, const char *guide,
                 enum theme theme, const struct cast_plan *plan)
{
    struct timeline *timeline = fixture_recording(name);
    struct app *app = explorer_of(timeline, guide);
    struct cast cast;
    size_t size;
    FILE *file = open_memstream(&played->text, &size);

    screen_init(&played->screen, 90, 25, false);
    cast_begin(&cast, file, 90, 25, theme, "a \"title\"\x1b\xFF");
    played->whole = cast_play(&cast, app, timeline, &played->screen, plan);
    cast_end(&cast);
    fclose(file);
    app_free(app);
    played->at = played->text;
    played->timeline = timeline;
    played->app = explorer_of(timeline, guide);
}

static void end(struct played *played)
{
    app_free(played->app);
    timeline_free(played->timeline);
    screen_free(&played->screen);
    free(played->text);
}

/* The cast's next line; NULL: there is none. */
static json_t *next_line(struct played *played)
{
    char *stop = strchr(played->at, '\n');
    json_error_t error;
    json_t *line;

    if (stop == NULL)
        return NULL;
    *stop = '\0';
    line = json_loads(played->at, 0, &error);
    if (line == NULL)
        fail_msg("%s: %s", error.text, played->at);
    played->at = stop + 1;
    return line;
}

/* The next event: its time, its kind in *kind and its data, which is fed to the
 * terminal if it is output and else told; -1 after the last. */
static int next_event(struct played *played, struct terminal *terminal,
                      char *kind, char *mark, size_t size)
{
    json_t *line = next_line(played);
    const char *data;
    int ms;

    if (line == NULL)
        return -1;
    assert_int_equal(json_array_size(line), 3);
    *kind = json_string_value(json_array_get(line, 1))[0];
    data = json_string_value(json_array_get(line, 2));
    if (*kind == 'o')
        terminal_feed(terminal, data);
    else
        snprintf(mark, size, "%s", data);
    ms = (int)(json_real_value(json_array_get(line, 0)) * 1000 + 0.5);
    json_decref(line);
    return ms;
}

/* The time of the next output, when no other event comes before it. */
static int next_output(struct played *played, struct terminal *terminal)
{
    char kind = 'o';
    int ms = next_event(played, terminal, &kind, NULL, 0);

    assert_int_equal(kind, 'o');
    return ms;
}

static void skip_header(struct played *played)
{
    json_decref(next_line(played));
}

static void assert_plays(const char *name, const struct cast_plan *plan,
                         enum theme theme)
{
    struct played played;
    struct terminal terminal;
    size_t before;
    int ms = 0;

    play(&played, name, NULL, theme, plan);
    assert_true(played.whole);
    skip_header(&played);
    terminal_init(&terminal, 90, 25);
    app_seek_stop(played.app, plan->unit, 0);
    do {
        assert_int_equal(next_output(&played, &terminal), ms);
        app_draw(played.app, &played.screen);
        terminal_assert_shows(&terminal, &played.screen, theme);
        ms += plan->move_ms;
        before = app_view(played.app)->position;
        app_move(played.app, plan->unit, 1);
    } while (app_view(played.app)->position != before);
    assert_int_equal(next_output(&played, &terminal), ms);
    assert_int_equal(next_output(&played, &terminal), -1);
    terminal_free(&terminal);
    end(&played);
}

static void every_picture_is_the_explorers(void **state)
{
    static const struct cast_plan ticks = {UNIT_TICK, 250, INT64_MAX};
    static const struct cast_plan events = {UNIT_EVENT, 60, INT64_MAX};

    (void)state;
    assert_plays("producer-consumer", &usual, THEME_DEFAULT);
    assert_plays("gather", &ticks, THEME_LIGHT);
    assert_plays("gather", &events, THEME_MONO);
}

static void the_header_says_what_it_is(void **state)
{
    struct played played;
    int version, width, height;
    const char *title, *ground;
    json_t *header;

    (void)state;
    play(&played, "gather", NULL, THEME_LIGHT, &usual);
    header = next_line(&played);
    assert_int_equal(json_unpack(header, "{s:i,s:i,s:i,s:s,s:{s:s}}", "version",
                                 &version, "width", &width, "height", &height,
                                 "title", &title, "theme", "bg", &ground),
                     0);
    assert_int_equal(version, 2);
    assert_int_equal(width, 90);
    assert_int_equal(height, 25);
    assert_string_equal(title, "a \"title\"\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_string_equal(ground, "#fbfbf9");
    assert_null(json_object_get(header, "timestamp"));
    json_decref(header);
    end(&played);
}

static void two_casts_of_a_program_are_the_same_bytes(void **state)
{
    struct played first, second;

    (void)state;
    play(&first, "gather", NULL, THEME_DEFAULT, &usual);
    play(&second, "gather", NULL, THEME_DEFAULT, &usual);
    assert_string_equal(first.text, second.text);
    end(&second);
    end(&first);
}

/* Whether the last row of the screen is the text. */
static bool foot_is(const struct terminal *terminal, const char *text)
{
    char foot[90 * CLUSTER_BYTES] = "";

    for (int x = 1; x < terminal->width; x++)
        strcat(foot, terminal->spots[90 * 24 + x].text);
    return strncmp(foot, text, strlen(text)) == 0;
}

static void a_question_of_the_guide_is_marked_and_stays(void **state)
{
    static const char question[] = "Who is next?";
    struct played played;
    struct terminal terminal;
    char kind, mark[64];
    int ms, asked = -1, after = -1;

    (void)state;
    play(&played, "gather", "Pause: print B started -- Who is next?\n",
         THEME_DEFAULT, &usual);
    skip_header(&played);
    terminal_init(&terminal, 90, 25);
    while ((ms = next_event(&played, &terminal, &kind, mark, sizeof mark)) >=
           0) {
        if (kind == 'm') {
            assert_int_equal(asked, -1);
            assert_true(foot_is(&terminal, question));
            assert_string_equal(mark, question);
            asked = ms;
        } else if (asked >= 0 && after < 0) {
            assert_false(foot_is(&terminal, question));
            after = ms;
        }
    }
    assert_true(asked > 0);
    assert_int_equal(after - asked, 1000 + CAST_QUESTION_MS);
    terminal_free(&terminal);
    end(&played);
}

static void nothing_later_than_asked_for_is_shown(void **state)
{
    static const struct cast_plan early = {UNIT_STEP, 1000, 1000000000};
    struct played played;

    (void)state;
    play(&played, "gather", NULL, THEME_DEFAULT, &early);
    assert_false(played.whole);
    assert_non_null(strstr(played.text, "1.000 s"));
    assert_null(strstr(played.text, "t = 2.000 s"));
    end(&played);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_picture_is_the_explorers),
        cmocka_unit_test(the_header_says_what_it_is),
        cmocka_unit_test(two_casts_of_a_program_are_the_same_bytes),
        cmocka_unit_test(a_question_of_the_guide_is_marked_and_stays),
        cmocka_unit_test(nothing_later_than_asked_for_is_shown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
