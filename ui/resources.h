/* SPDX-License-Identifier: MIT */
/* resources.h -- who stands in line for what tasks share, and who has it. */
#ifndef LOOPSCOPE_UI_RESOURCES_H
#define LOOPSCOPE_UI_RESOURCES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/model.h"

/* The lines of a resource, by what is waited for in them. */
enum resource_line {
    LINE_WAITING, /* all but queues have this one alone */
    LINE_GETTING,
    LINE_PUTTING,
    LINE_JOINING,
    LINE_COUNT
};

/* A place in a line. */
struct resource_place {
    uint32_t resource; /* 0: in none */
    enum resource_line line;
    uint32_t ahead; /* how many stand before it */
};

const struct task_ids *resource_line(const struct resource *resource,
                                     enum resource_line line);

/* "waiting", "getting", ... */
const char *resource_line_word(enum resource_line line);

/* Where a task stands in line. */
struct resource_place resource_place_of(const struct model *model,
                                        uint32_t task);
/* The same for all tasks: places[task - 1], task_count of them. */
void resource_places(const struct model *model, struct resource_place *places);

/*
 * Who has what the tasks in a line wait for: the holder of a lock, of a
 * condition's lock, the holders of a semaphore. Empty where nobody is known.
 */
struct task_ids resource_holders(const struct model *model,
                                 const struct resource *resource);

/* Whether a task holds it or stands in one of its lines. */
bool resource_concerns(const struct model *model,
                       const struct resource *resource, uint32_t task);

/* "Queue 1". Returns buffer. */
char *resource_name(const struct resource *resource, char *buffer, size_t size);

#endif
