/* SPDX-License-Identifier: MIT */
/* task_group.h -- tasks that end together. Mirrors asyncio.TaskGroup
 * (taskgroups.py, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_TASK_GROUP_H
#define LOOPSCOPE_SIM_TASK_GROUP_H

#include "sim/async_with.h"
#include "sim/coro.h"

struct task;
struct task_group;

struct task_group *task_group_new(void);

/* A task of the group; name may be NULL. Raises RuntimeError when the group
 * was not entered, is finished or is shutting down. (TaskGroup.create_task) */
struct task *task_group_create_task(struct task_group *group, struct coro *coro,
                                    const char *name);

/*
 * `async with TaskGroup()`: leaving the block waits for all its tasks. The
 * first that fails cancels the others and the body; their exceptions leave
 * the block as one ExceptionGroup.
 */
struct async_manager task_group_manager(struct task_group *group);

#endif
