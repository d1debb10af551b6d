/* SPDX-License-Identifier: MIT */
#include "ui/soonest.h"

static int64_t due_of(const struct timeline *timeline,
                      const struct model_op *op)
{
    const struct event *start = timeline_event(timeline, op->started);
    return start->u.op.is_timed ? start->u.op.when : INT64_MAX;
}

size_t ops_soonest(const struct timeline *timeline, const struct model *model,
                   const struct model_op **ops, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < model->op_count && most > 0; i++) {
        int64_t due = due_of(timeline, &model->ops[i]);
        size_t at = count;
        if (count == most && due >= due_of(timeline, ops[most - 1]))
            continue;
        if (count < most)
            count++;
        else
            at--;
        for (; at > 0 && due < due_of(timeline, ops[at - 1]); at--)
            ops[at] = ops[at - 1];
        ops[at] = &model->ops[i];
    }
    return count;
}
