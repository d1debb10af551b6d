/* SPDX-License-Identifier: MIT */
/* Children: what they say, how they end, and that none is left. */
#include <errno.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "ui/child.h"

static void start_script(struct child *child, const char *script, bool apart)
{
    char shell[] = "/bin/sh", option[] = "-c";
    char *copy = strdup(script);
    char *const argv[] = {shell, option, copy, NULL};
    assert_true(child_start(child, argv, apart));
    free(copy);
}

/* All of its standard output, then its end; the status. */
static int read_to_end(struct child *child, char *text, size_t size)
{
    size_t length = 0;
    for (;;) {
        if (!child_wait_readable(child, -1))
            continue;
        ssize_t count = read(child->out, text + length, size - 1 - length);
        if (count <= 0)
            break;
        length += (size_t)count;
    }
    text[length] = '\0';
    return child_finish(child);
}

static void its_output_comes_through_a_pipe(void **state)
{
    (void)state;
    struct child child;
    char text[64];
    start_script(&child, "echo one; echo two; exit 7", true);
    int status = read_to_end(&child, text, sizeof text);
    assert_string_equal(text, "one\ntwo\n");
    assert_int_equal(WEXITSTATUS(status), 7);
    assert_null(child.errors);
    child_end(&child);
}

/* Which descriptors a child has, but for its standard ones. */
static void list_descriptors(bool apart, char *text, size_t size)
{
    struct child child;
    start_script(&child,
                 "for n in 3 4 5 6 7 8 9; do "
                 "(: <&$n) 2>/dev/null && echo $n; done",
                 apart);
    read_to_end(&child, text, size);
    child_end(&child);
}

static void one_set_apart_has_no_further_descriptor(void **state)
{
    (void)state;
    char with_ours[64], apart[64]; /* whoever started us may have left some */
    list_descriptors(false, with_ours, sizeof with_ours);
    list_descriptors(true, apart, sizeof apart);
    assert_string_equal(apart, with_ours);
}

static void what_cannot_be_started_says_why(void **state)
{
    (void)state;
    struct child child;
    char none[] = "/nonexistent/program", folder[] = "/";
    char *const no_program[] = {none, NULL}, *const a_folder[] = {folder, NULL};
    assert_false(child_start(&child, no_program, true));
    assert_int_equal(errno, ENOENT);
    assert_int_equal(child.pid, 0);
    assert_false(child_start(&child, a_folder, false));
    assert_int_equal(errno, EACCES);
}

static void standard_error_is_kept(void **state)
{
    (void)state;
    struct child child;
    char text[64];
    start_script(&child, "echo bad >&2; echo good; printf worse >&2", true);
    read_to_end(&child, text, sizeof text);
    assert_string_equal(text, "good\n");
    assert_string_equal(child.errors, "bad\nworse");
    child_end(&child);
}

static void of_much_standard_error_the_end_is_kept(void **state)
{
    (void)state;
    struct child child;
    char text[64];
    start_script(&child,
                 "i=0; while [ $i -lt 30000 ]; do echo line $i >&2; "
                 "i=$((i+1)); done; printf 'a\\0b' >&2",
                 true);
    read_to_end(&child, text, sizeof text);
    assert_true(child.error_length <= CHILD_ERRORS_MOST);
    assert_true(child.error_length > CHILD_ERRORS_MOST / 2);
    assert_int_equal(strlen(child.errors), child.error_length);
    const char *end = child.errors + child.error_length;
    assert_string_equal(end - strlen("line 29999\nab"), "line 29999\nab");
    child_end(&child);
}

static char told[256];

static void note(const char *line)
{
    snprintf(told + strlen(told), sizeof told - strlen(told), "[%s]", line);
}

static void each_line_of_standard_error_is_told_once(void **state)
{
    (void)state;
    struct child child;
    char text[64];
    told[0] = '\0';
    start_script(&child,
                 "printf 'o' >&2; printf 'ne\\ntwo\\n\\nth' >&2; echo; "
                 "printf 'ree' >&2",
                 false);
    child_tell(&child, note);
    read_to_end(&child, text, sizeof text);
    assert_string_equal(told, "[one][two][][three]");
    child_end(&child);
}

static void it_has_no_standard_input_when_apart(void **state)
{
    (void)state;
    struct child child;
    char text[64];
    start_script(&child, "cat; echo end", true);
    read_to_end(&child, text, sizeof text);
    assert_string_equal(text, "end\n");
    child_end(&child);
}

static bool is_alive(pid_t pid)
{
    return kill(pid, 0) == 0;
}

/* Whether it is dead and only waits for init. */
static bool is_zombie(pid_t pid)
{
    char path[64], letter = ' ';
    snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
    FILE *file = fopen(path, "r");
    if (file && fscanf(file, "%*d %*s %c", &letter) != 1)
        letter = 'Z'; /* gone meanwhile */
    if (file)
        fclose(file);
    return letter == 'Z';
}

static void one_that_runs_is_killed_and_reaped(void **state)
{
    (void)state;
    struct child child;
    start_script(&child, "echo; exec sleep 1000", true);
    pid_t pid = child.pid;
    assert_true(child_wait_readable(&child, -1));
    child_end(&child);
    assert_false(is_alive(pid));
    assert_true(WIFSIGNALED(child.status));
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* nobody is left */
    assert_int_equal(errno, ECHILD);
}

static void what_it_started_ends_with_it(void **state)
{
    (void)state;
    struct child child;
    char text[64];
    start_script(&child, "sleep 1000 >/dev/null 2>&1 & echo $!", true);
    read_to_end(&child, text, sizeof text);
    child_end(&child);
    pid_t pid = (pid_t)atol(text);
    assert_true(pid > 0);
    while (is_alive(pid) && !is_zombie(pid)) /* else for ever */
        sched_yield();
}

static void ignored_signals_do_not_save_it(void **state)
{
    (void)state;
    struct child child;
    char text[64];
    start_script(&child, "trap '' TERM INT HUP; echo; exec 1>&-; sleep 1000",
                 true);
    int status = read_to_end(&child, text, sizeof text);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGKILL);
    child_end(&child);
}

static void waiting_comes_back_after_its_time(void **state)
{
    (void)state;
    struct child child;
    start_script(&child, "read nothing; exec sleep 1000", true);
    assert_false(child_wait_readable(&child, 1));
    child_end(&child);
}

static void one_never_started_can_be_ended(void **state)
{
    (void)state;
    struct child child = {0};
    child_end(&child);
    assert_int_equal(child.out, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_output_comes_through_a_pipe),
        cmocka_unit_test(one_set_apart_has_no_further_descriptor),
        cmocka_unit_test(what_cannot_be_started_says_why),
        cmocka_unit_test(standard_error_is_kept),
        cmocka_unit_test(of_much_standard_error_the_end_is_kept),
        cmocka_unit_test(each_line_of_standard_error_is_told_once),
        cmocka_unit_test(it_has_no_standard_input_when_apart),
        cmocka_unit_test(one_that_runs_is_killed_and_reaped),
        cmocka_unit_test(what_it_started_ends_with_it),
        cmocka_unit_test(ignored_signals_do_not_save_it),
        cmocka_unit_test(waiting_comes_back_after_its_time),
        cmocka_unit_test(one_never_started_can_be_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
