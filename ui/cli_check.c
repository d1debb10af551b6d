/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/registry.h"
#include "sim/memory.h"
#include "sim/runner.h"
#include "sim/trace/text.h"
#include "ui/cli.h"

static const struct cli_option options[] = {
    {"max-ticks", "N", "stop each after N ticks (a million)", 'T'},
    {0},
};

/* The native trace as text; the caller frees it. */
static char *native_text(const struct scenario *scenario, long max_ticks)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    if (!file)
        memory_fail();
    struct text_writer writer;
    text_writer_init(&writer, file);
    struct runner *runner = runner_create(
        &scenario->program, text_writer_sink(&writer), (uint32_t)max_ticks);
    bool more;
    do {
        more = runner_advance(runner);
    } while (more);
    runner_free(runner);
    if (fclose(file) != 0)
        memory_fail();
    return text;
}

/* Where two texts part: the start of the line that differs, in each. */
struct difference {
    const char *expected;
    const char *native;
    const char *shared[3]; /* the lines before it, oldest first; NULL: none */
    const char *tick;      /* the tick it happened in; NULL: before the first */
    size_t line;           /* from 1 */
};

static size_t line_length(const char *line)
{
    return strcspn(line, "\n");
}

static const char *next_line(const char *line)
{
    line += line_length(line);
    return *line ? line + 1 : line;
}

static bool same_line(const char *a, const char *b)
{
    size_t length = line_length(a);
    return length == line_length(b) && strncmp(a, b, length) == 0;
}

/* False when the texts are the same. */
static bool find_difference(const char *expected, const char *native,
                            struct difference *difference)
{
    *difference = (struct difference){.line = 1};
    while (*expected && *native && same_line(expected, native)) {
        difference->shared[0] = difference->shared[1];
        difference->shared[1] = difference->shared[2];
        difference->shared[2] = expected;
        if (strncmp(expected, "tick ", 5) == 0)
            difference->tick = expected;
        difference->line++;
        expected = next_line(expected);
        native = next_line(native);
    }
    difference->expected = expected;
    difference->native = native;
    return *expected || *native;
}

static void print_line(const char *mark, const char *line)
{
    if (*line)
        printf("    %s %.*s\n", mark, (int)line_length(line), line);
    else
        printf("    %s (the trace ends)\n", mark);
}

static const char *skip_blanks(const char *line)
{
    return line + strspn(line, " ");
}

/* What a trace does at the difference, in words. */
static void print_deed(const char *who, const char *line)
{
    line = skip_blanks(line);
    if (*line)
        printf("%s has \"%.*s\"", who, (int)line_length(line), line);
    else
        printf("%s has ended", who);
}

static void print_difference(const char *name,
                             const struct difference *difference)
{
    char where[40] = "before the first tick";
    if (difference->tick)
        snprintf(where, sizeof where, "in tick %ld",
                 strtol(difference->tick + 5, NULL, 10));
    printf("%s: differs from CPython at line %zu, %s\n", name, difference->line,
           where);
    for (int i = 0; i < 3; i++)
        if (difference->shared[i])
            print_line(" ", difference->shared[i]);
    print_line("-", difference->expected);
    print_line("+", difference->native);
    printf("  Up to here both traces agree; then ");
    print_deed("CPython's (-)", difference->expected);
    print_deed(" and the native one (+)", difference->native);
    printf(".\n");
}

static bool check(const struct scenario *scenario, long max_ticks)
{
    struct difference difference;
    if (!scenario->expected_trace) {
        printf("%s: there is no expected.trace; make expected records it\n",
               scenario->name);
        return false;
    }
    char *native = native_text(scenario, max_ticks);
    bool same = !find_difference(scenario->expected_trace, native, &difference);
    if (same)
        printf("%s: the same %zu lines\n", scenario->name, difference.line - 1);
    else
        print_difference(scenario->name, &difference);
    free(native);
    return same;
}

static int check_all(long max_ticks)
{
    size_t different = 0;
    for (size_t i = 0; i < scenario_count; i++)
        if (!check(&scenarios[i], max_ticks))
            different++;
    if (different)
        printf("%zu of %zu traces differ from CPython's\n", different,
               scenario_count);
    else
        printf("All %zu traces are CPython's, byte for byte\n", scenario_count);
    return different ? CLI_DIFFERS : CLI_DONE;
}

static int check_named(const struct cli *cli, long max_ticks)
{
    int code = CLI_DONE;
    for (int i = 0; i < cli->arguments; i++)
        if (!scenario_find(cli->argument[i]))
            return cli_complain(
                "there is no scenario \"%s\"; loopscope list names them",
                cli->argument[i]);
    for (int i = 0; i < cli->arguments; i++)
        if (!check(scenario_find(cli->argument[i]), max_ticks))
            code = CLI_DIFFERS;
    return code;
}

static int run(struct cli *cli)
{
    long max_ticks = TICKS_MOST_DEFAULT;
    int letter;
    while ((letter = cli_next_option(cli)) > 0)
        if (!cli_number(cli, 1, INT_MAX, &max_ticks))
            return CLI_BAD;
    if (letter != CLI_OPTION_END)
        return letter == CLI_OPTION_HELP ? CLI_DONE : CLI_BAD;
    return cli->arguments ? check_named(cli, max_ticks) : check_all(max_ticks);
}

const struct cli_command cli_check = {
    .name = "check",
    .arguments = "[NAME...]",
    .summary = "compare native traces with CPython's: all, or these",
    .options = options,
    .run = run,
};
