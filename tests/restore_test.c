/* SPDX-License-Identifier: MIT */
/*
 * Whatever ends the program, the terminal gets its bytes and the one who
 * waits sees the signal. A pipe stands for the terminal, a child for us.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "ui/restore.h"

#define BYTES "\033[?1049l\033[?25h"

/* What a child wrote to its terminal and to standard error, and its end. */
struct end {
    char terminal[128];
    char error[128];
    int status;
};

static void read_all(int file, char *text, size_t size)
{
    size_t used = 0;
    ssize_t count;

    while ((count = read(file, text + used, size - 1 - used)) > 0)
        used += (size_t)count;
    text[used] = '\0';
    close(file);
}

/* Runs `act` in a child that has taken a terminal over. */
static struct end in_child(void (*act)(void))
{
    int terminal[2], error[2];
    struct end end;
    pid_t child;

    assert_int_equal(pipe(terminal), 0);
    assert_int_equal(pipe(error), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct rlimit no_core = {0, 0};

        setrlimit(RLIMIT_CORE, &no_core);
        for (int i = 1; i < 32; i++)
            signal(i, SIG_DFL);
        dup2(error[1], STDERR_FILENO);
        restore_begin(terminal[1]);
        restore_set_bytes(BYTES, sizeof BYTES - 1);
        act();
        _exit(0);
    }
    close(terminal[1]);
    close(error[1]);
    read_all(terminal[0], end.terminal, sizeof end.terminal);
    read_all(error[0], end.error, sizeof end.error);
    assert_int_equal(waitpid(child, &end.status, 0), child);
    return end;
}

static int signal_to_raise;

static void raise_it(void)
{
    raise(signal_to_raise);
}

static void every_deadly_signal_restores_and_still_kills(void **state)
{
    static const int signals[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGSEGV,
                                  SIGBUS, SIGFPE, SIGILL,  SIGABRT};

    (void)state;
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct end end;

        signal_to_raise = signals[i];
        end = in_child(raise_it);
        assert_string_equal(end.terminal, BYTES);
        assert_true(WIFSIGNALED(end.status));
        assert_int_equal(WTERMSIG(end.status), signals[i]);
    }
}

static void call_abort(void)
{
    abort();
}

static void abort_restores(void **state)
{
    struct end end = in_child(call_abort);

    (void)state;
    assert_string_equal(end.terminal, BYTES);
    assert_int_equal(WTERMSIG(end.status), SIGABRT);
}

static void call_exit(void)
{
    fclose(stdout); /* what cmocka left in its buffer is not ours to write */
    exit(3);
}

static void exit_restores(void **state)
{
    struct end end = in_child(call_exit);

    (void)state;
    assert_string_equal(end.terminal, BYTES);
    assert_int_equal(WEXITSTATUS(end.status), 3);
}

static void end_in_order(void)
{
    restore_end();
    raise(SIGTERM);
}

static void after_an_orderly_end_nothing_is_sent(void **state)
{
    struct end end = in_child(end_in_order);

    (void)state;
    assert_string_equal(end.terminal, "");
    assert_int_equal(WTERMSIG(end.status), SIGTERM);
}

static size_t report(const void *address, char *buffer, size_t size)
{
    (void)address;
    return (size_t)snprintf(buffer, size, "the stack of main overflowed\n");
}

static size_t report_nothing(const void *address, char *buffer, size_t size)
{
    (void)address;
    (void)buffer;
    (void)size;
    return 0;
}

static void fault_with_report(void)
{
    restore_set_fault_reporter(report);
    raise(SIGSEGV);
}

static void fault_without_report(void)
{
    restore_set_fault_reporter(report_nothing);
    raise(SIGSEGV);
}

static void a_known_fault_is_told_after_the_restoring(void **state)
{
    struct end end = in_child(fault_with_report);

    (void)state;
    assert_string_equal(end.terminal, BYTES);
    assert_string_equal(end.error, "the stack of main overflowed\n");
    assert_true(WIFEXITED(end.status));
    assert_int_equal(WEXITSTATUS(end.status), 1);
}

static void an_unknown_fault_stays_a_fault(void **state)
{
    struct end end = in_child(fault_without_report);

    (void)state;
    assert_string_equal(end.terminal, BYTES);
    assert_true(WIFSIGNALED(end.status));
    assert_int_equal(WTERMSIG(end.status), SIGSEGV);
}

static void say_farewell(void)
{
    fputs("farewell\n", stderr);
}

static void end_after_a_farewell(void)
{
    restore_set_farewell(say_farewell);
    raise(SIGTERM);
}

static void a_farewell_comes_before_the_end(void **state)
{
    struct end end = in_child(end_after_a_farewell);

    (void)state;
    assert_string_equal(end.terminal, BYTES);
    assert_string_equal(end.error, "farewell\n");
    assert_int_equal(WTERMSIG(end.status), SIGTERM);
}

static void ignore_hangups(void)
{
    restore_end();
    signal(SIGHUP, SIG_IGN);
    restore_begin(STDERR_FILENO);
    raise(SIGHUP);
    restore_end();
}

static void an_ignored_signal_stays_ignored(void **state)
{
    struct end end = in_child(ignore_hangups);

    (void)state;
    assert_true(WIFEXITED(end.status));
    assert_int_equal(WEXITSTATUS(end.status), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_deadly_signal_restores_and_still_kills),
        cmocka_unit_test(abort_restores),
        cmocka_unit_test(exit_restores),
        cmocka_unit_test(after_an_orderly_end_nothing_is_sent),
        cmocka_unit_test(a_known_fault_is_told_after_the_restoring),
        cmocka_unit_test(an_unknown_fault_stays_a_fault),
        cmocka_unit_test(a_farewell_comes_before_the_end),
        cmocka_unit_test(an_ignored_signal_stays_ignored),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
