/* SPDX-License-Identifier: MIT */
/* Each program of tests/twins/ has the trace CPython recorded of its twin. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/engine_fixture.h"
#include "tests/twins.h"

enum { TICKS_MOST = 200 };

static void has_the_trace_of_cpython(void **state)
{
    const struct twin_program *program = *state;
    char path[256];
    snprintf(path, sizeof path, "tests/twins/%s.trace", program->name);
    char *expected = read_file(path);
    char *actual = trace_of(program->main, TICKS_MOST);
    assert_same_trace(program->name, expected, actual);
    free(expected);
    free(actual);
}

int main(void)
{
    struct CMUnitTest *tests = calloc(twin_program_count, sizeof *tests);
    if (!tests)
        return 2;
    for (size_t i = 0; i < twin_program_count; i++)
        tests[i] = (struct CMUnitTest){.name = twin_programs[i].name,
                                       .test_func = has_the_trace_of_cpython,
                                       .initial_state =
                                           (void *)(size_t)&twin_programs[i]};
    int failed =
        _cmocka_run_group_tests("twins", tests, twin_program_count, NULL, NULL);
    free(tests);
    return failed;
}
