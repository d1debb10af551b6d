/* SPDX-License-Identifier: MIT */
/* Runs live beside each other in one process, and end in their four ways. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "sim/overflow.h"
#include "sim/runner.h"
#include "sim/scenario.h"
#include "sim/trace/jsonl_write.h"
#include "sim/trace/text.h"
#include "tests/engine_fixture.h"

ASYNC(child, double, delay)
{
    await(async_sleep(delay));
    print("slept %s", str(delay));
    return VALUE(delay);
}

ASYNC(three_children)
{
    print("%s", repr(await(gather(child(2), child(1), child(3)))));
    return None;
}

ASYNC(queue_of_one)
{
    struct queue *queue = queue_new(1);
    struct task *task = create_task(queue_get(queue));
    TRY {
        await(wait_for(queue_join(queue), 1));
        await(queue_put(queue, "item"));
        await(wait_for(queue_join(queue), 2));
    }
    EXCEPT (TimeoutError) {
        print("%s got %s", get_name(task), repr(await(task)));
    }
    return None;
}

ASYNC(raises)
{
    await(async_sleep(1));
    raise(ValueError("bad"));
}

ASYNC(waits_for_nobody)
{
    await(create_future());
    return None;
}

ASYNC(never_ends)
{
    while (true)
        await(async_sleep(1));
    return None;
}

/* One run, and the text that it has written so far. */
struct recording {
    struct program program;
    struct text_writer writer;
    FILE *file;
    char *text;
    size_t size;
    struct runner *runner;
};

static void recording_begin(struct recording *recording,
                            struct coro *(*start)(void), uint32_t ticks_most)
{
    *recording = (struct recording){.program = {.name = "test", .main = start}};
    recording->file = open_memstream(&recording->text, &recording->size);
    assert_non_null(recording->file);
    text_writer_init(&recording->writer, recording->file);
    recording->runner = runner_create(
        &recording->program, text_writer_sink(&recording->writer), ticks_most);
}

static void recording_end(struct recording *recording)
{
    runner_free(recording->runner);
    fclose(recording->file);
    free(recording->text);
}

/* The text of a recording that has come to its exit. */
static void assert_text(struct recording *recording, const char *expected)
{
    fflush(recording->file);
    assert_same_trace("test", expected, recording->text);
}

static void two_runs_interleaved_are_as_each_alone(void **state)
{
    (void)state;
    char *alone_a = trace_of(three_children, TICKS_MOST_DEFAULT);
    char *alone_b = trace_of(queue_of_one, TICKS_MOST_DEFAULT);
    struct recording a;
    struct recording b;
    recording_begin(&a, three_children, TICKS_MOST_DEFAULT);
    recording_begin(&b, queue_of_one, TICKS_MOST_DEFAULT);
    bool more_a = true;
    bool more_b = true;
    while (more_a || more_b) {
        more_a = runner_advance(a.runner);
        more_b = runner_advance(b.runner);
    }
    assert_text(&a, alone_a);
    assert_text(&b, alone_b);
    recording_end(&a);
    recording_end(&b);
    free(alone_a);
    free(alone_b);
}

static void one_freed_in_the_middle_leaves_the_other_alone(void **state)
{
    (void)state;
    char *alone = trace_of(three_children, TICKS_MOST_DEFAULT);
    struct recording a;
    recording_begin(&a, three_children, TICKS_MOST_DEFAULT);
    for (int advances = 1; runner_advance(a.runner); advances++) {
        struct recording other;
        recording_begin(&other, queue_of_one, TICKS_MOST_DEFAULT);
        for (int i = 0; i < advances; i++)
            runner_advance(other.runner);
        recording_end(&other);
    }
    assert_text(&a, alone);
    recording_end(&a);
    free(alone);
}

static void a_run_that_never_began_is_freed(void **state)
{
    (void)state;
    struct recording a;
    recording_begin(&a, three_children, TICKS_MOST_DEFAULT);
    assert_null(strchr(a.text ? a.text : "", 't'));
    recording_end(&a);
}

static char *jsonl_of(struct coro *(*start)(void))
{
    char *text = NULL;
    size_t size = 0;
    FILE *file = open_memstream(&text, &size);
    assert_non_null(file);
    const struct program program = {.name = "test", .main = start};
    struct runner *runner =
        runner_create(&program, jsonl_writer_sink(file), TICKS_MOST_DEFAULT);
    while (runner_advance(runner))
        continue;
    runner_free(runner);
    fclose(file);
    return text;
}

static void the_same_program_gives_the_same_bytes_twice(void **state)
{
    (void)state;
    char *first = jsonl_of(queue_of_one);
    char *second = jsonl_of(queue_of_one);
    assert_string_equal(first, second);
    assert_true(strlen(first) > 1000);
    free(first);
    free(second);
}

/* A program's last line, and that nothing comes after its exit event. */
static void assert_ends(struct coro *(*start)(void), const char *line)
{
    struct recording recording;
    recording_begin(&recording, start, 50);
    while (runner_advance(recording.runner))
        continue;
    fflush(recording.file);
    size_t size = recording.size;
    assert_false(runner_advance(recording.runner));
    fflush(recording.file);
    assert_int_equal(recording.size, size);
    assert_true(size > strlen(line));
    assert_string_equal(recording.text + size - strlen(line), line);
    recording_end(&recording);
}

static void a_run_ends_in_one_of_four_ways(void **state)
{
    (void)state;
    assert_ends(three_children, "\nexit t=3.000 ok\n");
    assert_ends(raises, "\nexit t=1.000 exception ValueError('bad')\n");
    assert_ends(waits_for_nobody, "\nexit t=0.000 deadlock\n");
    assert_ends(never_ends, "\nexit t=25.000 limit\n");
}

static void the_limit_counts_the_ticks_that_are_shown(void **state)
{
    (void)state;
    char *text = trace_of(never_ends, 7);
    assert_non_null(strstr(text, "\ntick 7 "));
    assert_null(strstr(text, "\ntick 8 "));
    assert_non_null(strstr(text, "\nexit t=3.000 limit\n"));
    free(text);
}

/* -- A stack that overflows, in a child process ------------------------- */

static void say_fault(int number, siginfo_t *info, void *machine)
{
    (void)number;
    (void)machine;
    char line[256];
    size_t length = overflow_report(info->si_addr, line, sizeof line);
    if (!length)
        _exit(3);
    if (write(STDERR_FILENO, line, length) < 0)
        _exit(4);
    _exit(1);
}

static void catch_faults(void)
{
    static char memory[64 * 1024];
    const stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory};
    struct sigaction action = {.sa_sigaction = say_fault,
                               .sa_flags = SA_SIGINFO | SA_ONSTACK};
    if (sigaltstack(&stack, NULL) != 0 ||
        sigaction(SIGSEGV, &action, NULL) != 0 ||
        sigaction(SIGBUS, &action, NULL) != 0)
        _exit(5);
}

static int dig(volatile int depth)
{
    volatile int here = depth;
    return depth < 0 ? 0 : dig(depth + 1) + here;
}

ASYNC(digger)
{
    return VALUE(dig(0));
}

ASYNC(one_digs_too_deep)
{
    struct task *task = create_task_named(digger(), "Mole");
    await(gather(child(1), task));
    return None;
}

ASYNC_GEN(burrow)
{
    YIELD(VALUE(dig(0)));
    return None;
}

ASYNC(one_digs_in_a_generator)
{
    value number;
    ASYNC_FOR (number, burrow())
        print("%s", str(number));
    return None;
}

DEF(deep)
{
    return VALUE(dig(0));
}

ASYNC(one_digs_in_a_thread)
{
    await(to_thread(deep()));
    return None;
}

/* One frame is larger than a guard page: each page of it is touched. */
static int leap(volatile int depth)
{
    volatile char far[3 * 4096];
    far[0] = (char)depth;
    return depth < 0 ? 0 : leap(depth + 1) + far[0];
}

ASYNC(one_leaps)
{
    return VALUE(leap(0));
}

ASYNC(scratcher)
{
    struct stack *stack = current_task()->stack;
    memset(stack->bottom, 0, 8); /* what an overrun would do to the mark */
    await(async_sleep(1));
    return None;
}

ASYNC(one_overruns_its_mark)
{
    struct loop *loop = loop_running();
    loop->stacks.count = STACK_GUARDS_MOST; /* no guards from here on */
    await(create_task(scratcher()));
    return None;
}

/* What the program says to stderr in a process of its own, which must end
 * with status 1. */
static void assert_dies_saying(struct coro *(*start)(void),
                               const char *expected)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        dup2(ends[1], STDERR_FILENO);
        catch_faults();
        free(trace_of(start, TICKS_MOST_DEFAULT));
        _exit(0);
    }
    close(ends[1]);
    char said[512] = "";
    size_t length = 0;
    ssize_t got;
    while ((got = read(ends[0], said + length, sizeof said - 1 - length)) > 0)
        length += (size_t)got;
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_string_equal(said, expected);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 1);
}

static void a_task_that_overflows_its_stack_is_named(void **state)
{
    (void)state;
    assert_dies_saying(one_digs_too_deep,
                       "loopscope: Mole (digger) overflowed its stack: its "
                       "calls nest too deep, or a local is too large\n");
}

static void so_is_one_with_large_locals(void **state)
{
    (void)state;
    assert_dies_saying(one_leaps,
                       "loopscope: Task-1 (one_leaps) overflowed its stack: "
                       "its calls nest too deep, or a local is too large\n");
}

static void so_are_a_generator_and_a_job(void **state)
{
    (void)state;
    assert_dies_saying(one_digs_in_a_generator,
                       "loopscope: an async generator in Task-1 "
                       "(one_digs_in_a_generator) overflowed its stack: its "
                       "calls nest too deep, or a local is too large\n");
    assert_dies_saying(one_digs_in_a_thread,
                       "loopscope: job deep overflowed its stack: its calls "
                       "nest too deep, or a local is too large\n");
}

static void so_is_one_without_a_guard_page(void **state)
{
    (void)state;
    assert_dies_saying(one_overruns_its_mark,
                       "loopscope: Task-2 (scratcher) overflowed its stack: "
                       "its calls nest too deep, or a local is too large\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_runs_interleaved_are_as_each_alone),
        cmocka_unit_test(one_freed_in_the_middle_leaves_the_other_alone),
        cmocka_unit_test(a_run_that_never_began_is_freed),
        cmocka_unit_test(the_same_program_gives_the_same_bytes_twice),
        cmocka_unit_test(a_run_ends_in_one_of_four_ways),
        cmocka_unit_test(the_limit_counts_the_ticks_that_are_shown),
        cmocka_unit_test(a_task_that_overflows_its_stack_is_named),
        cmocka_unit_test(so_is_one_with_large_locals),
        cmocka_unit_test(so_are_a_generator_and_a_job),
        cmocka_unit_test(so_is_one_without_a_guard_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
