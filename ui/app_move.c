/* SPDX-License-Identifier: MIT */
/* How the explorer moves through the trace: by hand, by play, and on behalf of
 * a wish that the program has not come to yet. */
#include "ui/app.h"

#include <string.h>

#include "ui/app_state.h"
#include "ui/settings.h"
#include "ui/words.h"

/* A tick of more takes a while to make, and a while without a word is long. */
#define MANY_HANDLES 10000

/* How long a program that is at work is left alone before it is asked again. */
#define WISH_MS 10

int app_speed_ms(const struct app *app)
{
    return speed_ms(app->view.speed);
}

void app_say_end(struct app *app)
{
    const char *complaint = timeline_state(app->timeline).complaint;
    size_t count = timeline_count(app->timeline);
    const struct event *last;

    if (complaint != NULL) {
        app_say(app, "%s", complaint);
        return;
    }
    if (!app->survey.ended || count == 0) {
        app_say(app, "the trace ends here");
        return;
    }
    last = timeline_event(app->timeline, count - 1);
    if (last->kind != EVENT_EXIT)
        app_say(app, "the program has ended");
    else
        exit_sentence(last, app->message, sizeof app->message);
}

void app_go_to(struct app *app, size_t position)
{
    app_survey(app);
    if (position != app->view.position)
        memset(app->view.scrolls, 0, sizeof app->view.scrolls);
    app->view.position = position;
}

bool app_is_waiting(const struct app *app)
{
    return timeline_state(app->timeline).is_waiting;
}

enum progress { MOVED, STUCK, PROGRAM_AT_WORK };

static enum progress advance(struct app *app, enum unit unit, int direction)
{
    size_t from = app->view.position, to;

    to = direction > 0 ? timeline_next(app->timeline, from, unit)
                       : timeline_previous(app->timeline, from, unit);
    if (to == from && direction > 0 && app_is_waiting(app))
        return PROGRAM_AT_WORK;
    /* a trace cut off in the middle has events after its last stop */
    if (to == from && direction > 0)
        to = timeline_count(app->timeline);
    app_go_to(app, to);
    if (to == from && direction > 0)
        app->exhausted = true;
    return to != from ? MOVED : STUCK;
}

/* Whether this is the last event of a trace that ends too early. */
static bool is_cut_off_here(const struct app *app)
{
    return app->view.position == timeline_count(app->timeline) &&
           timeline_state(app->timeline).complaint != NULL;
}

void app_wish(struct app *app, struct wish wish)
{
    app->wish = wish;
    app_say(app, "the program is at work; any key stops waiting for it");
}

/* Whether the next stop lies behind a tick that takes a while to make. */
static bool is_far(const struct app *app, enum unit unit)
{
    return !app_is_waiting(app) && !app_is_all_known(app) &&
           timeline_ready(app->timeline) > MANY_HANDLES &&
           app_stops_so_far(app, unit) ==
               timeline_stops(app->timeline, app->view.position, unit);
}

static void move(struct app *app, enum unit unit, int direction)
{
    enum progress progress = advance(app, unit, direction);

    if (progress == PROGRAM_AT_WORK)
        app_wish(app, (struct wish){.kind = WISH_MOVE, .unit = unit});
    else if (direction > 0 && (progress == STUCK || is_cut_off_here(app)))
        app_say_end(app);
    else if (progress == STUCK)
        app_say(app, "this is the start");
}

void app_move(struct app *app, enum unit unit, int direction)
{
    app->view.playing = false;
    app->view.unit = unit;
    if (direction > 0 && is_far(app, unit))
        app_seek_far(app, unit);
    else
        move(app, unit, direction);
}

void app_step(struct app *app, int direction)
{
    app_move(app, app->view.pace, direction);
}

void app_change_unit(struct app *app)
{
    static const enum unit next[] = {[UNIT_STEP] = UNIT_TICK,
                                     [UNIT_TICK] = UNIT_LINE,
                                     [UNIT_LINE] = UNIT_EVENT,
                                     [UNIT_EVENT] = UNIT_STEP};

    app->view.unit = app->view.pace = next[app->view.pace];
    app_say(app, "space and play go by: %s", unit_name(app->view.pace));
}

static bool is_looking(const struct app *app)
{
    return app->wish.kind == WISH_FIND || app->wish.kind == WISH_FIND_BACK;
}

/* The program has had another moment: once more. */
static bool pursue(struct app *app)
{
    struct wish wanted = app->wish;
    size_t count = timeline_count(app->timeline);

    app->wish.is_new = false;
    if (wanted.is_new)
        return false;
    app->wish.kind = WISH_NONE;
    app->message[0] = '\0';
    switch (wanted.kind) {
    case WISH_NONE:
        break;
    case WISH_MOVE:
        app_move(app, wanted.unit, 1);
        break;
    case WISH_STOP:
        app_seek_stop_on(app, &wanted);
        break;
    case WISH_END:
        app_go_to_end_on(app, wanted.limit);
        break;
    case WISH_POSITION:
        app_seek(app, wanted.position);
        break;
    case WISH_FIND:
        app_find_on(app, &wanted);
        break;
    case WISH_FIND_BACK:
        app_find_back_on(app, &wanted);
        break;
    }
    return app->wish.kind == WISH_NONE || is_looking(app) ||
           timeline_count(app->timeline) != count;
}

void app_toggle_play(struct app *app)
{
    app->view.playing = !app->view.playing;
    app->play_waits = false;
    app->played_ms = 0;
}

void app_change_speed(struct app *app, int direction)
{
    int speed = app->view.speed + direction;

    if (speed >= SPEED_LEAST && speed <= SPEED_MOST)
        app->view.speed = speed;
    if (!app->view.playing)
        app_say(app, "plays a move every %g s", app_speed_ms(app) / 1000.0);
}

int app_wait_ms(const struct app *app)
{
    int left = app_speed_ms(app) - app->played_ms;

    /* else it is a long way, and nobody is waited for */
    if (app->wish.kind != WISH_NONE)
        return app_is_waiting(app) ? WISH_MS : 0;
    if (!app->view.playing)
        return -1;
    return left > 0 ? left : 0;
}

/* One move of play, which breakpoints end. */
static void play_on(struct app *app)
{
    size_t from = app->view.position;
    enum progress progress;

    app->view.unit = app->view.pace;
    progress = advance(app, app->view.pace, 1);
    app->play_waits = progress == PROGRAM_AT_WORK;
    if (progress == STUCK) {
        app->view.playing = false;
        app_say_end(app);
    } else if (app_stop_between(app, from, app->view.position)) {
        app->view.playing = false;
    }
}

bool app_tick(struct app *app, int elapsed_ms)
{
    if (app->wish.kind != WISH_NONE)
        return pursue(app);
    if (!app->view.playing)
        return false;
    app->played_ms += elapsed_ms;
    if (app->played_ms < app_speed_ms(app))
        return false;
    /* after a long wait, as after a suspension, one move and not many */
    app->played_ms = 0;
    play_on(app);
    return true;
}
