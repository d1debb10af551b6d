/* SPDX-License-Identifier: MIT */
/*
 * The explorer over a program that is at work: what the person asks for is
 * waited for, and the keys work meanwhile.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/screen_fixture.h"
#include "tests/trace_fixture.h"
#include "ui/app.h"
#include "ui/keys.h"
#include "ui/screen.h"

#define AT_WORK "the program is at work; any key stops waiting for it"

/* Comes as far as the test lets it. */
struct slow_producer {
    struct producer producer; /* is a producer */
    struct timeline *all;     /* what it will do */
    struct event_sink sink;
    size_t done;
    size_t allowed;
    const char *complaint; /* of what it died */
};

static bool slow_more(struct producer *producer)
{
    struct slow_producer *slow = (struct slow_producer *)producer;
    if (slow->done == slow->allowed)
        return false;
    slow->sink.emit(slow->sink.context,
                    timeline_event(slow->all, slow->done++));
    return true;
}

static struct producer_state slow_state(const struct producer *producer)
{
    const struct slow_producer *slow = (const struct slow_producer *)producer;
    bool is_there = !slow->complaint && slow->done < timeline_count(slow->all);
    return (struct producer_state){.is_waiting = is_there,
                                   .complaint = slow->complaint};
}

static void slow_close(struct producer *producer)
{
    struct slow_producer *slow = (struct slow_producer *)producer;
    timeline_free(slow->all);
    free(slow);
}

struct explorer {
    struct timeline *timeline;
    struct slow_producer *slow;
    struct app *app;
    struct screen screen;
};

/* Over gather, which has 16 steps, and has come to so many events. */
static void explore(struct explorer *e, size_t allowed)
{
    e->timeline = timeline_create();
    e->slow = calloc(1, sizeof *e->slow);
    assert_non_null(e->slow);
    *e->slow =
        (struct slow_producer){.producer = {slow_more, slow_close, slow_state},
                               .all = fixture_recording("gather"),
                               .sink = timeline_sink(e->timeline),
                               .allowed = allowed};
    timeline_set_producer(e->timeline, &e->slow->producer);
    timeline_grow(e->timeline);
    e->app = app_create(e->timeline, NULL, "mine.py", NULL);
    screen_init(&e->screen, 80, 24, false);
}

static void leave(struct explorer *e)
{
    screen_free(&e->screen);
    app_free(e->app);
    timeline_free(e->timeline);
}

static bool is_shown(struct explorer *e, const char *text)
{
    app_draw(e->app, &e->screen);
    char *frame = fixture_frame(&e->screen);
    bool found = strstr(frame, text) != NULL;
    free(frame);
    return found;
}

/* The program has come further; the explorer has had its moments. */
static void come_to(struct explorer *e, size_t allowed)
{
    size_t all = timeline_count(e->slow->all);
    e->slow->allowed = allowed < all ? allowed : all;
    for (int i = 0; i < 100; i++)
        app_tick(e->app, 10);
}

static void type(struct explorer *e, const char *keys)
{
    while (*keys)
        app_key(e->app, (uint32_t)(unsigned char)*keys++);
}

static size_t position(const struct explorer *e)
{
    return app_view(e->app)->position;
}

static void a_step_waits_for_the_program(void **state)
{
    (void)state;
    struct explorer e;
    explore(&e, 3);
    type(&e, " ");
    assert_true(is_shown(&e, AT_WORK));
    assert_int_equal(position(&e), 0);
    assert_true(app_wait_ms(e.app) > 0); /* asks again, and does not spin */
    come_to(&e, 3);
    assert_true(is_shown(&e, AT_WORK));
    come_to(&e, 10);
    assert_true(is_shown(&e, "step 1/1+"));
    assert_false(is_shown(&e, AT_WORK));
    assert_int_equal(app_wait_ms(e.app), -1);
    leave(&e);
}

static void any_key_stops_waiting(void **state)
{
    (void)state;
    struct explorer e;
    explore(&e, 3);
    type(&e, " ");
    app_key(e.app, PRESS_ESCAPE);
    assert_false(is_shown(&e, AT_WORK));
    come_to(&e, 10);
    assert_int_equal(position(&e), 0);
    leave(&e);
}

static void one_can_leave_while_it_is_at_work(void **state)
{
    (void)state;
    struct explorer e;
    explore(&e, 3);
    type(&e, " q");
    assert_true(app_wants_quit(e.app));
    assert_false(app_wants_again(e.app));
    leave(&e);
}

static void r_asks_to_have_it_run_again(void **state)
{
    (void)state;
    struct explorer e;
    explore(&e, 3);
    type(&e, " r");
    assert_true(app_wants_quit(e.app));
    assert_true(app_wants_again(e.app));
    leave(&e);
}

static void the_end_is_waited_for(void **state)
{
    (void)state;
    struct explorer e;
    explore(&e, 10);
    type(&e, "G");
    assert_int_equal(position(&e), 10);
    assert_true(is_shown(&e, AT_WORK));
    come_to(&e, 20);
    assert_int_equal(position(&e), 20);
    come_to(&e, SIZE_MAX);
    assert_true(is_shown(&e, "the program has ended: exit ok"));
    assert_true(is_shown(&e, "step 16/16"));
    assert_false(is_shown(&e, "16/16+"));
    leave(&e);
}

static void a_stop_further_on_is_waited_for(void **state)
{
    (void)state;
    struct explorer e;
    explore(&e, 10);
    type(&e, "#6\n");
    assert_true(is_shown(&e, AT_WORK));
    come_to(&e, 20);
    assert_true(is_shown(&e, AT_WORK));
    come_to(&e, SIZE_MAX);
    assert_true(is_shown(&e, "step 6/6+"));
    assert_false(is_shown(&e, AT_WORK));
    leave(&e);
}

static void of_a_stop_too_far_the_end_is_told(void **state)
{
    (void)state;
    struct explorer e;
    explore(&e, 10);
    type(&e, "#99\n");
    come_to(&e, SIZE_MAX);
    assert_true(is_shown(&e, "step 16/16"));
    assert_true(is_shown(&e, "the program has ended: exit ok"));
    leave(&e);
}

/* As after it was run again: the place is where it was. */
static void a_position_is_waited_for(void **state)
{
    (void)state;
    struct explorer e;
    explore(&e, 5);
    app_seek(e.app, 12);
    assert_true(is_shown(&e, AT_WORK));
    come_to(&e, 30);
    assert_int_equal(position(&e), 12);
    leave(&e);
}

/* It has become shorter meanwhile. */
static void of_a_position_past_the_end_the_end_is_left(void **state)
{
    (void)state;
    struct explorer e;
    explore(&e, 5);
    app_seek(e.app, 100000);
    come_to(&e, SIZE_MAX);
    assert_int_equal(position(&e), timeline_count(e.timeline));
    assert_false(is_shown(&e, AT_WORK));
    leave(&e);
}

static void what_it_died_of_ends_every_wait(void **state)
{
    (void)state;
    static const char *const asked[] = {" ", "G", "#9\n", "uprint never\n"};
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
        struct explorer e;
        explore(&e, 3);
        type(&e, asked[i]);
        e.slow->complaint = "python3 was ended by signal 9";
        come_to(&e, 3);
        if (!is_shown(&e, "python3 was ended by signal 9"))
            fail_msg("not told after %s", asked[i]);
        assert_false(is_shown(&e, "/0+"));
        assert_int_equal(app_wait_ms(e.app), -1);
        leave(&e);
    }
}

static void play_goes_on_when_the_program_does(void **state)
{
    (void)state;
    struct explorer e;
    explore(&e, 3);
    type(&e, "p");
    app_tick(e.app, 5000);
    assert_int_equal(position(&e), 0);
    assert_true(app_view(e.app)->playing);
    assert_true(is_shown(&e, "playing: the program is at work"));
    e.slow->allowed = 10;
    app_tick(e.app, 5000);
    assert_true(position(&e) > 0);
    assert_true(is_shown(&e, "playing: a step every"));
    leave(&e);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_step_waits_for_the_program),
        cmocka_unit_test(any_key_stops_waiting),
        cmocka_unit_test(one_can_leave_while_it_is_at_work),
        cmocka_unit_test(r_asks_to_have_it_run_again),
        cmocka_unit_test(the_end_is_waited_for),
        cmocka_unit_test(a_stop_further_on_is_waited_for),
        cmocka_unit_test(of_a_stop_too_far_the_end_is_told),
        cmocka_unit_test(a_position_is_waited_for),
        cmocka_unit_test(of_a_position_past_the_end_the_end_is_left),
        cmocka_unit_test(what_it_died_of_ends_every_wait),
        cmocka_unit_test(play_goes_on_when_the_program_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
