/* SPDX-License-Identifier: MIT */
/* app_state.h -- the explorer's inside, for app.c and app_draw.c alone. */
#ifndef LOOPSCOPE_UI_APP_STATE_H
#define LOOPSCOPE_UI_APP_STATE_H

#include "ui/survey.h"
#include "ui/twin.h"
#include "ui/view.h"

/* A move that waits for events the program has not come to yet. */
struct wish {
    enum { WISH_NONE, WISH_MOVE, WISH_END, WISH_POSITION } kind;
    enum unit unit;  /* of a move */
    size_t position; /* where the others lead */
};

struct app {
    struct timeline *timeline;
    struct twin *twin; /* NULL: none */
    char *program;
    const char *guide; /* NULL: none */
    struct view view;
    struct survey survey;
    struct survey twin_survey; /* zeroed if there is no twin */
    /* of the last picture: where panels lie, and which are not to be shown */
    struct layout layout;
    unsigned without;
    bool exhausted; /* the trace gives no more, with or without an exit */
    bool quit;
    bool again;
    struct wish wish;
    int played_ms; /* since the last move of play */
    char message[160];
};

/* The panel that is shown alone, or PANEL_NONE. */
enum panel app_maximised(const struct app *app);
/* Shows a line until the next key. */
void app_say(struct app *app, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Milliseconds between two moves of play, at the speed chosen. */
int app_speed_ms(const struct app *app);

#endif
