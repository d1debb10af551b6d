/* SPDX-License-Identifier: MIT */
/* What is written on a screen is clipped, safe, and as wide as it says. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/screen_fixture.h"
#include "ui/screen.h"

/* Writes at the left of a screen of one row and compares the row. */
static void assert_row(int width, bool ascii, const char *text,
                       const char *expected)
{
    struct screen screen;
    char *frame;

    screen_init(&screen, width, 1, ascii);
    screen_put(&screen, screen_rect(&screen), 0, 0, ROLE_NORMAL, text);
    frame = fixture_frame(&screen);
    assert_int_equal(frame[strlen(frame) - 1], '\n');
    frame[strlen(frame) - 1] = '\0';
    assert_string_equal(frame, expected);
    free(frame);
    screen_free(&screen);
}

static void text_that_fits_is_written_whole(void **state)
{
    (void)state;
    assert_row(5, false, "abcde", "abcde");
    assert_row(5, false, "", "");
}

static void text_that_does_not_fit_ends_with_an_ellipsis(void **state)
{
    (void)state;
    assert_row(5, false, "abcdef", "abcd…");
    assert_row(5, true, "abcdef", "abcd~");
    assert_row(1, false, "ab", "…");
}

static void a_wide_character_takes_two_columns(void **state)
{
    (void)state;
    assert_int_equal(text_width("中文", false), 4);
    assert_row(4, false, "中文", "中文");
    assert_row(5, false, "中文", "中文");
    assert_row(3, false, "中文", "中…");
    assert_row(4, false, "a中文", "a中…");
    assert_row(2, false, "中文", "…");
}

static void a_mark_stays_with_its_letter(void **state)
{
    (void)state;
    assert_int_equal(text_width("e\xCC\x81x", false), 2);
    assert_row(2, false, "e\xCC\x81x", "e\xCC\x81x");
    assert_row(1, false, "e\xCC\x81", "e\xCC\x81");
    assert_row(3, true, "e\xCC\x81x", "ex");
}

static void assert_ends(int width, bool ascii, const char *expected)
{
    struct screen screen;
    char row[100] = "";

    screen_init(&screen, width + 1, 1, ascii);
    screen_put_ends(&screen, (struct rect){0, 0, width, 1}, 1, ROLE_NORMAL,
                    "shop.example/items/41");
    for (int x = 0; x < screen.width; x++)
        strcat(row, screen_cell(&screen, x, 0)->text);
    assert_string_equal(row, expected);
    screen_free(&screen);
}

static void a_long_text_may_lose_its_middle(void **state)
{
    (void)state;
    assert_ends(22, false, " shop.example/items/41 ");
    assert_ends(15, false, " shop…/items/41 ");
    assert_ends(15, true, " shop~/items/41 ");
    assert_ends(9, false, " sh…ms/41 ");
    assert_ends(8, false, " shop.e… ");
}

static void a_mark_without_a_letter_is_replaced(void **state)
{
    (void)state;
    assert_row(3, false, "\xCC\x81x", "\xEF\xBF\xBDx");
}

static void a_pile_of_marks_is_cut(void **state)
{
    char text[1 + 2 * 200 + 1] = "e";

    (void)state;
    for (int i = 0; i < 200; i++)
        strcat(text, "\xCC\x81");
    assert_int_equal(text_width(text, false), 1);
    assert_row(3, false, text,
               "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81"
               "\xCC\x81\xCC\x81\xCC\x81\xCC\x81"
               "\xCC\x81\xCC\x81\xCC\x81");
}

static void emoji_do_not_melt_and_have_no_skin(void **state)
{
    (void)state;
    assert_row(4, false, "😀!", "😀!");
    /* woman, joiner, laptop */
    assert_row(6, false, "👩\xE2\x80\x8D💻", "👩💻");
    /* thumb, skin tone */
    assert_row(6, false, "👍\xF0\x9F\x8F\xBD!", "👍!");
    /* heart, emoji selector: text has one column everywhere */
    assert_int_equal(text_width("❤\xEF\xB8\x8F", false), 1);
}

static void bytes_that_are_not_utf8_are_replaced_one_by_one(void **state)
{
    (void)state;
    assert_row(8, false, "a\xFF\xC3z", "a\xEF\xBF\xBD\xEF\xBF\xBDz");
    assert_row(8, false, "a\xE4\xB8", "a\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_row(8, false, "\xED\xA0\x80", /* a surrogate */
               "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_row(8, false, "\xC0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_row(8, true, "a\xFFz", "a?z");
}

static void controls_and_formats_are_never_sent(void **state)
{
    (void)state;
    assert_row(9, false, "a\tb\nc\rd\x1B[",
               "a\xEF\xBF\xBD"
               "b\xEF\xBF\xBD"
               "c\xEF\xBF\xBD"
               "d\xEF\xBF\xBD[");
    assert_row(3, true, "a\x7F", "a?");
    assert_row(4, false, "a\xC2\x9B", "a\xEF\xBF\xBD");     /* C1 */
    assert_row(4, false, "\xE2\x80\xAEx", "\xEF\xBF\xBDx"); /* U+202E */
    assert_row(4, false, "\xE2\x81\xA6x", "\xEF\xBF\xBDx"); /* U+2066 */
    assert_row(4, false, "\xE2\x80\xA8x", "\xEF\xBF\xBDx"); /* U+2028 */
    assert_row(4, false, "\xC2\xADx", "\xEF\xBF\xBDx");     /* soft hyphen */
    assert_row(4, false, "\xEE\x80\x80", "\xEF\xBF\xBD");   /* private use */
    assert_row(4, false, "\xCD\xB8x", "\xEF\xBF\xBDx");     /* unassigned */
}

static void ascii_shows_something_near_or_a_question_mark(void **state)
{
    (void)state;
    assert_row(10, true, "a→b “c” é中", "a>b \"c\" ??");
}

static void nothing_is_written_outside_the_clip(void **state)
{
    struct screen screen;
    struct rect clip = {2, 1, 3, 1};
    char *frame;

    (void)state;
    screen_init(&screen, 8, 3, true);
    screen_put(&screen, clip, 0, 0, ROLE_NORMAL, "abcdef");
    screen_put(&screen, clip, 0, 1, ROLE_NORMAL, "below");
    screen_put(&screen, clip, 0, -1, ROLE_NORMAL, "above");
    screen_put(&screen, clip, -1, 0, ROLE_NORMAL, "left");
    screen_put(&screen, clip, 3, 0, ROLE_NORMAL, "right");
    screen_put(&screen, (struct rect){-5, -5, 2, 2}, 0, 0, ROLE_NORMAL, "x");
    screen_put(&screen, (struct rect){7, 2, 99, 99}, 0, 0, ROLE_NORMAL, "yz");
    screen_put(&screen, (struct rect){0, 0, 0, 0}, 0, 0, ROLE_NORMAL, "x");
    frame = fixture_frame(&screen);
    assert_string_equal(frame, "\n  ab~\n       ~\n");
    free(frame);
    screen_free(&screen);
}

/* The widths of a row's cells must add up to the screen's. */
static void assert_whole(const struct screen *screen)
{
    for (int x = 0; x < screen->width; x++) {
        const struct cell *cell = screen_cell(screen, x, 0);

        if (cell->width == 2) {
            assert_true(x + 1 < screen->width);
            assert_int_equal(screen_cell(screen, x + 1, 0)->width, 0);
        } else if (cell->width == 0) {
            assert_true(x > 0);
            assert_int_equal(screen_cell(screen, x - 1, 0)->width, 2);
        }
    }
}

static void half_of_a_wide_character_is_never_left(void **state)
{
    struct screen screen;
    struct rect all;

    (void)state;
    screen_init(&screen, 6, 1, false);
    all = screen_rect(&screen);
    for (int x = 0; x < 6; x++) {
        screen_clear(&screen);
        screen_put(&screen, all, 0, 0, ROLE_NORMAL, "中文字");
        screen_put(&screen, all, x, 0, ROLE_NORMAL, "a");
        assert_whole(&screen);
        screen_put(&screen, all, x, 0, ROLE_NORMAL, "中");
        assert_whole(&screen);
        screen_wipe(&screen, (struct rect){x, 0, 1, 1}, ROLE_NORMAL);
        assert_whole(&screen);
    }
    screen_free(&screen);
}

static void frames_that_meet_are_joined(void **state)
{
    struct screen screen;
    char *frame;

    (void)state;
    screen_init(&screen, 7, 5, false);
    screen_frame(&screen, (struct rect){0, 0, 4, 5});
    screen_frame(&screen, (struct rect){3, 0, 4, 3});
    screen_frame(&screen, (struct rect){3, 2, 4, 3});
    frame = fixture_frame(&screen);
    assert_string_equal(frame, "┌──┬──┐\n│  │  │\n│  ├──┤\n│  │  │\n└──┴──┘\n");
    free(frame);
    screen_free(&screen);
}

static void a_sentence_breaks_at_blanks(void **state)
{
    (void)state;
    assert_int_equal(text_wrap("one two", 7, false), 7);
    assert_int_equal(text_wrap("one two", 6, false), 4);
    assert_int_equal(text_wrap("one two", 3, false), 4);
    assert_int_equal(text_wrap("onetwo", 3, false), 3);
    assert_int_equal(text_wrap("中", 1, false), 3);
}

static void every_role_has_a_letter_of_its_own(void **state)
{
    (void)state;
    for (int a = 0; a < ROLE_COUNT; a++) {
        assert_non_null(role_name((enum role)a));
        for (int b = 0; b < a; b++)
            assert_int_not_equal(role_letter((enum role)a),
                                 role_letter((enum role)b));
    }
}

static void every_glyph_takes_one_column(void **state)
{
    (void)state;
    for (int i = 0; i < GLYPH_COUNT; i++) {
        const char *ascii = glyph_text((enum glyph)i, true);

        assert_int_equal(text_width(glyph_text((enum glyph)i, false), false),
                         1);
        assert_int_equal(strlen(ascii), 1);
        assert_in_range(ascii[0], ' ', '~');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_that_fits_is_written_whole),
        cmocka_unit_test(text_that_does_not_fit_ends_with_an_ellipsis),
        cmocka_unit_test(a_wide_character_takes_two_columns),
        cmocka_unit_test(a_mark_stays_with_its_letter),
        cmocka_unit_test(a_long_text_may_lose_its_middle),
        cmocka_unit_test(a_mark_without_a_letter_is_replaced),
        cmocka_unit_test(a_pile_of_marks_is_cut),
        cmocka_unit_test(emoji_do_not_melt_and_have_no_skin),
        cmocka_unit_test(bytes_that_are_not_utf8_are_replaced_one_by_one),
        cmocka_unit_test(controls_and_formats_are_never_sent),
        cmocka_unit_test(ascii_shows_something_near_or_a_question_mark),
        cmocka_unit_test(nothing_is_written_outside_the_clip),
        cmocka_unit_test(half_of_a_wide_character_is_never_left),
        cmocka_unit_test(frames_that_meet_are_joined),
        cmocka_unit_test(a_sentence_breaks_at_blanks),
        cmocka_unit_test(every_role_has_a_letter_of_its_own),
        cmocka_unit_test(every_glyph_takes_one_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
