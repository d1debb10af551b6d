/* SPDX-License-Identifier: MIT */
/* Which Python runs a program, with which recorder; and what a command line
 * says of a program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ui/cli_subject.h"
#include "ui/python.h"

static void the_option_names_python_before_the_environment(void **state)
{
    (void)state;
    unsetenv("LOOPSCOPE_PYTHON");
    assert_string_equal(python_command(NULL), "python3");
    setenv("LOOPSCOPE_PYTHON", "", 1);
    assert_string_equal(python_command(NULL), "python3");
    setenv("LOOPSCOPE_PYTHON", "python3.14", 1);
    assert_string_equal(python_command(NULL), "python3.14");
    assert_string_equal(python_command("/opt/python"), "/opt/python");
    unsetenv("LOOPSCOPE_PYTHON");
}

static void the_environment_names_the_recorder(void **state)
{
    (void)state;
    setenv("LOOPSCOPE_RECORDER", "/opt/recorder.py", 1);
    char *recorder = python_recorder();
    assert_string_equal(recorder, "/opt/recorder.py");
    free(recorder);
    unsetenv("LOOPSCOPE_RECORDER");
}

static void older_versions_than_the_reference_are_noted(void **state)
{
    (void)state;
    assert_null(python_note("CPython 3.13"));
    assert_null(python_note("CPython 3.14"));
    assert_null(python_note("loopscope"));
    assert_non_null(strstr(python_note("CPython 3.11"), "wait_for"));
    assert_non_null(strstr(python_note("CPython 3.12"), "number"));
    assert_null(strstr(python_note("CPython 3.12"), "wait_for"));
    assert_true(strlen(python_note("CPython 3.11")) <= 78); /* of 80 columns */
}

static char trace_word[] = "trace", file_word[] = "my.py", dashes[] = "--",
            a_word[] = "a", flag_word[] = "--seed";

static void what_stands_behind_the_dashes_is_the_programs(void **state)
{
    (void)state;
    struct subject_options options = {0};
    char *words[] = {trace_word, file_word, dashes, a_word,
                     dashes,     flag_word, NULL};
    struct cli cli = {.argc = 6, .argv = words};
    subject_take_arguments(&cli, &options);
    assert_int_equal(cli.argc, 2);
    assert_string_equal(options.arguments[0], "a");
    assert_string_equal(options.arguments[1], "--");
    assert_string_equal(options.arguments[2], "--seed");
    assert_null(options.arguments[3]);
}

static void without_dashes_nothing_is_taken(void **state)
{
    (void)state;
    struct subject_options options = {0};
    char *words[] = {trace_word, file_word, NULL};
    struct cli cli = {.argc = 2, .argv = words};
    subject_take_arguments(&cli, &options);
    assert_int_equal(cli.argc, 2);
    assert_null(options.arguments);
}

static void a_name_is_a_scenario_and_a_file_is_not(void **state)
{
    (void)state;
    struct subject subject;
    struct subject_options options = {0};
    assert_true(subject_find(&subject, "gather", &options));
    assert_non_null(subject.scenario);
    assert_non_null(subject_guide(&subject));
    assert_true(subject_find(&subject, "a/folder/my.py", &options));
    assert_null(subject.scenario);
    assert_null(subject_guide(&subject));
    assert_true(subject.is_program);
    assert_string_equal(subject_title(&subject), "my.py");
    assert_true(subject_find(&subject, "kept.jsonl", &options));
    assert_null(subject.scenario);
    assert_false(subject.is_program);
    assert_string_equal(subject_title(&subject), "kept.jsonl");
    assert_false(subject_is_file("gather"));
    assert_false(subject_is_file(".py"));
}

static void what_is_for_programs_is_refused_for_the_rest(void **state)
{
    (void)state;
    struct subject subject;
    struct subject_options options = {0};
    char *arguments[] = {a_word, NULL};
    struct cli cli = {.value = "3"};
    assert_true(subject_option(&cli, 'D', &options));
    assert_string_equal(options.seed, "3");
    assert_true(subject_find(&subject, "my.py", &options));
    assert_false(subject_find(&subject, "gather", &options));
    assert_false(subject_find(&subject, "kept.jsonl", &options));
    options = (struct subject_options){.arguments = arguments};
    assert_true(subject_find(&subject, "my.py", &options));
    assert_false(subject_find(&subject, "gather", &options));
    options = (struct subject_options){.max_ticks = 3};
    assert_true(subject_find(&subject, "gather", &options));
    assert_true(subject_find(&subject, "my.py", &options));
    assert_false(subject_find(&subject, "kept.jsonl", &options));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_option_names_python_before_the_environment),
        cmocka_unit_test(the_environment_names_the_recorder),
        cmocka_unit_test(older_versions_than_the_reference_are_noted),
        cmocka_unit_test(what_stands_behind_the_dashes_is_the_programs),
        cmocka_unit_test(without_dashes_nothing_is_taken),
        cmocka_unit_test(a_name_is_a_scenario_and_a_file_is_not),
        cmocka_unit_test(what_is_for_programs_is_refused_for_the_rest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
