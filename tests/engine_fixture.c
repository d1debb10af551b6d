/* SPDX-License-Identifier: MIT */
#include "tests/engine_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/runner.h"
#include "sim/trace/text.h"

char *trace_of(struct coro *(*main)(void), uint32_t ticks_most)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    assert_non_null(file);
    struct text_writer writer;
    text_writer_init(&writer, file);
    const struct program program = {.name = "test", .main = main};
    struct runner *runner =
        runner_create(&program, text_writer_sink(&writer), ticks_most);
    bool more;
    do {
        more = runner_advance(runner);
    } while (more);
    runner_free(runner);
    fclose(file);
    return text;
}

void assert_same_trace(const char *name, const char *expected,
                       const char *actual)
{
    if (strcmp(expected, actual) == 0)
        return;
    print_error("%s\n-- expected --\n%s-- actual --\n%s", name, expected,
                actual);
    fail();
}

char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("cannot read %s", path);
    char *text = NULL;
    size_t size = 0;
    FILE *copy = open_memstream(&text, &size);
    int byte;
    while ((byte = getc(file)) != EOF)
        putc(byte, copy);
    fclose(copy);
    fclose(file);
    return text;
}
