/* SPDX-License-Identifier: MIT */
#include "ui/model_store.h"

#include <string.h>

#include "sim/memory.h"
#include "ui/bisect.h"

/* Makes room for one more behind an array that loses items at its front. */
static void *make_room(void *items, size_t count, void **room, size_t *capacity,
                       size_t size)
{
    size_t gone = *room ? (size_t)((char *)items - (char *)*room) / size : 0;
    if (gone + count < *capacity)
        return items;
    if (gone <= *capacity / 2) {
        *room = memory_grow(*room, capacity, *capacity + 1, size);
        return (char *)*room + gone * size;
    }
    return memmove(*room, items, count * size);
}

void ready_append(struct model *model, const struct event *event)
{
    struct model_store *store = model->store;
    void *room = store->ready_room;
    model->ready = make_room(model->ready, model->ready_count, &room,
                             &store->ready_capacity, sizeof *model->ready);
    store->ready_room = room;
    model->ready[model->ready_count++] =
        (struct model_handle){.label = event->u.handle.label,
                              .id = event->u.handle.id,
                              .cause = model->events};
}

/* The handle that runs or is skipped always stands first. */
struct model_handle ready_pop(struct model *model, const struct event *event)
{
    struct model_handle handle = {.label = event->u.handle.label,
                                  .id = event->u.handle.id,
                                  .cause = model->events};
    if (model->ready_count && model->ready[0].id == handle.id) {
        handle.cause = model->ready[0].cause;
        model->ready++;
        model->ready_count--;
    }
    return handle;
}

void ops_append(struct model *model, const struct event *event)
{
    struct model_store *store = model->store;
    void *room = store->op_room;
    model->ops = make_room(model->ops, model->op_count, &room,
                           &store->op_capacity, sizeof *model->ops);
    store->op_room = room;
    model->ops[model->op_count++] =
        (struct model_op){.id = event->u.op.id,
                          .is_job = event->kind == EVENT_JOB,
                          .name = event->u.op.name,
                          .started = model->events};
}

struct op_search {
    const struct model *model;
    uint32_t id;
};

static bool is_below(const void *context, size_t index)
{
    const struct op_search *search = context;
    return search->model->ops[index].id < search->id;
}

/* The first pending operation whose id is not below this one; they ascend. */
static size_t find_op(const struct model *model, uint32_t id)
{
    const struct op_search search = {model, id};
    return bisect(0, model->op_count, is_below, &search);
}

/* Closes the gap from the shorter side: most complete in order of start. */
void ops_remove(struct model *model, uint32_t id)
{
    size_t at = find_op(model, id);
    if (at == model->op_count || model->ops[at].id != id)
        return;
    size_t after = model->op_count - at - 1;
    model->op_count--;
    if (at < after) {
        memmove(model->ops + 1, model->ops, at * sizeof *model->ops);
        model->ops++;
    } else {
        memmove(model->ops + at, model->ops + at + 1,
                after * sizeof *model->ops);
    }
}

uint32_t ops_withdraw(struct model *model, const struct label *label)
{
    if (label->kind != LABEL_CALL || strncmp(label->call, "job ", 4) != 0)
        return 0;
    for (size_t i = model->op_count; i-- > 0;) {
        const struct model_op *op = &model->ops[i];
        if (op->is_job && strcmp(op->name, label->call + 4) == 0) {
            uint32_t id = op->id;
            ops_remove(model, id);
            return id;
        }
    }
    return 0;
}
