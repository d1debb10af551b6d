/* SPDX-License-Identifier: MIT */
/* overflow.h -- what outgrew its stack is named, not a mystery: a task, an
 * async generator in one, or a job. */
#ifndef LOOPSCOPE_SIM_OVERFLOW_H
#define LOOPSCOPE_SIM_OVERFLOW_H

#include <stddef.h>

struct stack;

/*
 * If the address lies in the guard page below one of the running loop's
 * stacks, writes a line that names whose it is and returns its length; else 0.
 * Safe in a signal handler.
 */
size_t overflow_report(const void *address, char *line, size_t size);

/* What has just run on this stack gave way: ends the process if it has no
 * guard page and was overrun. */
void overflow_check(const struct stack *stack);
/* Who says the line and ends the process then; must not return. By default:
 * stderr, exit status 1. */
void overflow_on_end(void (*end)(const char *line));

#endif
