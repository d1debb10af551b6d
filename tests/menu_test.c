/* SPDX-License-Identifier: MIT */
/* The menu: what keys choose, and what it looks like. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/screen_fixture.h"
#include "ui/keys.h"
#include "ui/menu.h"
#include "ui/screen.h"

static const struct menu_entry entries[] = {
    {"sync-fetch", "First steps", "Three fetches, one after the other", NULL},
    {"async-fetch", "First steps", "The same three at once, with gather",
     "# async-fetch: together\nGroup: First steps\n\nWhat to show: all "
     "three\nwait at once.\n\n1. Tick 1: `gather` makes three tasks.\n"},
    {"gather", "Tasks", "Three coroutines, three durations", NULL},
    {"timeout", "Tasks", "wait_for gives up after five seconds", NULL},
    {"producer-consumer", "Queues", "One producer, three consumers, a queue",
     NULL},
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
    menu_key(menu, PRESS_DOWN);
    menu_key(menu, PRESS_UP);
    menu_key(menu, PRESS_ENTER);
    assert_int_equal(menu_state(menu), MENU_CHOSEN);
    assert_int_equal(menu_selected(menu), 1);
    menu_reopen(menu);
    assert_int_equal(menu_state(menu), MENU_OPEN);
    assert_int_equal(menu_selected(menu), 1);
    menu_free(menu);
}

/* Three groups: 1 heading, 2 entries, a blank row, and so on; the list begins
 * in row 2. */
static void a_click_chooses_and_a_second_opens(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    menu_click(menu, 24, 4);
    assert_int_equal(menu_selected(menu), 1);
    menu_click(menu, 24, 5); /* a blank row */
    menu_click(menu, 24, 2); /* a heading */
    menu_click(menu, 24, 0);
    menu_click(menu, 24, 23);
    assert_int_equal(menu_selected(menu), 1);
    assert_int_equal(menu_state(menu), MENU_OPEN);
    menu_click(menu, 24, 8);
    assert_int_equal(menu_selected(menu), 3);
    menu_click(menu, 24, 8);
    assert_int_equal(menu_state(menu), MENU_CHOSEN);
    menu_free(menu);
}

static void a_click_closes_the_guide(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    menu_key(menu, PRESS_DOWN);
    menu_key(menu, PRESS_F1);
    menu_click(menu, 24, 4);
    assert_int_equal(menu_state(menu), MENU_OPEN);
    menu_click(menu, 24, 4);
    assert_int_equal(menu_state(menu), MENU_CHOSEN);
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
    menu_key(menu, PRESS_WHEEL_UP);
    assert_int_equal(menu_selected(menu), COUNT - 4);
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
    press(menu, "UEUE");
    assert_int_equal(menu_selected(menu), 4);
    for (int i = 0; i < 4; i++)
        menu_key(menu, PRESS_BACKSPACE);
    press(menu, "xq"); /* now q is a letter */
    assert_int_equal(menu_selected(menu), COUNT);
    menu_key(menu, PRESS_ENTER);
    assert_int_equal(menu_state(menu), MENU_OPEN);
    menu_key(menu, PRESS_ESCAPE); /* first all entries, then leave */
    assert_int_equal(menu_state(menu), MENU_OPEN);
    assert_int_equal(menu_selected(menu), 0);
    press(menu, "q");
    assert_int_equal(menu_state(menu), MENU_LEFT);
    menu_free(menu);
}

static void keys_that_type_nothing_leave_the_cursor_alone(void **state)
{
    static const uint32_t keys[] = {PRESS_TAB, PRESS_LEFT, PRESS_CLICK, 0x07};
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    press(menu, "fetch");
    menu_key(menu, PRESS_DOWN);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        menu_key(menu, keys[i]);
        assert_int_equal(menu_selected(menu), 1);
    }
    menu_free(menu);
}

static void words_apart_must_all_be_there(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    press(menu, " three tasks"); /* blanks alone are no filter */
    assert_int_equal(menu_selected(menu), 2);
    press(menu, " seconds");
    assert_int_equal(menu_selected(menu), COUNT);
    menu_key(menu, PRESS_CTRL('U'));
    press(menu, " q");
    assert_int_equal(menu_state(menu), MENU_LEFT);
    menu_free(menu);
}

static void after_a_slash_the_first_q_is_a_letter(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    press(menu, "/queue");
    assert_int_equal(menu_selected(menu), 4);
    menu_key(menu, PRESS_CTRL('U'));
    menu_key(menu, PRESS_BACKSPACE); /* takes the / off, too */
    press(menu, "/");
    menu_key(menu, PRESS_ESCAPE);
    assert_int_equal(menu_state(menu), MENU_OPEN);
    press(menu, "q");
    assert_int_equal(menu_state(menu), MENU_LEFT);
    menu_free(menu);
}

static void the_cursor_goes_to_the_nearest_name(void **state)
{
    static const struct menu_entry alike[] = {
        {"grid", "Gathering", "Where locks are kept", NULL},
        {"deadlock", "Locks", "Two in a circle", NULL},
        {"a-lock", "Locks", "With a name that goes on", NULL},
        {"lock-two", "Locks", "Two of them", NULL},
        {"lock", "Locks", "One of them", NULL},
    };
    static const struct {
        const char *typed;
        size_t nearest;
    } cases[] = {{"loc", 3}, {"lock", 4},         {"LOCK", 4}, {"lock-", 3},
                 {"d", 1},   {"locks circle", 1}, {"locks", 0}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct menu *menu = menu_create(alike, sizeof alike / sizeof alike[0]);

        press(menu, cases[i].typed);
        assert_int_equal(menu_selected(menu), cases[i].nearest);
        menu_free(menu);
    }
}

static void the_cursor_stays_on_its_entry_when_all_are_back(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    press(menu, "time");
    assert_int_equal(menu_selected(menu), 3);
    menu_key(menu, PRESS_ESCAPE);
    assert_int_equal(menu_selected(menu), 3);
    press(menu, "fetch");
    menu_key(menu, PRESS_DOWN);
    menu_key(menu, PRESS_ENTER);
    assert_int_equal(menu_state(menu), MENU_CHOSEN);
    assert_int_equal(menu_selected(menu), 1);
    menu_reopen(menu); /* and what was typed is forgotten */
    assert_int_equal(menu_selected(menu), 1);
    press(menu, "q");
    assert_int_equal(menu_state(menu), MENU_LEFT);
    menu_free(menu);
}

static char *look(struct menu *menu, int width, int height)
{
    struct screen screen;
    char *frame;

    screen_init(&screen, width, height, false);
    menu_draw(menu, &screen);
    frame = fixture_frame(&screen);
    screen_free(&screen);
    return frame;
}

static void assert_looks_like(struct menu *menu, int height, const char *text,
                              bool shown)
{
    char *frame = look(menu, 80, height);

    if ((strstr(frame, text) != NULL) != shown)
        fail_msg("\"%s\" is%s on the screen:\n%s", text, shown ? " not" : "",
                 frame);
    free(frame);
}

static void unseen_no_key_does_anything_but_q(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    assert_looks_like(menu, 5, "too small; q quits", true);
    menu_key(menu, PRESS_ENTER);
    press(menu, "a");
    assert_int_equal(menu_state(menu), MENU_OPEN);
    assert_looks_like(menu, 24, "filter: a_", false);
    assert_looks_like(menu, 5, "too small", true);
    press(menu, "q");
    assert_int_equal(menu_state(menu), MENU_LEFT);
    menu_free(menu);
}

static void where_nothing_matches_nothing_opens(void **state)
{
    static const uint32_t keys[] = {PRESS_ENTER, '?'};
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    press(menu, "zzz");
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        menu_key(menu, keys[i]);
        assert_int_equal(menu_state(menu), MENU_OPEN);
        assert_looks_like(menu, 24, "no scenario matches: Backspace", true);
        menu_key(menu, PRESS_DOWN);
        assert_looks_like(menu, 24, "no scenario matches: Backspace", false);
    }
    menu_free(menu);
}

static void its_guide_is_shown_and_any_other_key_closes_it(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    press(menu, "?"); /* the first has none */
    assert_looks_like(menu, 24, "Guide", false);
    menu_key(menu, PRESS_DOWN);
    press(menu, "?");
    assert_looks_like(menu, 24, "What to show: all three wait at once.", true);
    assert_looks_like(menu, 24, "Group:", false);
    press(menu, "jk");
    assert_looks_like(menu, 24, "Guide: Esc closes", true);
    assert_looks_like(menu, 24, "Ctrl-O", false);
    assert_looks_like(menu, 6, "Guide: ↑ ↓ PgUp PgDn scroll, Esc", true);
    menu_key(menu, PRESS_ENTER);
    assert_int_equal(menu_state(menu), MENU_OPEN);
    assert_looks_like(menu, 24, "Guide", false);
    press(menu, "async");
    menu_key(menu, PRESS_F1); /* whatever is typed */
    assert_looks_like(menu, 24, "Guide", true);
    menu_free(menu);
}

static void ctrl_o_opens_a_file_by_its_path(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    assert_null(menu_path(menu));
    menu_key(menu, PRESS_CTRL('O'));
    press(menu, "q.py");
    assert_looks_like(menu, 24, "open FILE.py or FILE.jsonl: q.py_", true);
    menu_key(menu, PRESS_ENTER);
    assert_int_equal(menu_state(menu), MENU_CHOSEN);
    assert_string_equal(menu_path(menu), "q.py");
    menu_reopen(menu);
    menu_tell(menu, "earlier\ncannot read q.py");
    assert_looks_like(menu, 24, "cannot read q.py", true);
    assert_looks_like(menu, 24, "earlier", false);
    menu_key(menu, PRESS_CTRL('O')); /* what was typed can be mended */
    assert_looks_like(menu, 24, "cannot read", false);
    assert_looks_like(menu, 24, "FILE.jsonl: q.py_", true);
    menu_key(menu, PRESS_BACKSPACE);
    assert_looks_like(menu, 24, "FILE.jsonl: q.p_", true);
    menu_key(menu, PRESS_ESCAPE);
    menu_key(menu, PRESS_CTRL('O')); /* or replaced */
    assert_looks_like(menu, 24, "a letter begins anew", true);
    press(menu, "new");
    assert_looks_like(menu, 24, "FILE.jsonl: new_", true);
    assert_looks_like(menu, 24, "a letter begins anew", false);
    menu_key(menu, PRESS_ESCAPE);
    assert_int_equal(menu_state(menu), MENU_OPEN);
    assert_null(menu_path(menu));
    menu_free(menu);
}

static void tab_completes_the_path(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    menu_key(menu, PRESS_CTRL('O'));
    press(menu, "scenarios/gather/");
    menu_key(menu, PRESS_TAB);
    assert_looks_like(menu, 24, " expected.jsonl  gather.py\n", true);
    press(menu, "e");
    assert_looks_like(menu, 24, "gather.py", false);
    menu_key(menu, PRESS_TAB);
    assert_looks_like(menu, 24, ": scenarios/gather/expected.jsonl_\n", true);
    menu_free(menu);
}

static void long_lines_show_their_end(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    for (int i = 0; i < 20; i++)
        press(menu, "words ");
    assert_looks_like(menu, 24, "words words _ ", true);
    assert_looks_like(menu, 24, " 0 of 5\n", true);
    menu_key(menu, PRESS_CTRL('O'));
    for (int i = 0; i < 20; i++)
        press(menu, "folder/");
    press(menu, "last.py");
    assert_looks_like(menu, 24, "folder/last.py_\n", true);
    menu_key(menu, PRESS_ENTER);
    menu_reopen(menu);
    menu_tell(menu, "cannot read folder/folder/folder/folder/folder/folder/"
                    "folder/last.py: No such file or directory");
    assert_looks_like(menu, 24, " cannot read folder/", true);
    assert_looks_like(menu, 24, " file or directory\n", true);
    menu_free(menu);
}

static void the_last_one_can_be_chosen_again(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    menu_select(menu, "timeout");
    assert_int_equal(menu_selected(menu), 3);
    menu_select(menu, "gone since");
    assert_int_equal(menu_selected(menu), 3);
    menu_free(menu);
}

static void a_list_that_goes_on_says_so(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    assert_looks_like(menu, 24, "↓\n", false);
    assert_looks_like(menu, 9, "↓\n", true);
    assert_looks_like(menu, 9, "↑\n", false);
    menu_key(menu, PRESS_END);
    assert_looks_like(menu, 9, "↑\n", true);
    assert_looks_like(menu, 9, "↓\n", false);
    menu_free(menu);
}

static void the_heading_of_what_is_shown_stays(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);

    (void)state;
    for (int i = 0; i < 3; i++) /* to the second of its group */
        menu_key(menu, PRESS_DOWN);
    assert_looks_like(menu, 7, "Tasks", true);
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
                         int downs, const char *typed)
{
    struct menu *menu = menu_create(entries, COUNT);
    struct screen screen;
    char *frame;

    screen_init(&screen, width, height, ascii);
    for (int i = 0; i < downs; i++)
        menu_key(menu, PRESS_DOWN);
    press(menu, typed);
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
    assert_looks("menu-80x24", 80, 24, false, 1, "");
    assert_looks("menu-filter-80x24", 80, 24, true, 0, "fetch a");
    assert_looks("menu-60x8", 60, 8, false, 4, "");
}

static void it_draws_at_any_size(void **state)
{
    struct menu *menu = menu_create(entries, COUNT);
    struct screen screen;

    (void)state;
    screen_init(&screen, 1, 1, false);
    menu_key(menu, PRESS_CTRL('O'));
    press(menu, "a path that is longer than a small screen");
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
        cmocka_unit_test(a_click_chooses_and_a_second_opens),
        cmocka_unit_test(a_click_closes_the_guide),
        cmocka_unit_test(the_cursor_stops_at_both_ends),
        cmocka_unit_test(q_and_escape_leave),
        cmocka_unit_test(typing_filters_names_groups_and_summaries),
        cmocka_unit_test(keys_that_type_nothing_leave_the_cursor_alone),
        cmocka_unit_test(words_apart_must_all_be_there),
        cmocka_unit_test(after_a_slash_the_first_q_is_a_letter),
        cmocka_unit_test(the_cursor_goes_to_the_nearest_name),
        cmocka_unit_test(the_cursor_stays_on_its_entry_when_all_are_back),
        cmocka_unit_test(unseen_no_key_does_anything_but_q),
        cmocka_unit_test(where_nothing_matches_nothing_opens),
        cmocka_unit_test(its_guide_is_shown_and_any_other_key_closes_it),
        cmocka_unit_test(ctrl_o_opens_a_file_by_its_path),
        cmocka_unit_test(tab_completes_the_path),
        cmocka_unit_test(long_lines_show_their_end),
        cmocka_unit_test(the_last_one_can_be_chosen_again),
        cmocka_unit_test(a_list_that_goes_on_says_so),
        cmocka_unit_test(the_heading_of_what_is_shown_stays),
        cmocka_unit_test(a_menu_of_nothing_can_be_left),
        cmocka_unit_test(the_menu_looks_as_kept),
        cmocka_unit_test(it_draws_at_any_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
