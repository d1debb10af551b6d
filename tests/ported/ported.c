/* SPDX-License-Identifier: MIT */
#include "tests/ported/ported.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/runner.h"
#include "sim/text_buffer.h"
#include "sim/trace/text.h"

enum { TICKS_MOST = 10000 };
#define CALLBACK_RAISED "\n    warn callback "

/* What the running test found so far. */
static struct {
    size_t checks;
    struct text_buffer failures; /* a line each */
    struct exception *raised;
} noted;

static void note_failure(const char *file, int line, const char *what)
{
    text_format(&noted.failures, "%s:%d: %s\n", file, line, what);
}

void ported_check(bool holds, const char *condition, const char *file, int line)
{
    noted.checks++;
    if (!holds)
        note_failure(file, line, condition);
}

void ported_check_text(const char *actual, const char *expected,
                       const char *file, int line)
{
    noted.checks++;
    if (strcmp(actual, expected) != 0)
        note_failure(file, line,
                     text("%s, not %s", actual, expected).as.string);
}

void ported_check_time(double seconds, const char *file, int line)
{
    noted.checks++;
    if (loop_running()->now != seconds_to_ns(seconds))
        note_failure(
            file, line,
            text("it is %s, not %s", str(loop_time()), str(seconds)).as.string);
}

/* -- RAISES ------------------------------------------------------------- */

struct expected {
    const struct exception_type *type;
    const char *file;
    int line;
};

static void enter_raises(void *self)
{
    (void)self;
    noted.raised = NULL;
}

static bool leave_raises(void *self, struct exception *exception)
{
    const struct expected *expected = self;
    noted.checks++;
    noted.raised =
        exception ? exception : exception_new(loop_arena(), &BaseException);
    if (exception && exception_is(exception, expected->type))
        return true;
    note_failure(expected->file, expected->line,
                 text("%s was not raised", expected->type->name).as.string);
    return false;
}

struct async_manager ported_raises(const struct exception_type *type,
                                   const char *file, int line)
{
    struct expected *expected = NEW(struct expected);
    *expected = (struct expected){type, file, line};
    return (struct async_manager){expected, enter_raises, leave_raises};
}

struct exception *raised(void)
{
    return noted.raised;
}

bool raised_says(const char *text)
{
    return strstr(str(noted.raised), text) != NULL;
}

const char *error_types(const struct exception *group)
{
    struct text_buffer names = {0};
    const struct list *members = group_exceptions(group).as.list;
    for (size_t i = 0; i < members->count; i++) {
        const char *name = members->items[i].as.exception->type->name;
        if (names.length > 0 && strstr(text_of(&names), name))
            continue;
        text_format(&names, "%s%s", names.length > 0 ? " " : "", name);
    }
    const char *types = arena_string(loop_arena(), text_of(&names));
    text_free(&names);
    return types;
}

/* -- Turns of the loop -------------------------------------------------- */

COROUTINE(, "run_briefly", false, run_briefly)
{
    await(async_sleep(0));
    await(async_sleep(0));
    return None;
}

COROUTINE(, "run_ready", false, run_ready)
{
    while (loop_running()->ready.count > 0)
        await(run_briefly());
    return None;
}

void cancel_it(struct value future)
{
    cancel(future);
}

/* -- Running a test ----------------------------------------------------- */

/* Its trace goes to the file. */
static void run_to_exit(const struct ported_test *test, FILE *trace)
{
    struct text_writer writer;
    text_writer_init(&writer, trace);
    const struct program program = {.name = test->name, .main = test->main};
    struct runner *runner =
        runner_create(&program, text_writer_sink(&writer), TICKS_MOST);
    while (runner_advance(runner))
        continue;
    runner_free(runner);
}

/* Whether the exit event, the last line, says so. */
static bool ended_well(const char *trace)
{
    const char *words = strrchr(trace, ' ');
    return words && strcmp(words, " ok\n") == 0;
}

static void holds_as_in_cpython(void **state)
{
    const struct ported_test *test = *state;
    char *trace = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&trace, &size);
    assert_non_null(file);
    noted.checks = 0;
    text_clear(&noted.failures);
    run_to_exit(test, file);
    fclose(file);
    bool holds = ended_well(trace) && noted.checks > 0 &&
                 !*text_of(&noted.failures) && !strstr(trace, CALLBACK_RAISED);
    if (!holds)
        fprintf(stderr, "%s made %zu checks\n%s%s", test->name, noted.checks,
                text_of(&noted.failures), trace);
    free(trace);
    assert_true(holds);
}

int ported_run(const char *group, const struct ported_test *tests, size_t count)
{
    struct CMUnitTest *cases = calloc(count, sizeof *cases);
    if (!cases)
        return 2;
    for (size_t i = 0; i < count; i++)
        cases[i] =
            (struct CMUnitTest){.name = tests[i].name,
                                .test_func = holds_as_in_cpython,
                                .initial_state = (void *)(size_t)&tests[i]};
    int failed = _cmocka_run_group_tests(group, cases, count, NULL, NULL);
    free(cases);
    text_free(&noted.failures);
    return failed;
}
