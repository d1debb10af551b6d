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

static size_t write_line(const struct task *task, char *line, size_t size)
{
    size_t at = append(line, size, 0, "loopscope: ");
    at = append(line, size, at, task->name);
    at = append(line, size, at, " (");
    at = append(line, size, at, task->coro->type->name);
    return append(line, size, at,
                  ") overflowed its stack: its calls nest too deep, or a "
                  "local is too large\n");
}

size_t overflow_report(const void *address, char *line, size_t size)
{
    const struct loop *loop = loop_running();
    const struct task *task = loop ? loop->current : NULL;
    if (!task || !task->stack || !stack_guards(task->stack, address))
        return 0;
    return write_line(task, line, size);
}

void overflow_on_end(void (*end)(const char *line))
{
    end_hook = end ? end : say_and_exit;
}

void overflow_end(const struct task *task)
{
    char line[256];
    write_line(task, line, sizeof line);
    end_hook(line);
    abort();
}
