/* SPDX-License-Identifier: MIT */
/* engine.h -- what fills a timeline: a native run or a recorded trace. */
#ifndef LOOPSCOPE_UI_ENGINE_H
#define LOOPSCOPE_UI_ENGINE_H

#include <stddef.h>
#include <stdint.h>

/* How many events of a native run are made before the first picture, so that
 * it knows how long a short program is. */
enum { ENGINE_LOOK_AHEAD = 20000 };

struct scenario;
struct timeline;

/* A timeline that runs the scenario as far as it is asked for. */
struct timeline *engine_native(const struct scenario *scenario,
                               uint32_t ticks_most);

/*
 * A timeline of a Python program that a recorder runs (ui/recording.h), with
 * the terminal ours. NULL when it could not be started; errno says why. Only
 * its listing, if it comes to that, was awaited.
 */
struct timeline *engine_program(char *const argv[], double silence_s);

/* A timeline of what CPython recorded of the scenario's twin; NULL when
 * there is no recording. */
struct timeline *engine_recorded(const struct scenario *scenario);

/*
 * A timeline of the trace in a file of JSON Lines, read as far as it is asked
 * for. NULL when not even the first line is an event, with one line that says
 * why; what is wrong further on is the producer's complaint.
 */
struct timeline *engine_file(const char *path, char *error, size_t size);

/* Has that many events made, or all there are; waits for a program. */
void engine_await(struct timeline *timeline, size_t events);

#endif
