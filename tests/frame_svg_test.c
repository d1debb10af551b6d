/* SPDX-License-Identifier: MIT */
/* Pictures: well-formed, with the text of the screen in its columns. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/screen_fixture.h"
#include "ui/frame_svg.h"
#include "ui/screen.h"

static char *picture(const struct screen *screen, const char *title)
{
    return fixture_picture(frame_write_svg, screen, THEME_DEFAULT, title);
}

static void text_stands_in_its_columns(void **state)
{
    struct screen screen;
    char *svg;

    (void)state;
    screen_init(&screen, 20, 3, false);
    screen_put(&screen, screen_rect(&screen), 2, 1, ROLE_RUNNING,
               "a\xE4\xB8\xAD"
               "b");
    svg = picture(&screen, "wide");
    /* 8 + 2 * 9, 8 + 20 + 15; the wide one counts for two columns */
    assert_non_null(strstr(svg, "<text x=\"26\" y=\"43\" class=\"running\" "
                                "textLength=\"36\""));
    assert_non_null(strstr(svg, ">a\xE4\xB8\xAD"
                                "b</text>"));
    assert_non_null(strstr(svg, "width=\"196\" height=\"76\""));
    free(svg);
    screen_free(&screen);
}

static void what_xml_means_is_escaped(void **state)
{
    struct screen screen;
    char *svg;

    (void)state;
    screen_init(&screen, 20, 1, false);
    screen_put(&screen, screen_rect(&screen), 0, 0, ROLE_NORMAL, "<a & b>");
    svg = picture(&screen, "</title>&");
    assert_non_null(strstr(svg, "&lt;a"));
    assert_non_null(strstr(svg, "&amp;"));
    assert_non_null(strstr(svg, "<title>&lt;/title&gt;&amp;</title>"));
    assert_null(strstr(svg, "<a"));
    free(svg);
    screen_free(&screen);
}

static void frames_are_lines_and_reverse_has_a_ground(void **state)
{
    struct screen screen;
    char *svg;

    (void)state;
    screen_init(&screen, 4, 3, false);
    screen_frame(&screen, screen_rect(&screen));
    screen_put(&screen, screen_rect(&screen), 1, 1, ROLE_TITLE, "ab");
    svg = picture(&screen, "frame");
    /* the corner's two ends: to the right and down */
    assert_non_null(strstr(svg, "M12.5 18.5H17M12.5 18.5V28"));
    assert_null(strstr(svg, "\xE2\x94\x8C"));
    assert_non_null(strstr(svg, "<rect x=\"17\" y=\"28\" width=\"18\" "
                                "height=\"20\" fill=\"#d6d8dc\"/>"));
    free(svg);
    screen_free(&screen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_stands_in_its_columns),
        cmocka_unit_test(what_xml_means_is_escaped),
        cmocka_unit_test(frames_are_lines_and_reverse_has_a_ground),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
