/* SPDX-License-Identifier: MIT */
#include "ui/eager.h"

#include <stdlib.h>

#include "sim/memory.h"
#include "ui/bisect.h"

void eager_note(struct eager_spans *spans, const struct model *model)
{
    const struct eager_span *last =
        spans->count ? &spans->spans[spans->count - 1] : NULL;
    const struct model_task *task = model_find_task(model, model->did);
    if (model->did == (last ? last->label.task : 0))
        return;
    spans->spans = memory_grow(spans->spans, &spans->capacity, spans->count + 1,
                               sizeof *spans->spans);
    spans->spans[spans->count++] =
        (struct eager_span){.from = model->events - 1,
                            .label = {.kind = LABEL_STEP,
                                      .task = model->did,
                                      .task_name = task ? task->name : NULL}};
}

struct span_search {
    const struct eager_spans *spans;
    size_t index;
};

static bool begins_at_most(const void *context, size_t at)
{
    const struct span_search *search = context;
    return search->spans->spans[at].from <= search->index;
}

const struct label *eager_label(const struct eager_spans *spans, size_t index)
{
    const struct span_search search = {spans, index};
    size_t after = bisect(0, spans->count, begins_at_most, &search);
    const struct label *label = after ? &spans->spans[after - 1].label : NULL;
    return label && label->task ? label : NULL;
}

void eager_free(struct eager_spans *spans)
{
    free(spans->spans);
    *spans = (struct eager_spans){0};
}
