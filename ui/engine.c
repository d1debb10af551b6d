/* SPDX-License-Identifier: MIT */
#include "ui/engine.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scenarios/registry.h"
#include "sim/memory.h"
#include "sim/trace/jsonl_read.h"
#include "ui/recording.h"
#include "ui/timeline.h"

struct native_producer {
    struct producer producer; /* is a producer */
    struct runner *runner;
};

static bool native_more(struct producer *producer)
{
    return runner_advance(((struct native_producer *)producer)->runner);
}

static void native_close(struct producer *producer)
{
    struct native_producer *native = (struct native_producer *)producer;
    runner_free(native->runner);
    free(native);
}

struct timeline *engine_native(const struct scenario *scenario,
                               uint32_t ticks_most)
{
    struct timeline *timeline = timeline_create();
    struct native_producer *native = memory_zero(1, sizeof *native);
    native->producer.more = native_more;
    native->producer.close = native_close;
    native->runner =
        runner_create(&scenario->program, timeline_sink(timeline), ticks_most);
    timeline_set_producer(timeline, &native->producer);
    return timeline;
}

struct timeline *engine_program(char *const argv[], double silence_s)
{
    struct timeline *timeline = timeline_create();
    struct recording_plan plan = {argv, true, silence_s, NULL};
    struct producer *producer =
        recording_create(&plan, timeline_sink(timeline));
    if (!producer) {
        timeline_free(timeline);
        return NULL;
    }
    timeline_set_producer(timeline, producer);
    while (!timeline_listing_at(timeline, 0) &&
           (timeline_grow(timeline) || timeline_state(timeline).is_waiting))
        continue;
    return timeline;
}

/* All of a reader's events; frees the reader. NULL on an error. */
static struct timeline *read_all(struct jsonl_reader *reader, char *error,
                                 size_t size)
{
    struct timeline *timeline = timeline_create();
    struct event_sink sink = timeline_sink(timeline);
    int outcome;
    do {
        outcome = jsonl_reader_next(reader, &sink, error, size);
    } while (outcome > 0);
    jsonl_reader_free(reader);
    if (outcome == 0)
        return timeline;
    timeline_free(timeline);
    return NULL;
}

struct timeline *engine_recorded(const struct scenario *scenario)
{
    char error[256];
    const char *text = scenario->expected_jsonl;
    if (!text)
        return NULL;
    return read_all(
        jsonl_reader_create_text(text, strlen(text), "expected.jsonl"), error,
        sizeof error);
}

struct timeline *engine_file(const char *path, char *error, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        snprintf(error, size, "%s: %s", path, strerror(errno));
        return NULL;
    }
    struct timeline *timeline =
        read_all(jsonl_reader_create(fd, path), error, size);
    close(fd);
    return timeline;
}
