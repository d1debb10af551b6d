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
        {.code_columns = 300,
         .code_lines = 10000,
         .tasks = 10000,
         .prints = 10000,
         .ops = 10000,
         .two_listings = true},
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
    struct layout_needs needs = {.width = 200, .height = 60, .two_listings = 1};
    struct layout layout;

    (void)state;
    layout_compute(&layout, &needs);
    assert_true(layout.panels[PANEL_OTHER_LISTING].height > 0);
    needs.two_listings = false;
    layout_compute(&layout, &needs);
    assert_int_equal(layout.panels[PANEL_OTHER_LISTING].height, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_panels_overlap_at_any_size),
        cmocka_unit_test(smaller_screens_are_refused),
        cmocka_unit_test(both_listings_show_where_there_is_room),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
