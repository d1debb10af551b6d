/* SPDX-License-Identifier: MIT */
/* Subjects without a screen, to their end. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "scenarios/registry.h"
#include "sim/runner.h"
#include "sim/trace/jsonl_read.h"
#include "sim/trace/line.h"
#include "ui/cli_recorder.h"
#include "ui/cli_subject.h"
#include "ui/python.h"
#include "ui/recording.h"

/* A sink that remembers how the trace ended, and who recorded it. */
struct watch {
    struct event_sink next;
    bool ended;
    enum exit_how how;
    const char *note;
    struct line standins; /* "aiohttp, asyncpg", in `names` */
    char names[128];
};

static void watch_emit(void *context, const struct event *event)
{
    struct watch *watch = context;
    if (event->kind == EVENT_EXIT) {
        watch->ended = true;
        watch->how = event->u.exit.how;
    } else if (event->kind == EVENT_TRACE) {
        watch->note = python_note(event->u.trace.runtime);
    } else if (event->kind == EVENT_STANDIN) {
        line_add(&watch->standins, watch->standins.length ? ", " : "");
        line_add(&watch->standins, event->u.standin.name);
    }
    watch->next.emit(watch->next.context, event);
}

static void run_scenario(const struct subject *subject, struct event_sink sink)
{
    long ticks = subject->options->max_ticks;
    struct runner *runner =
        runner_create(&subject->scenario->program, sink,
                      (uint32_t)(ticks ? ticks : TICKS_MOST_DEFAULT));
    bool more;
    do {
        more = runner_advance(runner);
    } while (more);
    runner_free(runner);
}

static bool run_file(const struct subject *subject,
                     const struct event_sink *sink)
{
    char error[512];
    int fd = open(subject->name, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        cli_complain("cannot read %s: %s", subject->name, strerror(errno));
        return false;
    }
    struct jsonl_reader *reader = jsonl_reader_create(fd, subject->name);
    int outcome;
    do {
        outcome = jsonl_reader_next(reader, sink, error, sizeof error);
    } while (outcome > 0);
    jsonl_reader_free(reader);
    close(fd);
    if (outcome < 0)
        cli_complain("%s", error);
    return outcome == 0;
}

/* The recorder's status; -1 after a complaint. */
static int run_program(const struct subject *subject, struct event_sink sink)
{
    struct recorder_call call;
    if (!recorder_call_make(&call, subject, false))
        return -1;
    struct recording_plan plan = {call.argv, false, call.silence_s, cli_say};
    struct producer *producer = recording_create(&plan, sink);
    int error = errno;
    recorder_call_free(&call);
    if (!producer) {
        recorder_complain(subject, error);
        return -1;
    }
    while (producer->more(producer))
        continue;
    struct producer_state state = producer->state(producer);
    subject_say_why(&state);
    producer->close(producer);
    return state.status;
}

int subject_run(const struct subject *subject, struct event_sink sink)
{
    struct watch watch = {.next = sink};
    struct event_sink watched = {watch_emit, &watch};
    int status = 0;
    line_init(&watch.standins, watch.names, sizeof watch.names);
    if (subject->is_program)
        status = run_program(subject, watched);
    else if (subject->scenario)
        run_scenario(subject, watched);
    else if (!run_file(subject, &watched))
        return CLI_BAD;
    if (watch.note)
        cli_complain("%s", watch.note);
    if (watch.standins.length)
        cli_complain("stand-ins in use: %s", watch.names);
    if (watch.ended || !subject->is_program)
        return subject_exit_code(watch.ended, watch.how);
    return status < 0 || status == CLI_BAD ? CLI_BAD : CLI_DIFFERS;
}
