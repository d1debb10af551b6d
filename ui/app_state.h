/* SPDX-License-Identifier: MIT */
/* app_state.h -- the explorer's inside, for app.c and app_*.c alone. */
#ifndef LOOPSCOPE_UI_APP_STATE_H
#define LOOPSCOPE_UI_APP_STATE_H

#include "ui/app.h"
#include "ui/goal.h"
#include "ui/panels/panels.h"
#include "ui/pauses.h"
#include "ui/prompt.h"
#include "ui/survey.h"
#include "ui/twin.h"
#include "ui/view.h"

/* A move that waits for events the program has not come to yet. */
struct wish {
    enum {
        WISH_NONE,
        WISH_MOVE,
        WISH_STOP,
        WISH_END,
        WISH_POSITION,
        WISH_FIND,
        WISH_FIND_BACK
    } kind;
    enum unit unit;   /* of a move, or a stop */
    size_t number;    /* of a stop */
    size_t position;  /* where it leads; of a find: seen so far, or when it
                         looks back, not seen yet */
    size_t limit;     /* an end's, a find's or a stop's events go no further */
    bool is_new;      /* nothing is done before the screen says what will be */
    struct goal goal; /* of a find; GOAL_NONE: any breakpoint */
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
    enum asking asking;
    struct prompt prompt;
    struct stay stay;     /* its search and breakpoints; the rest at the end */
    struct pauses pauses; /* the guide's */
    bool lists_breakpoints; /* their list lies over the panels */
    size_t cursor;          /* in that list, or in the palette */
    int played_ms;          /* since the last move of play */
    bool play_waits;        /* that one waits for the program */
    char message[160];
};

/* The panel that is shown alone, or PANEL_NONE. */
enum panel app_maximised(const struct app *app);
/* Shows a line until the next key. */
void app_say(struct app *app, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Before a key does something: what was said and wished is over. */
void app_forget(struct app *app);
/* Whether nothing lies over the panels, and no line is typed. */
bool app_sees_panels(const struct app *app);
/* Without the sentences and the model, which has to be taken for it. */
struct drawing app_drawing(const struct app *app, struct screen *screen);
/* To the first event at or after a time. */
void app_go_to_time(struct app *app, int64_t time, const char *words);
/* The index of that event; how many are known, if none of them is. */
size_t app_first_from(const struct app *app, int64_t time);
/* Says how the trace ends. */
void app_say_end(struct app *app);
/* Looks at what either timeline has got since. */
void app_survey(struct app *app);
void app_go_to(struct app *app, size_t position);
/* Whether more may come of a program that is at work just now. */
bool app_is_waiting(const struct app *app);
/* Whether no more will come, or can be had. */
bool app_is_all_known(const struct app *app);
/* How many stops of a unit are known. */
size_t app_stops_so_far(const struct app *app, enum unit unit);
/* To the stop behind those that are known, when the screen has said so. */
void app_seek_far(struct app *app, enum unit unit);
/* A slice further on the way to a stop, and to the end. */
void app_seek_stop_on(struct app *app, const struct wish *wish);
void app_go_to_end_on(struct app *app, size_t limit);
/* Tries again when the program has had a moment, until a key is pressed. */
void app_wish(struct app *app, struct wish wish);
/* So far a find goes: the events of an endless program take memory. */
#define APP_FIND_LIMIT 1000000
/* From here on to the first event that meets a goal (GOAL_NONE: a
 * breakpoint), or the wish to. */
void app_find(struct app *app, const struct goal *goal);
void app_add_breakpoint(struct app *app, const struct goal *goal);
/* Goes on with a find; with one backwards, over events that there are. */
void app_find_on(struct app *app, const struct wish *wish);
void app_find_back_on(struct app *app, const struct wish *wish);
/* Goes to the first breakpoint, or pause of the guide, after one position and
 * up to another, and says so; false if there is none. */
bool app_stop_between(struct app *app, size_t from, size_t to);
/* A key while a line is typed, and while the breakpoints are listed. */
void app_prompt_key(struct app *app, uint32_t key);
void app_breakpoints_key(struct app *app, uint32_t key);
/* A key while the palette is open. */
void app_palette_key(struct app *app, uint32_t key);
/* What stands in the last line while a line is typed. Returns text. */
const char *app_prompt_words(const struct app *app, char *text, size_t size);

/* Milliseconds between two moves of play, at the speed chosen. */
int app_speed_ms(const struct app *app);

#endif
