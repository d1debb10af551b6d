/* SPDX-License-Identifier: MIT */
/* Settings: what a file says, and what is wrong with it, with file and line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/settings.h"

static bool read_text(struct settings *settings, const char *text, char *error,
                      size_t size)
{
    FILE *file = fmemopen((void *)(uintptr_t)text, strlen(text), "r");
    bool good;

    assert_non_null(file);
    *settings = settings_usual();
    good = settings_read(settings, file, "config", error, size);
    fclose(file);
    return good;
}

static void a_file_sets_what_it_names(void **state)
{
    struct settings settings;
    char error[256] = "";

    (void)state;
    assert_true(read_text(&settings,
                          "# mine\n\n  theme = light  # by the window\n"
                          "speed=6\nunit = tick\nascii = yes\nmouse = yes\n"
                          "mouse = no",
                          error, sizeof error));
    assert_int_equal(settings.theme, THEME_LIGHT);
    assert_int_equal(settings.speed, 6);
    assert_int_equal(settings.unit, UNIT_TICK);
    assert_true(settings.ascii);
    assert_false(settings.mouse);
}

static void what_is_wrong_is_said_with_its_line(void **state)
{
    static const struct {
        const char *text;
        const char *error;
    } cases[] = {
        {"colour = red\n",
         "config:1: there is no setting \"colour\"; they are theme, unit, "
         "speed, ascii and mouse"},
        {"# x\n\ntheme = dark\n",
         "config:3: theme is default, high-contrast, colour-blind, light or "
         "mono, not \"dark\""},
        {"speed = 8\n", "config:1: speed is from 1 (slow) to 7, not \"8\""},
        {"speed = 33\n", "config:1: speed is from 1 (slow) to 7, not \"33\""},
        {"unit =\n", "config:1: unit is step, tick, line or event, not \"\""},
        {"mouse = on\n", "config:1: mouse is yes or no, not \"on\""},
        {"theme light\n",
         "config:1: a line is key = value, not \"theme light\""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct settings settings;
        char error[256] = "";

        assert_false(read_text(&settings, cases[i].text, error, sizeof error));
        assert_string_equal(error, cases[i].error);
    }
}

static void a_long_comment_is_one_line(void **state)
{
    struct settings settings;
    char text[3000], error[256] = "";

    (void)state;
    memset(text, 'x', sizeof text);
    text[0] = '#';
    strcpy(text + sizeof text - 30, "\nspeed = 9\n");
    assert_false(read_text(&settings, text, error, sizeof error));
    assert_string_equal(error,
                        "config:2: speed is from 1 (slow) to 7, not \"9\"");
}

/* The environment goes over the file. */
static void NO_COLOR_goes_over_the_file(void **state)
{
    char folder[] = "/tmp/loopscope-settings-XXXXXX", path[64], error[256];
    struct settings settings = settings_usual();
    FILE *file;

    (void)state;
    assert_non_null(mkdtemp(folder));
    setenv("XDG_CONFIG_HOME", folder, 1);
    unsetenv("NO_COLOR");
    assert_true(settings_load(&settings, error, sizeof error));
    assert_int_equal(settings.theme, THEME_DEFAULT);
    snprintf(path, sizeof path, "mkdir %s/loopscope", folder);
    assert_int_equal(system(path), 0);
    snprintf(path, sizeof path, "%s/loopscope/config", folder);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs("theme = light\n", file);
    fclose(file);
    assert_true(settings_load(&settings, error, sizeof error));
    assert_int_equal(settings.theme, THEME_LIGHT);
    setenv("NO_COLOR", "1", 1);
    assert_true(settings_load(&settings, error, sizeof error));
    assert_int_equal(settings.theme, THEME_MONO);
    unsetenv("NO_COLOR");
    assert_int_equal(remove(path), 0);
    snprintf(path, sizeof path, "%s/loopscope", folder);
    assert_int_equal(remove(path), 0);
    assert_int_equal(remove(folder), 0);
}

/* Each role of a theme with colours has one the terminal can show. */
static void themes_have_colours_that_there_are(void **state)
{
    (void)state;
    for (int theme = 0; theme < THEME_COUNT; theme++) {
        for (int role = 0; role < ROLE_COUNT; role++) {
            struct look look = role_look((enum theme)theme, (enum role)role);

            assert_in_range(look.fine + 1, 0, 256);
            assert_in_range(look.plain + 1, 0, 8);
            assert_true(theme != THEME_MONO ||
                        (look.fine == -1 && look.plain == -1));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_sets_what_it_names),
        cmocka_unit_test(what_is_wrong_is_said_with_its_line),
        cmocka_unit_test(a_long_comment_is_one_line),
        cmocka_unit_test(NO_COLOR_goes_over_the_file),
        cmocka_unit_test(themes_have_colours_that_there_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
