/* SPDX-License-Identifier: MIT */
/* jsonl_event.h -- an event from its JSON object. */
#ifndef LOOPSCOPE_SIM_TRACE_JSONL_EVENT_H
#define LOOPSCOPE_SIM_TRACE_JSONL_EVENT_H

#include <stdbool.h>

#include <jansson.h>

#include "sim/arena.h"
#include "sim/trace/complaint.h"
#include "sim/trace/event.h"

/*
 * Reads the object into an event, or complains and returns false. The
 * event's strings belong to the object, its arrays to the scratch arena.
 */
bool event_from_json(const json_t *object, struct event *event,
                     struct arena *scratch, struct complaint *complaint);

#endif
