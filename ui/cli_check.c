/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/registry.h"
#include "sim/memory.h"
#include "sim/text_buffer.h"
#include "sim/trace/text.h"
#include "ui/cli.h"
#include "ui/cli_subject.h"
#include "ui/unpack.h"

static const struct cli_option command_options[] = {
    SUBJECT_OPTIONS,
    {0},
};

/* The trace as text; the caller frees it. NULL after a complaint. */
static char *trace_text(const struct subject *subject)
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    if (!file)
        memory_fail();
    struct text_writer writer;
    text_writer_init(&writer, file);
    int code = subject_run(subject, text_writer_sink(&writer));
    if (fclose(file) != 0)
        memory_fail();
    if (code != CLI_BAD)
        return text;
    free(text);
    return NULL;
}

/* Where two texts part: the start of the line that differs, in each. */
struct difference {
    const char *expected;
    const char *actual;
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
static bool find_difference(const char *expected, const char *actual,
                            struct difference *difference)
{
    *difference = (struct difference){.line = 1};
    while (*expected && *actual && same_line(expected, actual)) {
        difference->shared[0] = difference->shared[1];
        difference->shared[1] = difference->shared[2];
        difference->shared[2] = expected;
        if (strncmp(expected, "tick ", 5) == 0)
            difference->tick = expected;
        difference->line++;
        expected = next_line(expected);
        actual = next_line(actual);
    }
    difference->expected = expected;
    difference->actual = actual;
    return *expected || *actual;
}

/* One line on standard output. A trace to compare with, and a file's name, may
 * hold anything. */
__attribute__((format(printf, 1, 2))) static void say(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *line = cli_vformat(format, args);
    va_end(args);
    puts(line);
    free(line);
}

static void say_line(const char *mark, const char *line)
{
    if (*line)
        say("    %s %.*s", mark, (int)line_length(line), line);
    else
        say("    %s (the trace ends)", mark);
}

static const char *skip_blanks(const char *line)
{
    return line + strspn(line, " ");
}

/* What a trace does at the difference, in words. */
static void put_deed(struct text_buffer *text, const char *who,
                     const char *mark, const char *line)
{
    line = skip_blanks(line);
    if (*line)
        text_format(text, "%s (%s) has \"%.*s\"", who, mark,
                    (int)line_length(line), line);
    else
        text_format(text, "%s (%s) has ended", who, mark);
}

/* Whose traces are compared: "CPython", "CPython's" and "the native one". */
struct sides {
    const char *expected;
    const char *expected_trace;
    const char *actual_trace;
};

static const struct sides engines = {"CPython", "CPython's", "the native one"};
static const struct sides files = {"what is expected", "the expected one",
                                   "the program's"};

static void print_difference(const char *name, const struct sides *sides,
                             const struct difference *difference)
{
    char where[40] = "before the first tick";
    if (difference->tick)
        snprintf(where, sizeof where, "in tick %ld",
                 strtol(difference->tick + 5, NULL, 10));
    say("%s: differs from %s at line %zu, %s", name, sides->expected,
        difference->line, where);
    for (int i = 0; i < 3; i++)
        if (difference->shared[i])
            say_line(" ", difference->shared[i]);
    say_line("-", difference->expected);
    say_line("+", difference->actual);
    struct text_buffer deeds = {0};
    put_deed(&deeds, sides->expected_trace, "-", difference->expected);
    text_put(&deeds, " and ");
    put_deed(&deeds, sides->actual_trace, "+", difference->actual);
    say("  Up to here both traces agree; then %s.", text_of(&deeds));
    text_free(&deeds);
}

/* Says whether the subject's trace is this one. */
static int compare(const struct subject *subject, const char *name,
                   const struct sides *sides, const char *expected)
{
    struct difference difference;
    char *actual = trace_text(subject);
    if (!actual)
        return CLI_BAD;
    bool same = !find_difference(expected, actual, &difference);
    if (same)
        say("%s: the same %zu lines", name, difference.line - 1);
    else
        print_difference(name, sides, &difference);
    free(actual);
    return same ? CLI_DONE : CLI_DIFFERS;
}

/* The same, with a trace that may be packed. */
static int compare_kept(const struct subject *subject, const char *name,
                        const struct sides *sides, const struct kept *kept,
                        const char *path)
{
    char *expected = unpack_all(kept->bytes, kept->size);
    if (!expected)
        return cli_complain("cannot unpack %s: it is damaged or cut short",
                            path);
    int code = compare(subject, name, sides, expected);
    free(expected);
    return code;
}

static int check(const struct scenario *scenario,
                 const struct subject_options *options)
{
    struct subject subject = {
        .name = scenario->name, .scenario = scenario, .options = options};
    if (scenario->expected_trace.bytes)
        return compare_kept(&subject, scenario->name, &engines,
                            &scenario->expected_trace, "expected.trace.xz");
    printf("%s: there is no expected.trace; make expected records it\n",
           scenario->name);
    return CLI_DIFFERS;
}

static int check_all(const struct subject_options *options)
{
    size_t different = 0;
    for (size_t i = 0; i < scenario_count; i++)
        if (check(&scenarios[i], options) != CLI_DONE)
            different++;
    if (different)
        printf("%zu of %zu traces differ from CPython's\n", different,
               scenario_count);
    else
        printf("All %zu traces are CPython's, byte for byte\n", scenario_count);
    return different ? CLI_DIFFERS : CLI_DONE;
}

static int check_named(const struct cli *cli,
                       const struct subject_options *options)
{
    int code = CLI_DONE;
    struct subject subject;
    for (int i = 0; i < cli->arguments; i++)
        if (!subject_find(&subject, cli->argument[i], options))
            return CLI_BAD;
    for (int i = 0; i < cli->arguments; i++)
        if (check(scenario_find(cli->argument[i]), options) != CLI_DONE)
            code = CLI_DIFFERS;
    return code;
}

/* The bytes of a file, for the caller to free; false after a complaint. */
static bool read_file(const char *path, struct text_buffer *text)
{
    char bytes[4096];
    size_t count;
    FILE *file = fopen(path, "rb");
    if (file) {
        text_put(text, "");
        while ((count = fread(bytes, 1, sizeof bytes, file)) > 0)
            text_put_bytes(text, bytes, count);
        if (!ferror(file)) {
            fclose(file);
            return true;
        }
    }
    cli_complain("cannot read %s: %s", path, strerror(errno));
    if (file)
        fclose(file);
    text_free(text);
    return false;
}

/* check FILE.py EXPECTED.trace */
static int check_file(const struct cli *cli,
                      const struct subject_options *options)
{
    struct subject subject;
    if (cli->arguments < 2)
        return cli_complain("check: the trace to compare %s with is missing; "
                            "usage: loopscope check %s",
                            cli->argument[0], cli->command->arguments);
    if (!cli_arguments(cli, 2, 2) ||
        !subject_find(&subject, cli->argument[0], options))
        return CLI_BAD;
    struct text_buffer text = {0};
    if (!read_file(cli->argument[1], &text))
        return CLI_BAD;
    struct kept kept = {text.bytes, text.length};
    int code = compare_kept(&subject, subject_title(&subject), &files, &kept,
                            cli->argument[1]);
    text_free(&text);
    return code;
}

static bool read_option(const struct cli *cli, int letter, void *into)
{
    return subject_option(cli, letter, into);
}

static int run(struct cli *cli)
{
    struct subject_options options = {0};
    int code;
    subject_take_arguments(cli, &options);
    if (!cli_read_options(cli, read_option, &options, &code))
        return code;
    if (cli->arguments == 0)
        return check_all(&options);
    return subject_is_file(cli->argument[0]) ? check_file(cli, &options)
                                             : check_named(cli, &options);
}

const struct cli_command cli_check = {
    .name = "check",
    .arguments = "[NAME...] | FILE EXPECTED.trace [options] [-- ARGS]",
    .summary = "compare traces with CPython's, or a program's with a file",
    .options = command_options,
    .run = run,
    .more = "Without a NAME all scenarios are compared with what CPython "
            "recorded of their twins.\n" SUBJECT_MORE,
};
