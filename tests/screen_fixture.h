/* SPDX-License-Identifier: MIT */
/* screen_fixture.h -- screens as text, compared with those kept in files. */
#ifndef LOOPSCOPE_TESTS_SCREEN_FIXTURE_H
#define LOOPSCOPE_TESTS_SCREEN_FIXTURE_H

#include <stddef.h>
#include <stdio.h>

#include "ui/looks.h"

struct app;
struct screen;
struct timeline;

/* What frame_write() and frame_write_roles() write; the test frees it. */
char *fixture_frame(const struct screen *screen);
char *fixture_roles(const struct screen *screen);

/* What a writer of pictures writes, frame_write_svg() for one; the test frees
 * it. */
typedef void picture_writer(const struct screen *, enum theme, const char *,
                            FILE *);
char *fixture_picture(picture_writer *write, const struct screen *screen,
                      enum theme theme, const char *title);

/* One key a character; '>' stands for Tab, '<' for Shift-Tab. */
void fixture_press(struct app *app, const char *keys);

/* What CPython recorded of a scenario's twin; the test frees it. */
struct timeline *fixture_recording(const char *scenario);
/*
 * The same as if it came from C: every "NAME.py" reads "NAME.c". With
 * `lines` of it only, when that is not 0.
 */
struct timeline *fixture_recording_in_c(const char *scenario, size_t lines);

/*
 * Compares with tests/golden/NAME.txt, byte for byte. With LOOPSCOPE_RENEW=1
 * in the environment it writes that file instead; look at the difference
 * before you keep it.
 */
void fixture_golden(const char *name, const char *text);

#endif
