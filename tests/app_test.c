/* SPDX-License-Identifier: MIT */
/*
 * Keys in, pictures out: the explorer over CPython's recordings. The kept
 * pictures are in tests/golden; LOOPSCOPE_RENEW=1 writes them anew.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/explorer_fixture.h"
#include "tests/screen_fixture.h"
#include "tests/trace_fixture.h"
#include "ui/app.h"
#include "ui/commands.h"
#include "ui/keys.h"
#include "ui/screen.h"

static const char *const scenarios[] = {"sync-fetch", "async-fetch", "gather",
                                        "producer-consumer", "timeout"};
#define SCENARIO_COUNT (sizeof scenarios / sizeof scenarios[0])

/* One kept file: the pictures after each of the key sequences. */
struct journey {
    const char *file;
    const char *scenario;
    int width, height;
    bool ascii;
    bool roles; /* with the role letters below each picture */
    const char *keys[6];
};

static void assert_journey(const struct journey *journey)
{
    struct explorer e;
    char *text, *frame;
    size_t size;
    FILE *file = open_memstream(&text, &size);

    explore(&e, journey->scenario, journey->width, journey->height,
            journey->ascii);
    for (size_t i = 0; i < 6 && journey->keys[i] != NULL; i++) {
        fixture_press(e.app, journey->keys[i]);
        frame = picture(&e);
        fprintf(file, "keys \"%s\"\n%s", journey->keys[i], frame);
        free(frame);
        if (journey->roles) {
            frame = fixture_roles(&e.screen);
            fprintf(file, "roles\n%s", frame);
            free(frame);
        }
    }
    fclose(file);
    fixture_golden(journey->file, text);
    free(text);
    leave(&e);
}

static void screens_look_as_kept(void **state)
{
    static const struct journey journeys[] = {
        {"sync-fetch-80x24",
         "sync-fetch",
         80,
         24,
         false,
         false,
         {"", " ", "  ", "G"}},
        {"async-fetch-80x24",
         "async-fetch",
         80,
         24,
         false,
         false,
         {"", " ", " ", "  ", "tt", "G"}},
        {"gather-ascii-80x24",
         "gather",
         80,
         24,
         true,
         false,
         {"", "  ", "  ", "G"}},
        {"gather-roles-80x24", "gather", 80, 24, false, true, {"   ", ">"}},
        {"eager-start-80x24",
         "eager-start",
         80,
         24,
         false,
         false,
         {".......", "...", "..", "...", "t"}},
        {"gather-60x16", "gather", 60, 16, false, false, {"", "   ", "G"}},
        {"gather-200x60", "gather", 200, 60, false, false, {"      "}},
        {"producer-consumer-80x24",
         "producer-consumer",
         80,
         24,
         false,
         false,
         {"ttttttttt", ".....", ">>", "G"}},
        {"producer-consumer-120x36",
         "producer-consumer",
         120,
         36,
         false,
         false,
         {"                   ", "tttttt"}},
        {"producer-consumer-200x60",
         "producer-consumer",
         200,
         60,
         true,
         false,
         {"                   "}},
        {"timeout-80x24",
         "timeout",
         80,
         24,
         false,
         false,
         {" ", " ", " ", " ", "G"}},
        {"timeout-120x36", "timeout", 120, 36, true, false, {"  ", "G"}},
        {"gather-80x22", "gather", 80, 22, false, false, {"      "}},
        {"focus-80x24",
         "producer-consumer",
         80,
         24,
         true,
         false,
         {"", "Gwwkk", "z", "X"}},
        {"help-80x24", "gather", 80, 24, false, false, {"?"}},
        {"help-60x16", "gather", 60, 16, true, false, {"?", "jjjjjjjjj"}},
        {"too-small-59x16", "gather", 59, 16, false, false, {""}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof journeys / sizeof journeys[0]; i++)
        assert_journey(&journeys[i]);
}

/* Walks event by event to the end, and notes each picture at its position;
 * returns how many stops there were. */
static size_t walk_forward(struct explorer *e, char **pictures)
{
    size_t stops = 0, before;

    app_key(e->app, 'g');
    do {
        before = app_view(e->app)->position;
        app_key(e->app, '.');
        free(pictures[app_view(e->app)->position]);
        pictures[app_view(e->app)->position] = picture(e);
        stops++;
    } while (app_view(e->app)->position > before);
    return stops - 1;
}

static void walk_back(struct explorer *e, char *const *pictures, size_t stops)
{
    app_key(e->app, ','); /* the message at the end is gone */
    app_key(e->app, '.');
    for (size_t i = 1; i < stops; i++) {
        char *again;

        app_key(e->app, ',');
        assert_non_null(pictures[app_view(e->app)->position]);
        again = picture(e);
        assert_string_equal(again, pictures[app_view(e->app)->position]);
        free(again);
    }
    app_key(e->app, ',');
    assert_int_equal(app_view(e->app)->position, 0);
}

static void walking_back_shows_the_same_screens(void **state)
{
    (void)state;
    for (size_t i = 0; i < SCENARIO_COUNT; i++) {
        struct explorer e;
        size_t count;
        char **pictures;

        explore(&e, scenarios[i], 80, 24, false);
        count = timeline_count(e.timeline);
        pictures = calloc(count + 1, sizeof *pictures);
        walk_back(&e, pictures, walk_forward(&e, pictures));
        for (size_t k = 0; k <= count; k++)
            free(pictures[k]);
        free(pictures);
        leave(&e);
    }
}

static void every_screen_draws_at_every_size(void **state)
{
    static const int widths[] = {1, 20, 60, 79, 99, 100, 149, 150, 220};
    static const int heights[] = {1, 2, 15, 16, 22, 24, 70};

    (void)state;
    for (size_t i = 0; i < SCENARIO_COUNT; i++) {
        struct explorer e;

        explore(&e, scenarios[i], 80, 24, i % 2);
        for (int k = 0; k < 63; k++) {
            screen_resize(&e.screen, widths[k % 9], heights[k % 7]);
            fixture_press(e.app, k % 5 == 0 ? ">" : " ");
            free(picture(&e));
        }
        leave(&e);
    }
}

static void past_the_end_the_program_has_ended(void **state)
{
    struct explorer e;
    size_t end;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, "G");
    end = app_view(e.app)->position;
    assert_int_equal(end, timeline_count(e.timeline));
    for (const char *key = " .t"; *key != '\0'; key++) {
        app_key(e.app, (uint32_t)*key);
        assert_int_equal(app_view(e.app)->position, end);
        assert_shows(&e, "the program has ended: exit ok");
    }
    app_key(e.app, 'g');
    app_key(e.app, PRESS_LEFT);
    assert_int_equal(app_view(e.app)->position, 0);
    assert_shows(&e, "this is the start");
    leave(&e);
}

static void a_key_for_nothing_says_so(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    app_key(e.app, '~');
    assert_shows(&e, "this key does nothing; ? shows those that do");
    app_key(e.app, ' ');
    assert_shows(&e, "quit");
    leave(&e);
}

static void steps_and_ticks_stop_where_they_should(void **state)
{
    struct explorer e;
    const struct event *event;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    app_key(e.app, ' ');
    event = timeline_event(e.timeline, app_view(e.app)->position - 1);
    assert_int_equal(event->kind, EVENT_RUN);
    app_key(e.app, 't');
    event = timeline_event(e.timeline, app_view(e.app)->position - 1);
    assert_int_equal(event->kind, EVENT_TICK);
    assert_int_equal(event->u.tick.number, 2);
    app_key(e.app, 'T');
    event = timeline_event(e.timeline, app_view(e.app)->position - 1);
    assert_int_equal(event->u.tick.number, 1);
    leave(&e);
}

static void play_moves_by_its_speed_and_stops_at_the_end(void **state)
{
    struct explorer e;
    size_t before;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    assert_int_equal(app_wait_ms(e.app), -1);
    assert_false(app_tick(e.app, 5000));
    app_key(e.app, 'p');
    assert_shows(&e, "playing: a step every 1 s");
    assert_int_equal(app_wait_ms(e.app), 1000);
    assert_false(app_tick(e.app, 400));
    assert_int_equal(app_wait_ms(e.app), 600);
    assert_true(app_tick(e.app, 600));
    before = app_view(e.app)->position;
    assert_true(before > 0);
    app_key(e.app, '+');
    assert_shows(&e, "every 0.5 s");
    assert_true(app_tick(e.app, 500));
    assert_true(app_view(e.app)->position > before);
    for (int i = 0; i < 100 && app_view(e.app)->playing; i++)
        app_tick(e.app, 5000);
    assert_false(app_view(e.app)->playing);
    assert_shows(&e, "the program has ended: exit ok");
    leave(&e);
}

/* A tick by hand is one tick: play has a unit of its own, that of space. */
static void unseen_no_key_does_anything_but_q(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 40, 10, false);
    assert_shows(&e, "needs 60x16, has 40x10");
    fixture_press(e.app, " t.?/");
    app_point(e.app, &e.screen, PRESS_WHEEL_DOWN, 5, 5);
    assert_int_equal(app_view(e.app)->position, 0);
    screen_resize(&e.screen, 80, 24);
    assert_hides(&e, "Help");
    screen_resize(&e.screen, 40, 10);
    free(picture(&e));
    app_key(e.app, 'q');
    assert_true(app_wants_quit(e.app));
    leave(&e);
}

static void play_moves_by_what_space_does(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, "tp");
    assert_shows(&e, "playing: a step every");
    app_tick(e.app, 5000);
    assert_true(
        timeline_is_stop(e.timeline, app_view(e.app)->position, UNIT_STEP));
    fixture_press(e.app, "ps.p");
    assert_shows(&e, "playing: a tick every");
    app_tick(e.app, 5000);
    assert_true(
        timeline_is_stop(e.timeline, app_view(e.app)->position, UNIT_TICK));
    leave(&e);
}

static void a_move_by_hand_pauses(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, "p ");
    assert_false(app_view(e.app)->playing);
    leave(&e);
}

static void what_was_done_stays_where_three_sentences_are_short(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, "    \t\t");
    assert_shows(&e, " did  Task-3 printed a line, armed a timer");
    assert_shows(&e, " task Task-2 sleeps until 2.000");
    assert_shows(&e, " why  Task-1 created Task-4");
    leave(&e);
}

static void tab_goes_through_the_tasks(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, ">");
    assert_shows(&e, "there is no task yet");
    fixture_press(e.app, "  >");
    assert_int_equal(app_view(e.app)->selected, 1);
    fixture_press(e.app, "<");
    assert_int_equal(app_view(e.app)->selected, 4);
    fixture_press(e.app, ">");
    assert_int_equal(app_view(e.app)->selected, 1);
    app_key(e.app, PRESS_ESCAPE);
    assert_int_equal(app_view(e.app)->selected, 0);
    leave(&e);
}

/* A task chosen late is not there yet when one steps back before it. */
static void a_chosen_task_may_not_exist_yet(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    fixture_press(e.app, "G<g");
    assert_int_equal(app_view(e.app)->selected, 4);
    free(picture(&e));
    fixture_press(e.app, ">");
    leave(&e);
}

static void the_listing_scrolls_within_its_lines(void **state)
{
    struct explorer e;
    char *top;

    (void)state;
    explore(&e, "producer-consumer", 80, 24, false);
    top = picture(&e);
    for (int i = 0; i < 200; i++) {
        app_key(e.app, 'j');
        free(picture(&e));
    }
    assert_shows(&e, "asyncio.run(main())");
    for (int i = 0; i < 200; i++) {
        app_key(e.app, 'k');
        free(picture(&e));
    }
    assert_shows(&e, " 1      # SPDX");
    free(top);
    leave(&e);
}

static void the_other_listing_may_be_missing(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    app_key(e.app, 'c');
    assert_shows(&e, "there is no listing in C");
    assert_shows(&e, "gather.py");
    leave(&e);
}

static void the_help_tells_what_words_mean(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    app_key(e.app, '?');
    app_key(e.app, PRESS_PAGE_DOWN);
    assert_shows(&e, " wakeup  its await is over");
    assert_shows(&e, " told    gets CancelledError");
    leave(&e);
    explore(&e, "gather", 60, 60, false); /* below the keys */
    app_key(e.app, '?');
    app_key(e.app, PRESS_PAGE_DOWN);
    app_key(e.app, PRESS_PAGE_DOWN);
    assert_shows(&e, " went on asked, not cancelled");
    leave(&e);
}

static void any_key_closes_the_help(void **state)
{
    struct explorer e;
    size_t before;

    (void)state;
    explore(&e, "gather", 80, 24, false);
    before = app_view(e.app)->position;
    app_key(e.app, '?');
    assert_true(app_view(e.app)->help);
    app_key(e.app, 'q');
    assert_false(app_view(e.app)->help);
    assert_false(app_wants_quit(e.app));
    assert_int_equal(app_view(e.app)->position, before);
    app_key(e.app, 'q');
    assert_true(app_wants_quit(e.app));
    leave(&e);
}

static void no_two_commands_share_a_key(void **state)
{
    size_t count;
    const struct command *table = commands_table(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        assert_int_not_equal(table[i].keys[0], PRESS_NONE);
        for (size_t k = 0; k < COMMAND_KEYS; k++) {
            if (table[i].keys[k] != PRESS_NONE)
                assert_ptr_equal(commands_find(table[i].keys[k]), &table[i]);
        }
    }
}

/* A trace of nothing, of a beginning, without places, without listings. */
static void a_trace_may_be_poor(void **state)
{
    static const char *const traces[] = {
        "",
        "task Task-1 coro=main\n",
        "task Task-1 coro=main\nready step Task-1\ntick 1 t=0.000 ready=1\n"
        "run step Task-1\nwait Task-1 on=future\n",
        "task Task-1 coro=main\nready step Task-1\ntick 1 t=0.000 ready=1\n"
        "run step Task-1\nwait Task-1 on=future\nexit t=0.000 deadlock\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof traces / sizeof traces[0]; i++) {
        struct explorer e;

        explore_timeline(&e, fixture_timeline(traces[i]), "poor", 80, 24,
                         false);
        free(picture(&e));
        for (int k = 0; k < 8; k++) {
            app_key(e.app, '.');
            free(picture(&e));
        }
        assert_shows(&e, i == 3 ? "the program has ended: exit deadlock"
                                : "the trace ends here");
        fixture_press(e.app, ">T,t G");
        free(picture(&e));
        leave(&e);
    }
}

static void a_program_without_time_is_shown_over_its_ticks(void **state)
{
    struct explorer e;

    (void)state;
    explore_timeline(
        &e,
        fixture_timeline("task Task-1 coro=main\nready step Task-1\n"
                         "tick 1 t=0.000 ready=1\nrun step Task-1\n"
                         "ready step Task-1\n"
                         "tick 2 t=0.000 ready=1\nrun step Task-1\n"
                         "done Task-1 result None\nready call run(Task-1)\n"
                         "tick 3 t=0.000 ready=1\nrun call run(Task-1)\n"
                         "exit t=0.000 ok\n"),
        "ticks", 80, 24, false);
    fixture_press(e.app, "tt");
    assert_shows(&e, "▲ tick 2");
    assert_shows(&e, "─ tick 3 ┘"); /* there is no fourth */
    app_go_to_end(e.app);
    assert_shows(&e, " tick 3 ▲");
    leave(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screens_look_as_kept),
        cmocka_unit_test(walking_back_shows_the_same_screens),
        cmocka_unit_test(every_screen_draws_at_every_size),
        cmocka_unit_test(past_the_end_the_program_has_ended),
        cmocka_unit_test(a_key_for_nothing_says_so),
        cmocka_unit_test(steps_and_ticks_stop_where_they_should),
        cmocka_unit_test(play_moves_by_its_speed_and_stops_at_the_end),
        cmocka_unit_test(unseen_no_key_does_anything_but_q),
        cmocka_unit_test(play_moves_by_what_space_does),
        cmocka_unit_test(a_move_by_hand_pauses),
        cmocka_unit_test(what_was_done_stays_where_three_sentences_are_short),
        cmocka_unit_test(tab_goes_through_the_tasks),
        cmocka_unit_test(a_chosen_task_may_not_exist_yet),
        cmocka_unit_test(the_listing_scrolls_within_its_lines),
        cmocka_unit_test(the_other_listing_may_be_missing),
        cmocka_unit_test(the_help_tells_what_words_mean),
        cmocka_unit_test(any_key_closes_the_help),
        cmocka_unit_test(no_two_commands_share_a_key),
        cmocka_unit_test(a_trace_may_be_poor),
        cmocka_unit_test(a_program_without_time_is_shown_over_its_ticks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
