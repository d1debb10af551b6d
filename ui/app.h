/* SPDX-License-Identifier: MIT */
/* app.h -- the explorer as a state machine: keys in, pictures out. */
#ifndef LOOPSCOPE_UI_APP_H
#define LOOPSCOPE_UI_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/goal.h"
#include "ui/timeline.h"
#include "ui/view.h"

/*
 * No terminal and no clock: whoever drives it hands in the keys and the time
 * that went by. The picture is a function of the trace and of the view.
 */
struct app;
struct pause;
struct screen;
struct settings;

#define BREAKPOINTS_MOST 32

/* What a person brought about, for the next run of the same program. */
struct stay {
    size_t position;
    unsigned hidden; /* panels */
    struct goal search;
    struct goal breakpoints[BREAKPOINTS_MOST];
    size_t breakpoint_count;
};

/* What the line that is typed is for. */
enum asking {
    ASKING_NOTHING,
    ASKING_SEARCH,  /* of the trace's lines */
    ASKING_UNTIL,   /* where to run to */
    ASKING_BREAK,   /* where to stop */
    ASKING_PLACE,   /* where to go */
    ASKING_COMMAND, /* the palette */
};

/*
 * Explores a timeline. `twin`, which may be NULL, is the trace of the same
 * program in the other language; `guide`, which may be NULL too, is a text for
 * teachers. Owns none of them; all must live longer.
 */
struct app *app_create(struct timeline *timeline, struct timeline *twin,
                       const char *program, const char *guide);
void app_free(struct app *app);

/* Takes what the person likes, and gives back what that is by now. */
void app_prefer(struct app *app, const struct settings *settings);
void app_preferences(const struct app *app, struct settings *settings);

/*
 * Goes on as one was left that explored an earlier run of the program. A zeroed
 * stay is the beginning.
 */
void app_resume(struct app *app, const struct stay *stay);
void app_leave(const struct app *app, struct stay *stay);

/* Does what the key is for; a key for nothing says so. */
void app_key(struct app *app, uint32_t key);
/*
 * A PRESS_CLICK or PRESS_WHEEL at a place of the screen that was drawn last:
 * a click gives a panel the focus, selects a task, or goes to a time of the
 * timeline; the wheel scrolls a panel, over the rest it steps.
 */
void app_point(struct app *app, struct screen *screen, uint32_t press, int x,
               int y);
/* So much time has passed; true when the picture changed. */
bool app_tick(struct app *app, int elapsed_ms);
/* How long until app_tick() has something to do; -1: not without a key. */
int app_wait_ms(const struct app *app);
/* Draws all of the screen, whatever its size. */
void app_draw(struct app *app, struct screen *screen);
/* Whether the person is done with it. */
bool app_wants_quit(const struct app *app);
/* Whether the program shall be run again; then app_wants_quit(), too. */
bool app_wants_again(const struct app *app);
/* Shows a line of text until the next key; "": no more. */
void app_tell(struct app *app, const char *text);
/* Where the guide first has play pause among the events from one position to
 * before another; NULL: nowhere. */
const struct pause *app_pause_between(struct app *app, size_t from, size_t to);

/*
 * Asks for so many further events at once, so that the end of a short program
 * is known from the start: steps are counted to the end and panels keep their
 * size. Not for a trace that comes through a pipe from a program at work.
 */
void app_look_ahead(struct app *app, size_t events);

const struct view *app_view(const struct app *app);
/* To a position, or to the stop of that number; past the end: to the end. */
void app_seek(struct app *app, size_t position);
void app_seek_stop(struct app *app, enum unit unit, size_t number);

/* What commands are made of. A direction is 1 or -1. */
void app_move(struct app *app, enum unit unit, int direction);
void app_go_to_start(struct app *app);
void app_go_to_end(struct app *app);
void app_toggle_play(struct app *app);
void app_step(struct app *app, int direction); /* by the unit chosen */
void app_change_unit(struct app *app);
void app_change_theme(struct app *app);
void app_toggle_mouse(struct app *app);
void app_zoom(struct app *app, int direction); /* the timeline */
void app_pan(struct app *app, int direction);
void app_toggle_spread(struct app *app);
void app_change_speed(struct app *app, int direction);
void app_select_task(struct app *app, int direction);
/* The panel in focus, else the listing. */
void app_scroll(struct app *app, int lines);
/* With a focus that panel by a page, else a move by a tick. */
void app_page(struct app *app, int direction);
/* Of the panels on the screen; of all of them while one is maximised. */
void app_move_focus(struct app *app, int direction);
void app_toggle_maximised(struct app *app);
void app_hide_panel(struct app *app);
void app_show_panels(struct app *app);
void app_switch_listing(struct app *app);
void app_toggle_help(struct app *app);
void app_toggle_guide(struct app *app);
/* Opens a line to type into. */
void app_ask(struct app *app, enum asking asking);
void app_search_again(struct app *app, int direction);
/* To the next breakpoint. */
void app_continue(struct app *app);
/* To where the selected task runs next. */
void app_next_run(struct app *app);
void app_list_breakpoints(struct app *app);
void app_close(struct app *app);
void app_run_again(struct app *app);
void app_quit(struct app *app);

#endif
