/* SPDX-License-Identifier: MIT */
/* Pages: what a browser shows of one is the screen, in the theme's colours. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/explorer_fixture.h"
#include "tests/screen_fixture.h"
#include "ui/frame_html.h"

static char *page_of(const struct screen *screen, enum theme theme,
                     const char *title)
{
    return fixture_picture(frame_write_html, screen, theme, title);
}

/* What an entity at the text stands for; its length. */
static size_t entity(const char *text, char *character)
{
    static const struct {
        const char *name;
        char character;
    } entities[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}};

    for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
        if (strncmp(text, entities[i].name, strlen(entities[i].name)) == 0) {
            *character = entities[i].character;
            return strlen(entities[i].name);
        }
    }
    fail_msg("an ampersand alone: %.20s", text);
    return 1;
}

/* The text of the one pre element, blanks at the ends of lines cut. */
static char *shown(const char *page)
{
    const char *at = strstr(page, "<pre>\n");
    char *text = calloc(1, strlen(page) + 1), *put = text;
    int depth = 0;

    assert_non_null(at);
    at += strlen("<pre>\n");
    while (strncmp(at, "</pre>", strlen("</pre>")) != 0) {
        if (*at == '<') {
            depth += at[1] == '/' ? -1 : 1;
            at = strchr(at, '>') + 1;
        } else if (*at == '&') {
            at += entity(at, put++);
        } else {
            if (*at == '\n')
                while (put > text && put[-1] == ' ')
                    put--;
            *put++ = *at++;
        }
    }
    *put = '\0';
    assert_int_equal(depth, 0);
    return text;
}

static void assert_is_shown(const struct screen *screen)
{
    char *page = page_of(screen, THEME_DEFAULT, "a page");
    char *text = shown(page), *frame = fixture_frame(screen);

    assert_string_equal(text, frame);
    free(frame);
    free(text);
    free(page);
}

static void a_page_shows_the_screen(void **state)
{
    struct explorer e;

    (void)state;
    explore(&e, "producer-consumer", 120, 36, false);
    app_seek_stop(e.app, UNIT_STEP, 9);
    app_draw(e.app, &e.screen);
    assert_is_shown(&e.screen);
    leave(&e);
}

static void text_is_data(void **state)
{
    struct screen screen;
    char *page;

    (void)state;
    screen_init(&screen, 30, 1, false);
    screen_put(&screen, screen_rect(&screen), 0, 0, ROLE_STRING,
               "<b>&lt;\x1b[1m</b>");
    assert_is_shown(&screen);
    page = page_of(&screen, THEME_DEFAULT, "</title>\x07&");
    assert_non_null(strstr(page, "<title>&lt;/title&gt;\xEF\xBF\xBD&amp;<"));
    assert_null(strstr(page, "<b>"));
    assert_null(strchr(page, '\x1b'));
    free(page);
    screen_free(&screen);
}

static void roles_are_classes_and_wide_cells_are_wide(void **state)
{
    struct screen screen;
    char *page;

    (void)state;
    screen_init(&screen, 6, 1, false);
    screen_put(&screen, screen_rect(&screen), 0, 0, ROLE_TASK_2,
               "a\xE4\xB8\xAD");
    page = page_of(&screen, THEME_DEFAULT, "");
    assert_non_null(strstr(page, "<span class=\"task-2\">a<span "
                                 "class=\"wide\">\xE4\xB8\xAD</span></span>"
                                 "   \n"));
    free(page);
    screen_free(&screen);
}

static void the_theme_gives_the_colours(void **state)
{
    static const struct {
        enum theme theme;
        const char *ground, *failed, *key;
    } themes[] = {
        {THEME_DEFAULT, "background:#16181d}",
         ".failed{color:#d70000;font-weight:bold}",
         ".key{color:#d6d8dc;font-weight:bold}"},
        {THEME_LIGHT, "background:#fbfbf9}",
         ".failed{color:#af0000;font-weight:bold}",
         ".key{color:#1d2024;font-weight:bold}"},
        {THEME_MONO, "background:#16181d}",
         ".failed{color:#d6d8dc;font-weight:bold}",
         ".key{color:#d6d8dc;font-weight:bold;text-decoration:underline}"},
    };
    struct screen screen;

    (void)state;
    screen_init(&screen, 1, 1, false);
    for (size_t i = 0; i < sizeof themes / sizeof themes[0]; i++) {
        char *page = page_of(&screen, themes[i].theme, "");

        assert_non_null(strstr(page, themes[i].ground));
        assert_non_null(strstr(page, themes[i].failed));
        assert_non_null(strstr(page, themes[i].key));
        free(page);
    }
    screen_free(&screen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_shows_the_screen),
        cmocka_unit_test(text_is_data),
        cmocka_unit_test(roles_are_classes_and_wide_cells_are_wide),
        cmocka_unit_test(the_theme_gives_the_colours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
