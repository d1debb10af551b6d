/* SPDX-License-Identifier: MIT */
/* explorer_fixture.h -- an explorer with its screen, and what it shows. */
#ifndef LOOPSCOPE_TESTS_EXPLORER_FIXTURE_H
#define LOOPSCOPE_TESTS_EXPLORER_FIXTURE_H

#include "ui/app.h"
#include "ui/screen.h"

struct explorer {
    struct timeline *timeline;
    struct app *app;
    struct screen screen;
};

/* Takes the timeline over. */
void explore_timeline(struct explorer *e, struct timeline *timeline,
                      const char *name, int width, int height, bool ascii);
/* CPython's recording of a scenario. */
void explore(struct explorer *e, const char *name, int width, int height,
             bool ascii);
void leave(struct explorer *e);

/* The screen now; the test frees it. */
char *picture(struct explorer *e);
void assert_shows(struct explorer *e, const char *text);
void assert_hides(struct explorer *e, const char *text);

#endif
