/* SPDX-License-Identifier: MIT */
#include "ui/why_reasons.h"

#include <string.h>

/* What fire events queue. */
const struct reason reasons_fired[] = {
    {"sleep", "The timer of {task}'s sleep came due at {when}, so the loop "
              "queued its callback: it will resolve the future {task} awaits"},
    {"timeout", "The timeout armed at {armed} for {span} s came due at {when}, "
                "so the loop queued its callback: it will ask {task} to "
                "cancel"},
    {"wait-timeout", "The time that asyncio.wait was given was over at {when}, "
                     "so the loop queued its callback: it will end the wait"},
    {"as_completed-timeout",
     "The time that as_completed was given was over at {when}, so the loop "
     "queued its callback"},
    {NULL, "The timer that {actor} armed came due at {when}, so the loop "
           "queued its callback, call {name}"},
};

/* The same, when the task does not wait for it any more. */
const struct reason reasons_fired_late[] = {
    {NULL, "The timer of {task}'s sleep came due at {when}, so the loop "
           "queued its callback; but {task} waits for it no more"},
};

const char reason_of_fired_step[] =
    "The timer that {actor} armed came due at {when}, so the loop queued "
    "{task}'s next step";

/* What deliver events queue. */
const struct reason reasons_delivered[] = {
    {"io ", "The I/O operation {name} completed at {when}, so the loop queued "
            "its callback: it passes on what came of it"},
    {"job ", "A worker finished the job {name} at {when}, so the loop queued "
             "its callback: it passes the outcome to the job's future"},
    {NULL, "A completion arrived at {when}, so the loop queued {name}"},
};

/* Done callbacks, queued by the end of a task, {other}. */
const struct reason reasons_done[] = {
    {"gather", "{other} {how}, so gather's callback was queued: it counts "
               "{other} and notes how it ended"},
    {"wait", "{other} {how}, so asyncio.wait's callback was queued: it counts "
             "the tasks that are left"},
    {"taskgroup", "{other} {how}, so the task group's callback was queued: "
                  "it takes {other} off the group"},
    {"shield-inner", "{other} {how}, so shield's callback was queued: it "
                     "passes that on to the future that stands in for {other}"},
    {"as_completed", "{other} {how}, so as_completed's callback was queued: "
                     "it hands {other} on"},
    {"wait-timeout", "{other} {how}, so the callback of the one that waits "
                     "for its end was queued"},
    {NULL, "{other} {how}, so its done callback was queued, call {name}"},
};

const char reason_of_failure[] =
    "{other} failed, so the task group's callback was queued: at a first "
    "failure the group asks its other tasks and its block to cancel";

const char reason_of_release[] =
    "What {task} waited to end has ended: {actor} queued this wake-up";

const char reason_of_overdue[] =
    "{task}'s timeout is over: {actor} asked {task} to cancel, which queued "
    "this wake-up";

const char reason_of_ended[] =
    "{other} {how}, so gather's callback was queued; but the gather has ended "
    "already: nothing comes of it";

const char reason_of_raise[] =
    "{other} {how} and {task} awaited it, so this wake-up was queued: "
    "{value} will be raised there";

const char reason_of_resolved[] =
    "{actor} resolved what {task} waited for ({on}) and so queued this wake-up";

const char reason_of_shared[] =
    "{task} waited for {on}: {actor} woke it, so this wake-up was queued";

const char reason_of_own[] = "{actor} queued call {name}, a callback";

/* Callbacks that something else queued. */
const struct reason reasons_called[] = {
    {"timeout", "The time of {task}'s timeout was over already, so its "
                "callback was queued at once: it will ask {task} to cancel"},
    {"gather", "{task} was done when gather got it, so gather's callback was "
               "queued at once"},
    {"wait", "{task} was done when asyncio.wait got it, so its callback was "
             "queued at once"},
    {"taskgroup", "{task} was done when the task group got it, so its "
                  "callback was queued at once"},
    {"shield-inner", "{task}, which shield protects, is done, so shield's "
                     "callback was queued"},
    {"shield-outer", "The future that shield gave is done, so its callback "
                     "was queued: it lets go of the task inside"},
    {"as_completed", "{task} was done when as_completed got it, so its "
                     "callback was queued at once"},
    {"sleep", "{actor} queued a callback of asyncio's that resolves a future, "
              "as at the end of a sleep"},
    {"job ", "The future of the job {name} was cancelled before a worker "
             "began it, so it never begins: its callback was queued"},
    {NULL, reason_of_own},
};

/* Callbacks of what {task} waited for when it was asked to cancel. */
const struct reason reasons_called_by_cancel[] = {
    {"shield-outer",
     "{task} was asked to cancel: shield's stand-in, which it waits for, is "
     "cancelled, so its callback was queued. {other} is not touched"},
    {NULL, "{task} was asked to cancel: the future it waits for is cancelled, "
           "so that future's callback was queued, call {name}"},
};

/* Wake-ups of {task} that a callback queued, which is about {other}. */
const struct reason reasons_woken[] = {
    {"sleep", "{task}'s sleep ended: {actor} resolved the future it awaited "
              "and queued this wake-up"},
    {"timeout", "{task}'s timeout came due: {actor} resolved what it awaited "
                "and queued this wake-up"},
    {"wait", "{other} {how}, which ended the asyncio.wait of {task}: {actor} "
             "queued this wake-up"},
    {"wait-timeout", "The time that asyncio.wait was given is over: {actor} "
                     "queued {task}'s wake-up"},
    {"taskgroup", "{other} was the last task of the group: {actor} queued the "
                  "wake-up of {task}, which waits to leave it"},
    {"shield-inner", "{other}, which shield protects, {how}: {actor} passed "
                     "it on and queued {task}'s wake-up"},
    {"as_completed", "{other} {how}: {actor} handed it on and queued "
                     "{task}'s wake-up"},
    {"as_completed-timeout", "The time that as_completed was given is over: "
                             "{actor} queued {task}'s wake-up"},
    {"io ", "The I/O operation {name} completed: its callback resolved the "
            "future {task} awaited and queued this wake-up"},
    {"job ", "The job {name} is finished: its callback resolved the future "
             "{task} awaited and queued this wake-up"},
    {NULL, reason_of_resolved},
};

/* Wake-ups of {task} that follow its cancelling directly. */
const struct reason reasons_cancelled[] = {
    {"timeout", "The timeout armed at {armed} for {span} s came due: {actor} "
                "asked {task} to cancel, which queued this wake-up"},
    {"taskgroup", "{other} failed, so the task group asked {task} to cancel, "
                  "which queued this wake-up"},
    {NULL, "{actor} asked {task} to cancel, which queued this wake-up: "
           "CancelledError will be raised where it waits"},
};

bool is_call_named(const char *call, const char *name)
{
    size_t length = strlen(name);
    if (length && name[length - 1] == ' ')
        return strncmp(call, name, length) == 0;
    return strcmp(call, name) == 0;
}

/* A program may name a function sleep: it stands without a task, though. */
static bool is_library(const struct label *label)
{
    return label->task || strpbrk(label->call, "- ");
}

const char *find_reason(const struct reason *reasons, const struct label *label)
{
    bool is_known = label && is_library(label);
    while (reasons->call &&
           !(is_known && is_call_named(label->call, reasons->call)))
        reasons++;
    return reasons->text;
}
