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
#include "ui/unpack.h"

/* Of what is kept of a twin so many events are read at once: all, but of the
 * largest. */
enum { TWIN_FIRST = 10000 };

struct native_producer {
    struct producer producer; /* is a producer */
    struct runner *runner;    /* NULL: it is over, and its stacks are free */
};

static void end_native(struct native_producer *native)
{
    if (native->runner)
        runner_free(native->runner);
    native->runner = NULL;
}

static bool native_more(struct producer *producer)
{
    struct native_producer *native = (struct native_producer *)producer;
    bool more = native->runner && runner_advance(native->runner);
    if (!more)
        end_native(native);
    return more;
}

static void native_close(struct producer *producer)
{
    struct native_producer *native = (struct native_producer *)producer;
    end_native(native);
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

/* A trace begins with it: the first picture shows it. */
static void await_listing(struct timeline *timeline)
{
    while (!timeline_listing_at(timeline, 0) &&
           (timeline_grow(timeline) || timeline_state(timeline).is_waiting))
        continue;
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
    await_listing(timeline);
    return timeline;
}

struct file_producer {
    struct producer producer; /* is a producer */
    struct jsonl_reader *reader;
    struct event_sink sink;
    int fd;                    /* -1: not a file, */
    struct unpacker *unpacker; /* but what is kept */
    bool has_failed;
    char error[512]; /* once it has */
};

static bool file_more(struct producer *producer)
{
    struct file_producer *file = (struct file_producer *)producer;
    int outcome = jsonl_reader_next(file->reader, &file->sink, file->error,
                                    sizeof file->error);
    file->has_failed = outcome < 0;
    return outcome > 0;
}

static struct producer_state file_state(const struct producer *producer)
{
    const struct file_producer *file = (const struct file_producer *)producer;
    return (struct producer_state){.complaint =
                                       file->has_failed ? file->error : NULL};
}

static void file_close(struct producer *producer)
{
    struct file_producer *file = (struct file_producer *)producer;
    jsonl_reader_free(file->reader);
    if (file->fd >= 0)
        close(file->fd);
    unpack_free(file->unpacker);
    free(file);
}

/* Takes the file that the reader reads, or else the unpacker. */
static struct timeline *read_lines(struct jsonl_reader *reader, int fd,
                                   struct unpacker *unpacker)
{
    struct timeline *timeline = timeline_create();
    struct file_producer *file = memory_zero(1, sizeof *file);
    file->producer = (struct producer){file_more, file_close, file_state};
    file->reader = reader;
    file->sink = timeline_sink(timeline);
    file->fd = fd;
    file->unpacker = unpacker;
    timeline_set_producer(timeline, &file->producer);
    return timeline;
}

static ssize_t read_unpacked(void *context, char *to, size_t room)
{
    return unpack_read(context, to, room);
}

struct timeline *engine_recorded(const struct scenario *scenario)
{
    const struct kept *kept = &scenario->expected_jsonl;
    if (!kept->bytes)
        return NULL;
    struct unpacker *unpacker = unpack_create(kept->bytes, kept->size);
    struct byte_source source = {read_unpacked, unpacker};
    struct timeline *timeline = read_lines(
        jsonl_reader_create_source(source, "expected.jsonl"), -1, unpacker);
    timeline_end(timeline, TWIN_FIRST);
    return timeline;
}

struct timeline *engine_file(const char *path, char *error, size_t size)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        snprintf(error, size, "cannot read %s: %s", path, strerror(errno));
        return NULL;
    }
    struct timeline *timeline =
        read_lines(jsonl_reader_create(fd, path), fd, NULL);
    await_listing(timeline);
    if (timeline_count(timeline))
        return timeline;
    snprintf(error, size, "%s", timeline_state(timeline).complaint);
    timeline_free(timeline);
    return NULL;
}

void engine_await(struct timeline *timeline, size_t events)
{
    while (timeline_count(timeline) < events &&
           (timeline_grow(timeline) || timeline_state(timeline).is_waiting))
        continue;
}
