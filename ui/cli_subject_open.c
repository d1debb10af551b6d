/* SPDX-License-Identifier: MIT */
/* Subjects for a screen, as far as it asks. */
#include <errno.h>

#include "scenarios/registry.h"
#include "sim/runner.h"
#include "ui/cli_recorder.h"
#include "ui/cli_subject.h"
#include "ui/engine.h"

static struct timeline *open_program(const struct subject *subject, int *code)
{
    struct recorder_call call;
    if (!recorder_call_make(&call, subject, true)) {
        *code = CLI_BAD;
        return NULL;
    }
    struct timeline *timeline = engine_program(call.argv, call.silence_s);
    int error = errno;
    recorder_call_free(&call);
    if (!timeline) {
        *code = recorder_complain(subject, error);
        return NULL;
    }
    if (timeline_count(timeline) || subject->is_again)
        return timeline;
    *code = subject_say_end(subject, timeline);
    timeline_free(timeline);
    return NULL;
}

struct timeline *subject_open(const struct subject *subject,
                              struct timeline **twin, int *code)
{
    const struct subject_options *options = subject->options;
    char error[512];
    *twin = NULL;
    *code = CLI_DONE;
    if (subject->is_program)
        return open_program(subject, code);
    if (subject->scenario) {
        long ticks =
            options->max_ticks ? options->max_ticks : TICKS_MOST_DEFAULT;
        *twin = engine_recorded(subject->scenario);
        return engine_native(subject->scenario, (uint32_t)ticks);
    }
    struct timeline *timeline = engine_file(subject->name, error, sizeof error);
    if (!timeline)
        *code = cli_complain("%s", error);
    return timeline;
}
