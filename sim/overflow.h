/* SPDX-License-Identifier: MIT */
/* overflow.h -- a coroutine that outgrew its stack is named, not a mystery.
 */
#ifndef LOOPSCOPE_SIM_OVERFLOW_H
#define LOOPSCOPE_SIM_OVERFLOW_H

#include <stddef.h>

struct task;

/*
 * If the address lies in the guard page below the running task's stack,
 * writes a line that names the task and returns its length; else 0. Safe in
 * a signal handler.
 */
size_t overflow_report(const void *address, char *line, size_t size);

/* Who says the line and ends the process when a stack without a guard page
 * was overrun; must not return. By default: stderr, exit status 1. */
void overflow_on_end(void (*end)(const char *line));
_Noreturn void overflow_end(const struct task *task);

#endif
