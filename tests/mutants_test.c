/* SPDX-License-Identifier: MIT */
/*
 * mutants_test [N [SEED]]: whatever a trace file holds, it is shown or refused
 * with one line. Each mutant is read, walked through and drawn in a process of
 * its own, which has to end by itself.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glob.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/mutant.h"
#include "tests/screen_fixture.h"
#include "tests/trace_fixture.h"
#include "ui/app.h"
#include "ui/keys.h"
#include "ui/screen.h"

enum {
    PARENT_MOST = 64 * 1024, /* bytes: longer traces say nothing new */
    WALK_MOST = 120,         /* positions, from before the first change on */
    SECONDS_MOST = 60        /* for one mutant, on a slow machine */
};

static unsigned long mutants = 200, first_seed = 1;

static json_t *load_parents(void)
{
    json_t *parents = json_array();
    struct stat status;
    glob_t found;

    assert_int_equal(glob("tests/data/*.jsonl", 0, NULL, &found), 0);
    assert_int_equal(
        glob("scenarios/*/expected.jsonl", GLOB_APPEND, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        assert_int_equal(stat(found.gl_pathv[i], &status), 0);
        if (status.st_size <= PARENT_MOST)
            json_array_append_new(parents, mutant_parent(found.gl_pathv[i]));
    }
    globfree(&found);
    return parents;
}

/* -- In the child ---------------------------------------------------------- */

/* Keys that change what is shown; none asks for words. */
static void press_any(struct app *app, struct chance *chance)
{
    static const uint32_t keys[] = {PRESS_TAB,
                                    PRESS_TAB,
                                    PRESS_BACK_TAB,
                                    PRESS_ESCAPE,
                                    PRESS_PAGE_DOWN,
                                    PRESS_PAGE_UP,
                                    ' ',
                                    't',
                                    'T',
                                    '>',
                                    '<',
                                    'w',
                                    'j',
                                    'k',
                                    'x',
                                    'X',
                                    '[',
                                    ']',
                                    '{',
                                    '}',
                                    'c',
                                    'R',
                                    'U',
                                    'i',
                                    'G',
                                    'f',
                                    's'};

    app_key(app, keys[chance_below(chance, sizeof keys / sizeof *keys)]);
}

static void walk(struct timeline *timeline, struct timeline *twin,
                 struct chance *chance, size_t from)
{
    struct app *app = app_create(timeline, twin, "mutant", NULL);
    size_t count = timeline_count(timeline);
    struct screen screens[2];

    screen_init(&screens[0], 80, 24, false);
    screen_init(&screens[1], 200, 60, true);
    for (size_t i = 0; i < WALK_MOST && from + i <= count; i++) {
        if (chance_below(chance, 3) == 0)
            press_any(app, chance);
        app_seek(app, from + i);
        app_draw(app, &screens[chance_below(chance, 2)]);
    }
    app_seek(app, count);
    app_draw(app, &screens[0]);
    app_draw(app, &screens[1]);
    screen_free(&screens[0]);
    screen_free(&screens[1]);
    app_free(app);
}

/* How loopscope would end: with 0, or with 2 after one line. */
static int look_at(const char *text, struct chance *chance, size_t first)
{
    struct timeline *timeline = timeline_create(), *twin = NULL;
    struct event_sink sink = timeline_sink(timeline);
    char error[512];
    int outcome = fixture_read_jsonl(text, &sink, error, sizeof error);

    if (outcome != 0 && (error[0] == '\0' || strchr(error, '\n') != NULL))
        return 1;
    if (chance_below(chance, 4) == 0)
        twin = fixture_recording("gather");
    if (timeline_count(timeline) > 0)
        walk(timeline, twin, chance, first > 2 ? first - 2 : 0);
    timeline_free(twin);
    timeline_free(timeline);
    return outcome == 0 ? 0 : 2;
}

/* -- In the parent --------------------------------------------------------- */

/* cmocka takes these for itself. */
static void take_signals_back(void)
{
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL};

    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        signal(signals[i], SIG_DFL);
    alarm(SECONDS_MOST);
}

static int try_out(const char *text, struct chance chance, size_t first)
{
    pid_t child = fork();
    int status;

    assert_true(child >= 0);
    if (child == 0) {
        take_signals_back();
        _exit(look_at(text, &chance, first));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

/* What to look at: make it again with `mutants_test 1 SEED`. */
static void keep(const char *text, unsigned long seed, int status)
{
    char path[64];
    FILE *file;

    snprintf(path, sizeof path, "build/mutant-%lu.jsonl", seed);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    print_error("seed %lu: %s %d; the trace is kept as %s\n", seed,
                WIFSIGNALED(status) ? "ended by signal" : "ended with",
                WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status),
                path);
}

static void a_mutant_is_shown_or_refused(void **state)
{
    json_t *parents = load_parents();
    unsigned long shown = 0, refused = 0, failed = 0;

    (void)state;
    for (unsigned long i = 0; i < mutants; i++) {
        struct chance chance = chance_of((uint32_t)(first_seed + i));
        size_t first;
        json_t *mutant = mutant_make(parents, &chance, &first);
        char *text = mutant_text(mutant);
        int status = try_out(text, chance, first);

        shown += WIFEXITED(status) && WEXITSTATUS(status) == 0;
        refused += WIFEXITED(status) && WEXITSTATUS(status) == 2;
        if (shown + refused + failed == i) {
            failed++;
            keep(text, first_seed + i, status);
        }
        free(text);
        json_decref(mutant);
    }
    json_decref(parents);
    print_message("%lu shown, %lu refused\n", shown, refused);
    assert_int_equal(failed, 0);
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_mutant_is_shown_or_refused),
    };

    if (count > 1)
        mutants = strtoul(arguments[1], NULL, 10);
    if (count > 2)
        first_seed = strtoul(arguments[2], NULL, 10);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
