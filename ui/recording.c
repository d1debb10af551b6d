/* SPDX-License-Identifier: MIT */
#include "ui/recording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "sim/memory.h"
#include "sim/text_buffer.h"
#include "sim/trace/jsonl_read.h"
#include "ui/child.h"

/* How long somebody at the screen waits for an event in one go. */
enum { PATIENCE_MS = 40 };

/* What begins a line that the recorder itself says. */
static const char own_words[] = "loopscope: ";

struct recording {
    struct producer producer; /* is a producer */
    struct child child;
    struct jsonl_reader *reader;
    struct event_sink sink;
    char *name; /* of what runs, as complaints have it */
    bool apart;
    bool has_begun;  /* there were events */
    bool has_exited; /* the trace said so */
    bool has_ended;  /* no further event will come */
    int status;      /* once it has ended; 1 where a signal ended it */
    double silence_s;
    double silent_ms; /* so long it was asked in vain */
    char *complaint;
};

static void pass_on(void *context, const struct event *event)
{
    struct recording *recording = context;
    recording->has_begun = true;
    if (event->kind == EVENT_EXIT)
        recording->has_exited = true;
    recording->sink.emit(recording->sink.context, event);
}

static void complain_of(struct recording *recording, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void complain_of(struct recording *recording, const char *format, ...)
{
    struct text_buffer text = {0};
    va_list args;
    va_start(args, format);
    text_vformat(&text, format, args);
    va_end(args);
    free(recording->complaint);
    recording->complaint = text.bytes;
}

/* The last line of its own that the recorder said; NULL: none. */
static char *own_line(const struct recording *recording)
{
    const char *found = NULL;
    for (const char *at = recording->child.errors; at && *at;) {
        if (strncmp(at, own_words, sizeof own_words - 1) == 0)
            found = at + sizeof own_words - 1;
        at = strchr(at, '\n');
        at += at != NULL;
    }
    if (!found)
        return NULL;
    size_t length = strcspn(found, "\n");
    char *line = memory_alloc(length + 1);
    memcpy(line, found, length);
    line[length] = '\0';
    return line;
}

/* The trace ended without an exit event: somebody has to say why. */
static void explain_end(struct recording *recording, int status)
{
    char *line = own_line(recording);
    if (line) {
        complain_of(recording, "%s", line);
        free(line);
    } else if (WIFSIGNALED(status)) {
        complain_of(recording, "%s was ended by signal %d (%s)",
                    recording->name, WTERMSIG(status),
                    strsignal(WTERMSIG(status)));
    } else {
        complain_of(recording, "%s ended with status %d %s", recording->name,
                    WEXITSTATUS(status),
                    recording->has_begun ? "in the middle of the program"
                                         : "before the program began");
    }
}

static void end(struct recording *recording)
{
    int status = child_finish(&recording->child);
    recording->has_ended = true;
    recording->status = WIFEXITED(status) ? WEXITSTATUS(status) : 1;
    if (!recording->has_exited)
        explain_end(recording, status);
}

/* Nothing good can come of it any more. */
static void give_up(struct recording *recording)
{
    child_kill(&recording->child);
    recording->has_ended = true;
    recording->status = 1;
}

static void end_silent(struct recording *recording)
{
    give_up(recording);
    complain_of(recording,
                "%s gave no sign of life, and was ended; --watchdog allows "
                "more than %g s of real time",
                recording->name, recording->silence_s);
}

/* What came is no event. A line that was cut short, or none at all, is what a
 * death looks like, and of that end() has said more. */
static void end_damaged(struct recording *recording, const char *error)
{
    bool is_cut = jsonl_reader_is_at_end(recording->reader);
    if (is_cut)
        end(recording);
    else
        give_up(recording);
    if (!is_cut || (recording->has_begun && recording->status == 0))
        complain_of(recording, "%s", error);
}

/* Whether there is something to read, or an end. */
static bool wait_for_it(struct recording *recording)
{
    int patience = recording->apart ? PATIENCE_MS : 1000;
    do {
        if (jsonl_reader_has_line(recording->reader) ||
            child_wait_readable(&recording->child, patience)) {
            recording->silent_ms = 0;
            return true;
        }
        recording->silent_ms += patience;
        if (recording->silence_s > 0 &&
            recording->silent_ms > recording->silence_s * 1000) {
            end_silent(recording);
            return false;
        }
    } while (!recording->apart);
    return false;
}

static bool more(struct producer *producer)
{
    struct recording *recording = (struct recording *)producer;
    struct event_sink sink = {pass_on, recording};
    char error[512];
    if (recording->has_ended || !wait_for_it(recording))
        return false;
    int outcome =
        jsonl_reader_next(recording->reader, &sink, error, sizeof error);
    if (outcome == 0)
        end(recording);
    else if (outcome < 0)
        end_damaged(recording, error);
    return outcome > 0;
}

static struct producer_state state(const struct producer *producer)
{
    const struct recording *recording = (const struct recording *)producer;
    return (struct producer_state){!recording->has_ended, recording->status,
                                   recording->complaint,
                                   recording->child.errors};
}

static void close_recording(struct producer *producer)
{
    struct recording *recording = (struct recording *)producer;
    jsonl_reader_free(recording->reader);
    child_end(&recording->child);
    free(recording->name);
    free(recording->complaint);
    free(recording);
}

struct producer *recording_create(const struct recording_plan *plan,
                                  struct event_sink sink)
{
    struct recording *recording = memory_zero(1, sizeof *recording);
    const char *slash = strrchr(plan->argv[0], '/');
    recording->producer = (struct producer){more, close_recording, state};
    recording->sink = sink;
    recording->apart = plan->apart;
    recording->silence_s = plan->silence_s;
    if (!child_start(&recording->child, plan->argv, plan->apart)) {
        free(recording);
        return NULL;
    }
    recording->name = memory_copy_string(slash ? slash + 1 : plan->argv[0]);
    child_tell(&recording->child, plan->tell);
    recording->reader = jsonl_reader_create(recording->child.out, "the trace");
    return &recording->producer;
}
