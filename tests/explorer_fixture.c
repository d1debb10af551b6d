/* SPDX-License-Identifier: MIT */
#include "tests/explorer_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/screen_fixture.h"

void explore_timeline(struct explorer *e, struct timeline *timeline,
                      const char *name, int width, int height, bool ascii)
{
    e->timeline = timeline;
    e->app = app_create(timeline, NULL, name, NULL);
    screen_init(&e->screen, width, height, ascii);
}

void explore(struct explorer *e, const char *name, int width, int height,
             bool ascii)
{
    explore_timeline(e, fixture_recording(name), name, width, height, ascii);
}

void leave(struct explorer *e)
{
    screen_free(&e->screen);
    app_free(e->app);
    timeline_free(e->timeline);
}

char *picture(struct explorer *e)
{
    app_draw(e->app, &e->screen);
    return fixture_frame(&e->screen);
}

void assert_shows(struct explorer *e, const char *text)
{
    char *frame = picture(e);

    if (strstr(frame, text) == NULL)
        fail_msg("\"%s\" is not on the screen:\n%s", text, frame);
    free(frame);
}

void assert_hides(struct explorer *e, const char *text)
{
    char *frame = picture(e);

    if (strstr(frame, text) != NULL)
        fail_msg("\"%s\" is on the screen:\n%s", text, frame);
    free(frame);
}
