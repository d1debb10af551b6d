/* SPDX-License-Identifier: MIT */
#include "ui/survey.h"

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
        survey->ops++;
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
