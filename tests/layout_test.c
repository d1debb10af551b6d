/* SPDX-License-Identifier: MIT */
/* Panels lie within the screen and never over each other, at any size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/layout.h"

static bool overlap(struct rect a, struct rect b)
{
    struct rect shared = rect_meet(a, b);

    return shared.width > 0 && shared.height > 0;
}

static void assert_within(struct rect area, int width, int height)
{
    assert_true(area.x >= 0 && area.y >= 0);
    assert_true(area.width >= 0 && area.height >= 0);
    assert_true(area.x + area.width <= width);
    assert_true(area.y + area.height <= height);
}

/* The insides of all panels, and the lines around them. */
static int collect(const struct layout *layout, struct rect areas[])
{
    int count = 0;

    for (int i = 0; i < PANEL_COUNT; i++) {
        if (layout->panels[i].height > 0)
            areas[count++] = rect_inside(layout->panels[i]);
    }
    areas[count++] = layout->title;
    areas[count++] = layout->did;
    areas[count++] = layout->why;
    areas[count++] = layout->hints;
    return count;
}

static void check(const struct layout_needs *needs)
{
    struct rect areas[PANEL_COUNT + 4];
    struct layout layout;
    int count;

    layout_compute(&layout, needs);
    assert_false(layout.too_small);
    for (int i = 0; i < PANEL_COUNT; i++)
        assert_within(layout.panels[i], needs->width, needs->height);
    count = collect(&layout, areas);
    for (int a = 0; a < count; a++) {
        assert_within(areas[a], needs->width, needs->height);
        for (int b = 0; b < a; b++)
            assert_false(overlap(areas[a], areas[b]));
    }
    /* what is essential has rows everywhere */
    assert_true(layout.panels[PANEL_LISTING].height >= 2 + 5);
    assert_true(layout.panels[PANEL_READY].height >= 2 + 2);
    assert_true(layout.panels[PANEL_TIMERS].height >= 2 + 1);
    assert_true(layout.panels[PANEL_TASKS].height >= 2 + 2);
    assert_true(layout.panels[PANEL_LANES].height >= 2 + 2);
    assert_true(layout.panels[PANEL_OUTPUT].height >= 2 + 3);
    for (int i = 0; i < PANEL_COUNT; i++)
        assert_true(layout.panels[i].height == 0 ||
                    layout.panels[i].width >= 20);
}

static void no_panels_overlap_at_any_size(void **state)
{
    const struct layout_needs programs[] = {
        {.code_columns = 40, .code_lines = 20, .tasks = 2, .prints = 4},
        {.code_columns = 70,
         .code_lines = 60,
         .tasks = 4,
         .prints = 31,
         .ops = 3},
        {.code_columns = 0, .code_lines = 0},
        {
            .code_columns = 300,
            .code_lines = 10000,
            .tasks = 10000,
            .prints = 10000,
            .ops = 10000,
        },
    };

    (void)state;
    for (size_t i = 0; i < sizeof programs / sizeof programs[0]; i++) {
        struct layout_needs needs = programs[i];

        for (needs.width = 60; needs.width <= 220; needs.width++) {
            for (needs.height = 16; needs.height <= 70; needs.height++)
                check(&needs);
        }
    }
}

static void smaller_screens_are_refused(void **state)
{
    struct layout_needs needs = {.width = 59, .height = 50};
    struct layout layout;

    (void)state;
    layout_compute(&layout, &needs);
    assert_true(layout.too_small);
    needs = (struct layout_needs){.width = 80, .height = 15};
    layout_compute(&layout, &needs);
    assert_true(layout.too_small);
}

static void both_listings_show_where_there_is_room(void **state)
{
    struct layout_needs needs = {.width = 200, .height = 60};
    struct layout layout;

    (void)state;
    layout_compute(&layout, &needs);
    assert_true(layout.panels[PANEL_OTHER_LISTING].height > 0);
    needs.without = PANEL_BIT(PANEL_OTHER_LISTING);
    layout_compute(&layout, &needs);
    assert_int_equal(layout.panels[PANEL_OTHER_LISTING].height, 0);
}

static void larger_screens_show_more_panels(void **state)
{
    struct layout_needs needs = {.width = 80,
                                 .height = 24,
                                 .code_columns = 40,
                                 .code_lines = 30,
                                 .tasks = 4,
                                 .prints = 10,
                                 .ops = 4};
    struct layout layout;

    (void)state;
    layout_compute(&layout, &needs);
    assert_int_equal(layout.panels[PANEL_WAITS].height, 0);
    assert_int_equal(layout.panels[PANEL_OPS].height, 0);
    needs.width = 120;
    needs.height = 36;
    layout_compute(&layout, &needs);
    assert_true(layout.panels[PANEL_WAITS].height > 0);
    assert_true(layout.panels[PANEL_OPS].height > 0);
}

static void a_maximised_panel_has_all_the_room(void **state)
{
    struct layout_needs needs = {
        .width = 80, .height = 24, .maximised = PANEL_TIMERS};
    struct layout layout;

    (void)state;
    layout_compute(&layout, &needs);
    assert_int_equal(layout.panels[PANEL_TIMERS].width, 80);
    assert_int_equal(layout.panels[PANEL_LISTING].height, 0);
    assert_int_equal(layout_panel_at(&layout, 40, 10), PANEL_TIMERS);
    assert_int_equal(layout_panel_at(&layout, 40, 0), PANEL_NONE);
}

/* Whatever is hidden, the others have its room and do not overlap. */
static void hidden_panels_leave_their_room(void **state)
{
    struct layout_needs needs = {.code_lines = 30, .tasks = 4};

    (void)state;
    for (needs.width = 60; needs.width <= 210; needs.width += 30) {
        for (needs.height = 16; needs.height <= 60; needs.height += 11) {
            for (unsigned without = 0; without < 1u << PANEL_COUNT; without++) {
                struct rect areas[PANEL_COUNT + 4];
                struct layout layout;
                int count;

                needs.without = without;
                layout_compute(&layout, &needs);
                count = collect(&layout, areas);
                for (int a = 0; a < count; a++) {
                    assert_within(areas[a], needs.width, needs.height);
                    for (int b = 0; b < a; b++)
                        assert_false(overlap(areas[a], areas[b]));
                }
                for (int i = 0; i < PANEL_COUNT; i++)
                    assert_true((without & PANEL_BIT(i)) == 0 ||
                                layout.panels[i].height == 0);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_panels_overlap_at_any_size),
        cmocka_unit_test(smaller_screens_are_refused),
        cmocka_unit_test(both_listings_show_where_there_is_room),
        cmocka_unit_test(larger_screens_show_more_panels),
        cmocka_unit_test(a_maximised_panel_has_all_the_room),
        cmocka_unit_test(hidden_panels_leave_their_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
