/* SPDX-License-Identifier: MIT */
#include "tests/fuzz/coverage.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "sim/loop.h"
#include "sim/task.h"

enum { OPERATIONS_MOST = 128, TASKS_MOST = 1024 };

static const char *names[OPERATIONS_MOST];
static unsigned long ran[OPERATIONS_MOST];
static unsigned long pairs[OPERATIONS_MOST][OPERATIONS_MOST];
/* By task, of the program that runs; 0 is for the callback that runs. */
static bool began[TASKS_MOST][OPERATIONS_MOST];

/* The names live in a program; they are kept for the end. */
static size_t number_of(const char *name)
{
    size_t at = 0;
    while (at < OPERATIONS_MOST && names[at] && strcmp(names[at], name) != 0)
        at++;
    assert(at < OPERATIONS_MOST && "there are fewer operations than this");
    if (!names[at])
        names[at] = strdup(name);
    return at;
}

void coverage_ran(const char *name)
{
    size_t at = number_of(name);
    const struct task *task = loop_running()->current;
    bool *before = began[task && task->id < TASKS_MOST ? task->id : 0];
    ran[at]++;
    for (size_t i = 0; i < OPERATIONS_MOST; i++)
        pairs[i][at] += before[i];
    before[at] = true;
}

void coverage_new_callback(void)
{
    memset(began[0], 0, sizeof began[0]);
}

void coverage_new_program(void)
{
    memset(began, 0, sizeof began);
}

void coverage_write(FILE *file)
{
    for (size_t i = 0; i < OPERATIONS_MOST && names[i]; i++)
        fprintf(file, "%s %lu\n", names[i], ran[i]);
    for (size_t i = 0; i < OPERATIONS_MOST && names[i]; i++)
        for (size_t j = 0; j < OPERATIONS_MOST && names[j]; j++)
            if (pairs[i][j])
                fprintf(file, "%s %s %lu\n", names[i], names[j], pairs[i][j]);
}
