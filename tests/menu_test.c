/* SPDX-License-Identifier: MIT */
/* The menu: what keys choose, and what it looks like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/screen_fixture.h"
#include "ui/keys.h"
#include "ui/menu.h"
#include "ui/screen.h"

static const struct menu_entry entries[] = {
    {"sync-fetch", "First steps", "Three fetches, one after the other"},
    {"async-fetch", "First steps", "The same three at once, with gather"},
    {"gather", "Tasks", "Three coroutines, three durations"},
    {"timeout", "Tasks", "wait_for gives up after five seconds"},
    {"producer-consumer", "Queues", "One producer, three consumers, a queue"},
};
#define COUNT (sizeof entries / sizeof entries[0])

static void press(struct menu *menu, const char *keys)
{
    for (; *keys != '\0'; keys++)
        menu_key(menu, (uint32_t)*keys);
}

static void enter_chooses_the_entry_under_the_cursor(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    assert_int_equal(menu_state(menu), MENU_OPEN);
    menu_key(menu, PRESS_DOWN);
    press(menu, "j");
    menu_key(menu, PRESS_UP);
    menu_key(menu, PRESS_ENTER);
    assert_int_equal(menu_state(menu), MENU_CHOSEN);
    assert_int_equal(menu_selected(menu), 1);
    menu_reopen(menu);
    assert_int_equal(menu_state(menu), MENU_OPEN);
    assert_int_equal(menu_selected(menu), 1);
    menu_free(menu);
}

static void the_cursor_stops_at_both_ends(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    menu_key(menu, PRESS_UP);
    assert_int_equal(menu_selected(menu), 0);
    menu_key(menu, PRESS_END);
    menu_key(menu, PRESS_DOWN);
    menu_key(menu, PRESS_PAGE_DOWN);
    assert_int_equal(menu_selected(menu), COUNT - 1);
    menu_key(menu, PRESS_HOME);
    assert_int_equal(menu_selected(menu), 0);
    menu_free(menu);
}

static void q_and_escape_leave(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    press(menu, "q");
    assert_int_equal(menu_state(menu), MENU_LEFT);
    menu_reopen(menu);
    menu_key(menu, PRESS_ESCAPE);
    assert_int_equal(menu_state(menu), MENU_LEFT);
    menu_free(menu);
}

static void typing_filters_names_groups_and_summaries(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    press(menu, "/QUEUE");
    assert_int_equal(menu_selected(menu), 4);
    for (int i = 0; i < 5; i++)
        menu_key(menu, PRESS_BACKSPACE);
    press(menu, "xq"); /* q is a letter here */
    assert_int_equal(menu_selected(menu), COUNT);
    menu_key(menu, PRESS_ENTER);
    assert_int_equal(menu_state(menu), MENU_OPEN);
    menu_key(menu, PRESS_ESCAPE); /* first all entries, then leave */
    assert_int_equal(menu_state(menu), MENU_OPEN);
    assert_int_equal(menu_selected(menu), 0);
    menu_free(menu);
}

static void the_cursor_stays_on_its_entry_when_the_filter_changes(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    press(menu, "jjj/tasks");
    assert_int_equal(menu_selected(menu), 3);
    menu_key(menu, PRESS_ESCAPE);
    assert_int_equal(menu_selected(menu), 3);
    menu_free(menu);
}

static void a_menu_of_nothing_can_be_left(void **state)
{
    struct menu *menu = menu_create(entries, 0);
    struct screen screen;

    (void)state;
    screen_init(&screen, 80, 24, false);
    menu_key(menu, PRESS_DOWN);
    menu_key(menu, PRESS_ENTER);
    menu_draw(menu, &screen);
    assert_int_equal(menu_state(menu), MENU_OPEN);
    press(menu, "q");
    assert_int_equal(menu_state(menu), MENU_LEFT);
    screen_free(&screen);
    menu_free(menu);
}

static void assert_looks(const char *name, int width, int height, bool ascii,
                         const char *keys)
{
    struct menu *menu = menu_create(entries, COUNT);
    struct screen screen;
    char *frame;

    screen_init(&screen, width, height, ascii);
    press(menu, keys);
    menu_draw(menu, &screen);
    frame = fixture_frame(&screen);
    fixture_golden(name, frame);
    free(frame);
    screen_free(&screen);
    menu_free(menu);
}

static void the_menu_looks_as_kept(void **state)
{
    (void)state;
    assert_looks("menu-80x24", 80, 24, false, "j");
    assert_looks("menu-filter-80x24", 80, 24, true, "/fetch");
    assert_looks("menu-60x8", 60, 8, false, "jjjj");
}

static void it_draws_at_any_size(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);
    struct screen screen;

    (void)state;
    screen_init(&screen, 1, 1, false);
    for (int width = 1; width < 90; width += 3) {
        for (int height = 1; height < 30; height++) {
            screen_resize(&screen, width, height);
            menu_draw(menu, &screen);
        }
    }
    screen_free(&screen);
    menu_free(menu);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(enter_chooses_the_entry_under_the_cursor),
        cmocka_unit_test(the_cursor_stops_at_both_ends),
        cmocka_unit_test(q_and_escape_leave),
        cmocka_unit_test(typing_filters_names_groups_and_summaries),
        cmocka_unit_test(the_cursor_stays_on_its_entry_when_the_filter_changes),
        cmocka_unit_test(a_menu_of_nothing_can_be_left),
        cmocka_unit_test(the_menu_looks_as_kept),
        cmocka_unit_test(it_draws_at_any_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
