/* SPDX-License-Identifier: MIT */
/* What the model queues: handles, timers and operations. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/model_fixture.h"
#include "tests/trace_fixture.h"
#include "ui/model.h"

static void the_ready_queue_is_first_in_first_out(void **state)
{
    struct model model = fixture_model(BEGIN "ready call a\nready call b\n"
                                             "ready call c\n"
                                             "tick 2 t=0.000 ready=3\n"
                                             "run call a\nskip call b\n");
    (void)state;
    assert_int_equal(model.ready_count, 1);
    assert_int_equal(model.ready[0].id, 4);
    assert_int_equal(model.ready[0].cause, 7);
    model_free(&model);
}

static void timers_are_listed_as_they_will_fire(void **state)
{
    static const uint32_t expected[] = {4, 2, 5, 3};
    struct model_timer timers[8];
    struct model model = fixture_model("timer call a at=9.000\n"
                                       "timer call b at=2.000\n"
                                       "timer call c at=7.000\n"
                                       "timer call d at=1.000\n"
                                       "timer call e at=2.000\n"
                                       "untimer call a at=9.000\n");
    (void)state;
    assert_int_equal(model_timer_count(&model), 4);
    assert_int_equal(model_timers(&model, timers, 8), 4);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(timers[i].id, expected[i]);
    assert_int_equal(model_timers(&model, timers, 2), 2);
    assert_int_equal(timers[1].id, 2);
    model_free(&model);
}

static struct event timer_event(enum event_kind kind, uint32_t id, int64_t when)
{
    return (struct event){
        .kind = kind,
        .u.handle = {.timer = id,
                     .when = when,
                     .label = {.kind = LABEL_CALL, .call = "f"}}};
}

/* A generator of its own: the same numbers everywhere. */
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 8;
}

static void assert_in_order(const struct model *model)
{
    static struct model_timer timers[4096];
    size_t count = model_timers(model, timers, 4096);
    assert_int_equal(count, model_timer_count(model));
    for (size_t i = 1; i < count; i++)
        assert_true(timers[i - 1].when < timers[i].when ||
                    (timers[i - 1].when == timers[i].when &&
                     timers[i - 1].id < timers[i].id));
}

static void timers_taken_out_anywhere_leave_the_rest_in_order(void **state)
{
    static int64_t when_of[2001];
    struct model model;
    uint32_t seed = 1, armed = 0, gone = 0;
    (void)state;
    model_init(&model);
    for (int i = 0; i < 4000; i++) {
        uint32_t id = armed ? next_random(&seed) % armed + 1 : 0;
        if (armed < 2000 && next_random(&seed) % 3 != 0) {
            when_of[++armed] = next_random(&seed) % 50;
            struct event arm = timer_event(EVENT_TIMER, armed, when_of[armed]);
            model_fold(&model, &arm);
        } else if (id && when_of[id] >= 0) {
            struct event disarm = timer_event(EVENT_UNTIMER, id, when_of[id]);
            model_fold(&model, &disarm);
            when_of[id] = -1;
            gone++;
        }
        assert_int_equal(model_timer_count(&model), armed - gone);
        if (i % 100 == 0)
            assert_in_order(&model);
    }
    assert_true(gone > 500);
    assert_in_order(&model);
    model_free(&model);
}

static void operations_are_pending_in_order_of_start(void **state)
{
    struct model model = fixture_model("io a\njob b\nio c\nio d\nio e\n"
                                       "deliver call io d at=0.000\n"
                                       "deliver call job b at=0.000\n"
                                       "deliver call io a at=0.000\n"
                                       "job f\n");
    (void)state;
    assert_int_equal(model.op_count, 3);
    assert_int_equal(model.ops[0].id, 3);
    assert_int_equal(model.ops[1].id, 5);
    assert_int_equal(model.ops[2].id, 6);
    assert_true(model.ops[2].is_job);
    assert_int_equal(model.ready_count, 3);
    model_free(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ready_queue_is_first_in_first_out),
        cmocka_unit_test(timers_are_listed_as_they_will_fire),
        cmocka_unit_test(timers_taken_out_anywhere_leave_the_rest_in_order),
        cmocka_unit_test(operations_are_pending_in_order_of_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
