/* SPDX-License-Identifier: MIT */
#include "sim/trace/event.h"

const char *const label_words[] = {
    [LABEL_STEP] = "step", [LABEL_WAKEUP] = "wakeup", [LABEL_CALL] = "call"};
const char *const done_words[] = {[DONE_RESULT] = "result",
                                  [DONE_EXCEPTION] = "exception",
                                  [DONE_CANCELLED] = "cancelled"};
const char *const warn_words[] = {[WARN_CALLBACK] = "callback",
                                  [WARN_NEVER_RETRIEVED] = "never-retrieved",
                                  [WARN_NEVER_AWAITED] = "never-awaited"};
const char *const exit_words[] = {[EXIT_OK] = "ok",
                                  [EXIT_EXCEPTION] = "exception",
                                  [EXIT_DEADLOCK] = "deadlock",
                                  [EXIT_LIMIT] = "limit"};
const char *const language_words[] = {
    [SOURCE_PYTHON] = "python", [SOURCE_C] = "c"};

static const struct {
    const char *name;
    bool text;
} kinds[EVENT_KIND_COUNT] = {
#define X(constant, name, text) [EVENT_##constant] = {name, text},
    EVENT_KINDS(X)
#undef X
};

const char *event_kind_name(enum event_kind kind)
{
    return kinds[kind].name;
}

bool event_has_text(enum event_kind kind)
{
    return kinds[kind].text;
}

bool event_is_aside(const struct event *event)
{
    return event->kind >= EVENT_SOURCE && event->kind <= EVENT_LINE;
}

bool event_is_deed(const struct event *event)
{
    if (event->kind == EVENT_WARN)
        return event->u.warn.about == WARN_CALLBACK;
    return event->kind >= EVENT_TASK && event->kind <= EVENT_DONE;
}

const struct label *event_label(const struct event *event)
{
    switch (event->kind) {
    case EVENT_DELIVER:
    case EVENT_FIRE:
    case EVENT_RUN:
    case EVENT_SKIP:
    case EVENT_READY:
    case EVENT_TIMER:
    case EVENT_UNTIMER:
        return &event->u.handle.label;
    default:
        return NULL;
    }
}

const struct stack_frame *event_frames(const struct event *event,
                                       uint32_t *count)
{
    switch (event->kind) {
    case EVENT_READY:
        *count = event->u.handle.frame_count;
        return event->u.handle.frames;
    case EVENT_LINE:
        *count = event->u.running.frame_count;
        return event->u.running.frames;
    case EVENT_WAIT:
        *count = event->u.wait.frame_count;
        return event->u.wait.frames;
    case EVENT_DONE:
        *count = event->u.done.frame_count;
        return event->u.done.frames;
    case EVENT_EXIT:
        *count = event->u.exit.frame_count;
        return event->u.exit.frames;
    default:
        *count = 0;
        return NULL;
    }
}
