/* SPDX-License-Identifier: MIT */
#include "ui/waits_tree.h"

#include <stdio.h>
#include <stdlib.h>

#include "sim/memory.h"
#include "ui/awaits.h"
#include "ui/words.h"

/* What was found out about a task on the way. */
enum { IS_AWAITED = 1, IS_SEEN = 2, IS_ON_PATH = 4 };

struct walk {
    struct waits_tree *tree;
    const struct timeline *timeline;
    const struct model *model;
    unsigned char *marks; /* of task id - 1 */
};

static bool is_live(const struct model *model, uint32_t id)
{
    const struct model_task *task = model_find_task(model, id);
    return task && task->state < TASK_IS_DONE;
}

/* Who waits for a notification does not wait for the lock's holder. */
static bool has_the_say(const struct resource *resource)
{
    return resource->kind == RESOURCE_LOCK ||
           resource->kind == RESOURCE_SEMAPHORE ||
           resource->kind == RESOURCE_BOUNDED_SEMAPHORE;
}

struct task_ids waits_for(const struct timeline *timeline,
                          const struct model *model, uint32_t id,
                          struct resource_place place)
{
    const struct model_task *task = model_find_task(model, id);
    const struct resource *resource;
    const struct event *wait;
    if (!task || task->state != TASK_IS_WAITING || !task->wait)
        return (struct task_ids){0};
    wait = timeline_event(timeline, task->wait - 1);
    if (wait->u.wait.awaits_count)
        return (struct task_ids){wait->u.wait.awaits,
                                 wait->u.wait.awaits_count};
    if (!place.resource)
        return (struct task_ids){0};
    resource = model->resources[place.resource - 1].now;
    return has_the_say(resource) ? resource_holders(model, resource)
                                 : (struct task_ids){0};
}

/* ", held by Task-3", or by how many */
static void tell_holders(const struct model *model, struct task_ids holders,
                         char *text, size_t size)
{
    const struct model_task *first =
        holders.count ? model_find_task(model, holders.ids[0]) : NULL;
    text[0] = '\0';
    if (first && holders.count > 1)
        snprintf(text, size, ", held by %u tasks", (unsigned)holders.count);
    else if (first)
        snprintf(text, size, ", held by %s", first->name);
}

/* What those in a line wait for, around the resource's name. */
struct wish {
    const char *before;
    const char *after;
};

static struct wish wish_of(const struct resource *resource,
                           enum resource_line line)
{
    static const struct wish lines[] = {
        [LINE_WAITING] = {"", ""},
        [LINE_GETTING] = {"an item of ", ""},
        [LINE_PUTTING] = {"room in ", ""},
        [LINE_JOINING] = {"", "'s items to be done"}};
    if (resource->kind == RESOURCE_EVENT)
        return (struct wish){"", " to be set"};
    if (resource->kind == RESOURCE_CONDITION)
        return (struct wish){"a notification of ", ""};
    if (resource->kind == RESOURCE_BARRIER)
        return (struct wish){"the others at ", ""};
    return lines[line];
}

char *waits_wish(const struct model *model, struct resource_place place,
                 char *buffer, size_t size)
{
    const struct resource *resource = model->resources[place.resource - 1].now;
    struct wish wish = wish_of(resource, place.line);
    char name[WORDS_SIZE / 2];
    snprintf(buffer, size, "%s%s%s", wish.before,
             resource_name(resource, name, sizeof name), wish.after);
    return buffer;
}

/* What more there is to say: how many items are left, or who holds it. */
static void tell_rest(const struct timeline *timeline,
                      const struct model *model, uint32_t id,
                      struct resource_place place, char *text, size_t size)
{
    const struct resource *resource = model->resources[place.resource - 1].now;
    if (place.line == LINE_JOINING)
        snprintf(text, size, ", %lld left", (long long)resource->unfinished);
    else
        tell_holders(model, waits_for(timeline, model, id, place), text, size);
}

char *waits_tell(const struct timeline *timeline, const struct model *model,
                 uint32_t id, struct resource_place place, char *buffer,
                 size_t size)
{
    const struct model_task *task = model_find_task(model, id);
    char wish[WORDS_SIZE], rest[WORDS_SIZE];
    if (task->state != TASK_IS_WAITING) {
        snprintf(buffer, size, "%s", state_word(task->state));
    } else if (!place.resource) {
        waits_words(timeline, model, task, buffer, size);
    } else {
        waits_wish(model, place, wish, sizeof wish);
        tell_rest(timeline, model, id, place, rest, sizeof rest);
        snprintf(buffer, size, "%s%s", wish, rest);
    }
    return buffer;
}

char *waits_say(const struct timeline *timeline, const struct model *model,
                uint32_t id, char *buffer, size_t size)
{
    const struct model_task *task = model_find_task(model, id);
    struct resource_place place = resource_place_of(model, id);
    buffer[0] = '\0';
    if (place.resource)
        waits_tell(timeline, model, id, place, buffer, size);
    else if (task && task->wait)
        awaits_words(model, timeline_event(timeline, task->wait - 1), buffer,
                     size);
    return buffer;
}

static void add_row(struct walk *walk, enum waits_row_kind kind, uint32_t task,
                    int depth, uint32_t resource)
{
    if (walk->tree->count < WAITS_ROWS_MOST)
        walk->tree->rows[walk->tree->count++] =
            (struct waits_row){kind, task, depth, resource};
}

static void visit(struct walk *walk, uint32_t id, int depth, uint32_t resource);

static void visit_awaited(struct walk *walk, uint32_t id, int depth)
{
    struct resource_place place = walk->tree->places[id - 1];
    struct task_ids tasks = waits_for(walk->timeline, walk->model, id, place);
    for (uint32_t i = 0; i < tasks.count && walk->tree->count < WAITS_ROWS_MOST;
         i++)
        if (is_live(walk->model, tasks.ids[i]))
            visit(walk, tasks.ids[i], depth, place.resource);
}

/* Who holds a thing is named by the row that waits for it: no need to again. */
static void visit(struct walk *walk, uint32_t id, int depth, uint32_t resource)
{
    unsigned char *mark = &walk->marks[id - 1];
    if (*mark & IS_ON_PATH) {
        add_row(walk, WAITS_CIRCLE, id, depth, resource);
    } else if (*mark & IS_SEEN) {
        if (!resource)
            add_row(walk, WAITS_AGAIN, id, depth, resource);
    } else {
        add_row(walk, WAITS_TASK, id, depth, resource);
        *mark |= IS_SEEN | IS_ON_PATH;
        if (depth < WAITS_DEPTH_MOST)
            visit_awaited(walk, id, depth + 1);
        *mark &= (unsigned char)~IS_ON_PATH;
    }
}

static void mark_awaited(struct walk *walk, uint32_t id)
{
    struct task_ids tasks =
        waits_for(walk->timeline, walk->model, id, walk->tree->places[id - 1]);
    for (uint32_t i = 0; i < tasks.count; i++)
        if (model_find_task(walk->model, tasks.ids[i]))
            walk->marks[tasks.ids[i] - 1] |= IS_AWAITED;
}

/* Those who are left after all roots were visited wait in circles. */
static void visit_roots(struct walk *walk, unsigned unwanted)
{
    for (uint32_t id = 1;
         id <= walk->model->task_count && walk->tree->count < WAITS_ROWS_MOST;
         id++)
        if (is_live(walk->model, id) && !(walk->marks[id - 1] & unwanted))
            visit(walk, id, 0, 0);
}

void waits_tree_make(struct waits_tree *tree, const struct timeline *timeline,
                     const struct model *model)
{
    size_t count = model->task_count;
    struct walk walk = {tree, timeline, model, memory_zero(count + 1, 1)};
    *tree = (struct waits_tree){
        .rows = memory_zero(WAITS_ROWS_MOST, sizeof *tree->rows),
        .places = memory_zero(count + 1, sizeof *tree->places)};
    resource_places(model, tree->places);
    for (uint32_t id = 1; id <= count; id++)
        mark_awaited(&walk, id);
    visit_roots(&walk, IS_AWAITED | IS_SEEN);
    visit_roots(&walk, IS_SEEN);
    free(walk.marks);
}

void waits_tree_free(struct waits_tree *tree)
{
    free(tree->rows);
    free(tree->places);
    *tree = (struct waits_tree){0};
}
