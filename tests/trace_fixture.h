/* SPDX-License-Identifier: MIT */
/* trace_fixture.h -- traces for tests, written as their text form. */
#ifndef LOOPSCOPE_TESTS_TRACE_FIXTURE_H
#define LOOPSCOPE_TESTS_TRACE_FIXTURE_H

#include <stddef.h>

#include "sim/trace/event.h"
#include "ui/timeline.h"

/*
 * Hands the events of a text trace to a sink. Lines may be indented as in the
 * text form; without indentation what follows a run was done by its handle.
 * Ids are given out in order. A task's name must be its own. `at FILE:LINE`
 * before the text of a line, as in "at a.py:3 print A", gives its place;
 * "waits Task-2 Task-3" after a wait line's W gives its awaits. Fails the
 * test on a line that it cannot read.
 */
void fixture_feed(const char *text, const struct event_sink *sink);

/* A timeline of the trace; the test frees it. */
struct timeline *fixture_timeline(const char *text);

/* The same from JSON Lines, which must be good. */
struct timeline *fixture_timeline_of_jsonl(const char *jsonl);

/* The same, where ' stands for ". */
struct timeline *fixture_timeline_of_quoted(const char *jsonl);

/*
 * Reads JSON Lines into a sink; returns what the reader returned last. The
 * complaint, or "", is in `error`.
 */
int fixture_read_jsonl(const char *jsonl, const struct event_sink *sink,
                       char *error, size_t size);

/* The text form of a timeline's events; the test frees it. */
char *fixture_text(const struct timeline *timeline);
/* Their JSON Lines. */
char *fixture_jsonl(const struct timeline *timeline);

/* All of a file, named from the top folder; the test frees it. */
char *fixture_file(const char *path);

/* A sink that takes no notice. */
struct event_sink fixture_no_sink(void);

/*
 * The position right after the n-th event (from 1) whose text line is this
 * one; fails the test when there is none.
 */
size_t fixture_after(const struct timeline *timeline, const char *line, int n);

/* The text form of TRACE.md's complete example. */
#define FIXTURE_GATHER_TEXT "tests/data/gather_two.trace"
#define FIXTURE_GATHER_JSONL "tests/data/gather_two.jsonl"

#endif
