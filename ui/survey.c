/* SPDX-License-Identifier: MIT */
#include "ui/survey.h"

#include "ui/text.h"

static void look_at_op(struct survey *survey, const char *name)
{
    int width = text_width(name, false);

    survey->ops++;
    if (width > survey->op_name)
        survey->op_name = width;
}

static void look_at(struct survey *survey, const struct event *event)
{
    survey->events++;
    survey->end = event->t;
    switch (event->kind) {
    case EVENT_TASK:
        survey->tasks++;
        break;
    case EVENT_PRINT:
    case EVENT_WARN:
        survey->prints++;
        break;
    case EVENT_JOB:
    case EVENT_IO:
        look_at_op(survey, event->u.op.name);
        break;
    case EVENT_RESOURCE:
        if (event->u.resource->id > survey->resources)
            survey->resources = event->u.resource->id;
        break;
    case EVENT_TICK:
        survey->last_tick = event->u.tick.number;
        break;
    case EVENT_EXIT:
        survey->ended = true;
        break;
    default:
        break;
    }
}

void survey_extend(struct survey *survey, const struct timeline *timeline)
{
    size_t count = timeline_count(timeline);

    while (survey->events < count)
        look_at(survey, timeline_event(timeline, survey->events));
}
