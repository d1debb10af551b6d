/* SPDX-License-Identifier: MIT */
#include "sim/overflow.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/loop.h"
#include "sim/stack.h"
#include "sim/task.h"

static void say_and_exit(const char *line)
{
    if (write(STDERR_FILENO, line, strlen(line)) < 0)
        _exit(2);
    _exit(1);
}

static void (*end_hook)(const char *line) = say_and_exit;

/* Appends what fits; no snprintf, which a signal handler may not call. */
static size_t append(char *line, size_t size, size_t at, const char *text)
{
    while (*text && at + 1 < size)
        line[at++] = *text++;
    line[at] = '\0';
    return at;
}

/* Whose stack it is. What runs on one that is no task's and no job's is a
 * generator that the current task asked. */
static size_t append_owner(const struct stack *stack, char *line, size_t size,
                           size_t at)
{
    const struct loop *loop = loop_running();
    const struct task *task = loop->current;
    if (loop->jobs.running)
        return append(line, size, at, job_label(loop->jobs.running));
    if (!task)
        return append(line, size, at, "what just ended");
    if (task->stack != stack)
        at = append(line, size, at, "an async generator in ");
    at = append(line, size, at, task->name);
    at = append(line, size, at, " (");
    at = append(line, size, at, task->coro->type->name);
    return append(line, size, at, ")");
}

static size_t write_line(const struct stack *stack, char *line, size_t size)
{
    size_t at = append(line, size, 0, "loopscope: ");
    at = append_owner(stack, line, size, at);
    return append(line, size, at,
                  " overflowed its stack: its calls nest too deep, or a local "
                  "is too large\n");
}

size_t overflow_report(const void *address, char *line, size_t size)
{
    const struct loop *loop = loop_running();
    const struct stack *stack =
        loop ? stack_guarded_at(&loop->stacks, address) : NULL;
    return stack ? write_line(stack, line, size) : 0;
}

void overflow_on_end(void (*end)(const char *line))
{
    end_hook = end ? end : say_and_exit;
}

void overflow_check(const struct stack *stack)
{
    char line[256];
    if (!stack_overflowed(stack))
        return;
    write_line(stack, line, sizeof line);
    end_hook(line);
    abort();
}
