/* SPDX-License-Identifier: MIT */
/* app_state.h -- the explorer's inside, for app.c and app_draw.c alone. */
#ifndef LOOPSCOPE_UI_APP_STATE_H
#define LOOPSCOPE_UI_APP_STATE_H

#include "ui/survey.h"
#include "ui/twin.h"
#include "ui/view.h"

struct app {
    struct timeline *timeline;
    struct twin *twin; /* NULL: none */
    char *program;
    const char *guide; /* NULL: none */
    struct view view;
    struct survey survey;
    bool exhausted; /* the trace gives no more, with or without an exit */
    bool quit;
    int played_ms; /* since the last move of play */
    char message[160];
};

/* Milliseconds between two moves of play, at the speed chosen. */
int app_speed_ms(const struct app *app);

#endif
