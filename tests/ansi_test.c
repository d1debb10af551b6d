/* SPDX-License-Identifier: MIT */
/* Screens as escape sequences: a terminal shows them, whatever it showed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/text_buffer.h"
#include "tests/terminal_fixture.h"
#include "ui/ansi.h"
#include "ui/screen.h"

#define WIDTH 24
#define HEIGHT 4

static void show(struct terminal *terminal, const struct screen *before,
                 const struct screen *screen, enum theme theme)
{
    struct text_buffer bytes = {0};

    ansi_put(&bytes, before, screen, theme);
    terminal_feed(terminal, text_of(&bytes));
    text_free(&bytes);
    terminal_assert_shows(terminal, screen, theme);
}

static void every_role_looks_as_its_theme_has_it(void **state)
{
    (void)state;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        struct terminal terminal;
        struct screen screen;

        terminal_init(&terminal, ROLE_COUNT + 1, 2);
        screen_init(&screen, ROLE_COUNT + 1, 2, false);
        for (int role = 0; role < ROLE_COUNT; role++)
            screen_put(&screen, screen_rect(&screen), role, 1, (enum role)role,
                       "x");
        show(&terminal, NULL, &screen, (enum theme)theme);
        screen_free(&screen);
        terminal_free(&terminal);
    }
}

/* The same numbers everywhere. */
static unsigned next_number(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 16;
}

static void scribble(struct screen *screen, unsigned *seed)
{
    static const char *const words[] = {"a",
                                        "<&>",
                                        "e\xCC\x81",
                                        "\xE4\xB8\xAD\xE6\x96\x87",
                                        "\xF0\x9F\x98\x80!",
                                        "  ",
                                        "\x1b[2J\n\t",
                                        "\xE2\x96\x88\xE2\x96\x91"};
    unsigned x = next_number(seed) % WIDTH, y = next_number(seed) % HEIGHT;
    unsigned word = next_number(seed) % (sizeof words / sizeof words[0]);

    screen_put(screen, screen_rect(screen), (int)x, (int)y,
               (enum role)(next_number(seed) % ROLE_COUNT), words[word]);
}

static void any_screen_follows_any_other(void **state)
{
    struct terminal terminal;
    struct screen before, screen;
    unsigned seed = 1;

    (void)state;
    terminal_init(&terminal, WIDTH, HEIGHT);
    screen_init(&before, WIDTH, HEIGHT, false);
    screen_init(&screen, WIDTH, HEIGHT, false);
    for (int i = 0; i < 2000; i++) {
        if (i % 50 == 49)
            screen_clear(&screen);
        for (int strokes = i % 5; strokes >= 0; strokes--)
            scribble(&screen, &seed);
        show(&terminal, i > 0 ? &before : NULL, &screen, THEME_DEFAULT);
        screen_copy(&before, screen_rect(&screen), &screen,
                    screen_rect(&screen));
    }
    screen_free(&screen);
    screen_free(&before);
    terminal_free(&terminal);
}

static void what_did_not_change_is_not_sent(void **state)
{
    struct text_buffer bytes = {0};
    struct screen before, screen;

    (void)state;
    screen_init(&before, WIDTH, HEIGHT, false);
    screen_init(&screen, WIDTH, HEIGHT, false);
    ansi_put(&bytes, &before, &screen, THEME_DEFAULT);
    assert_int_equal(bytes.length, 0);
    screen_put(&screen, screen_rect(&screen), 5, 2, ROLE_NORMAL, "ab cd");
    ansi_put(&bytes, &before, &screen, THEME_DEFAULT);
    assert_string_equal(bytes.bytes, "\x1b[3;6H\x1b[0mab\x1b[3;9Hcd\x1b[0m");
    text_free(&bytes);
    screen_free(&screen);
    screen_free(&before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_role_looks_as_its_theme_has_it),
        cmocka_unit_test(any_screen_follows_any_other),
        cmocka_unit_test(what_did_not_change_is_not_sent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
