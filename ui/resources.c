/* SPDX-License-Identifier: MIT */
#include "ui/resources.h"

#include <stdio.h>

const struct task_ids *resource_line(const struct resource *resource,
                                     enum resource_line line)
{
    switch (line) {
    case LINE_GETTING:
        return &resource->getting;
    case LINE_PUTTING:
        return &resource->putting;
    case LINE_JOINING:
        return &resource->joining;
    default:
        return &resource->waiting;
    }
}

const char *resource_line_word(enum resource_line line)
{
    static const char *const words[] = {[LINE_WAITING] = "waiting",
                                        [LINE_GETTING] = "getting",
                                        [LINE_PUTTING] = "putting",
                                        [LINE_JOINING] = "joining"};
    return words[line];
}

static bool find_in(struct task_ids tasks, uint32_t task, uint32_t *at)
{
    for (*at = 0; *at < tasks.count; ++*at)
        if (tasks.ids[*at] == task)
            return true;
    return false;
}

static bool find_place(const struct resource *resource, uint32_t task,
                       struct resource_place *place)
{
    for (enum resource_line line = 0; line < LINE_COUNT; line++) {
        *place = (struct resource_place){resource->id, line, 0};
        if (find_in(*resource_line(resource, line), task, &place->ahead))
            return true;
    }
    return false;
}

struct resource_place resource_place_of(const struct model *model,
                                        uint32_t task)
{
    struct resource_place place;
    for (size_t i = 0; i < model->resource_count; i++)
        if (find_place(model->resources[i].now, task, &place))
            return place;
    return (struct resource_place){0};
}

static void note_line(const struct model *model,
                      const struct resource *resource, enum resource_line line,
                      struct resource_place *places)
{
    const struct task_ids *tasks = resource_line(resource, line);
    for (uint32_t i = 0; i < tasks->count; i++)
        if (tasks->ids[i] > 0 && tasks->ids[i] <= model->task_count)
            places[tasks->ids[i] - 1] =
                (struct resource_place){resource->id, line, i};
}

void resource_places(const struct model *model, struct resource_place *places)
{
    for (size_t i = 0; i < model->task_count; i++)
        places[i] = (struct resource_place){0};
    for (size_t i = 0; i < model->resource_count; i++)
        for (enum resource_line line = 0; line < LINE_COUNT; line++)
            note_line(model, model->resources[i].now, line, places);
}

struct task_ids resource_holders(const struct model *model,
                                 const struct resource *resource)
{
    if (resource->lock > 0 && resource->lock <= model->resource_count)
        resource = model->resources[resource->lock - 1].now;
    if (resource->holder > 0)
        return (struct task_ids){&resource->holder, 1};
    return resource->holders;
}

bool resource_concerns(const struct model *model,
                       const struct resource *resource, uint32_t task)
{
    struct resource_place place;
    uint32_t at;
    return find_in(resource_holders(model, resource), task, &at) ||
           find_place(resource, task, &place);
}

char *resource_name(const struct resource *resource, char *buffer, size_t size)
{
    snprintf(buffer, size, "%s %u", resource_words[resource->kind],
             (unsigned)resource->id);
    return buffer;
}
