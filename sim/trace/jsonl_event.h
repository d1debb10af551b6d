/* SPDX-License-Identifier: MIT */
/* jsonl_event.h -- an event from its JSON object. */
#ifndef LOOPSCOPE_SIM_TRACE_JSONL_EVENT_H
#define LOOPSCOPE_SIM_TRACE_JSONL_EVENT_H

#include <stdbool.h>

#include <jansson.h>

#include "sim/trace/complaint.h"
#include "sim/trace/event.h"

/* Arrays of an event under construction; reused from event to event. */
struct event_scratch {
    struct stack_frame *frames;
    size_t frame_capacity;
    uint32_t *awaits;
    size_t awaits_capacity;
};

/*
 * Reads the object into an event, or complains and returns false. The
 * event's strings belong to the object, its arrays to the scratch.
 */
bool event_from_json(const json_t *object, struct event *event,
                     struct event_scratch *scratch,
                     struct complaint *complaint);
void event_scratch_free(struct event_scratch *scratch);

#endif
