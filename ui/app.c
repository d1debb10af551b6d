/* SPDX-License-Identifier: MIT */
#include "ui/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"
#include "sim/trace/text.h"
#include "ui/app_state.h"
#include "ui/commands.h"
#include "ui/keys.h"
#include "ui/panels/guide.h"
#include "ui/panels/panels.h"

/* An endless program is followed so far at once when asked for its end. */
#define END_LIMIT 100000

/* So many of its events between two looks at the keyboard. */
#define SLICE 1000

/* Milliseconds between two moves of play, slowest first. */
static const int speeds[] = {4000, 2000, 1000, 500, 250, 125, 60};
#define SPEED_COUNT ((int)(sizeof speeds / sizeof speeds[0]))
#define SPEED_AT_START 2
/* How long a program that is at work is left alone before it is asked again. */
#define WISH_MS 10

int app_speed_ms(const struct app *app)
{
    return speeds[app->view.speed];
}

void app_say(struct app *app, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(app->message, sizeof app->message, format, arguments);
    va_end(arguments);
}

static void start_twin(struct app *app, struct timeline *twin)
{
    app->twin = twin_create(app->timeline, twin);
    survey_extend(&app->twin_survey, twin);
}

struct app *app_create(struct timeline *timeline, struct timeline *twin,
                       const char *program, const char *guide)
{
    struct app *app = memory_zero(1, sizeof *app);

    app->timeline = timeline;
    app->program = memory_copy_string(program);
    app->guide = guide;
    if (twin != NULL)
        start_twin(app, twin);
    app->view.unit = UNIT_STEP;
    app->view.speed = SPEED_AT_START;
    app->view.language = listing_exists(timeline, app->twin, SOURCE_PYTHON)
                             ? SOURCE_PYTHON
                             : SOURCE_C;
    survey_extend(&app->survey, timeline);
    return app;
}

void app_free(struct app *app)
{
    if (app == NULL)
        return;
    twin_free(app->twin);
    free(app->program);
    free(app);
}

bool app_wants_quit(const struct app *app)
{
    return app->quit;
}

const struct view *app_view(const struct app *app)
{
    return &app->view;
}

void app_tell(struct app *app, const char *text)
{
    app_say(app, "%s", text);
}

bool app_wants_again(const struct app *app)
{
    return app->again;
}

static void say_end(struct app *app)
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
    else if (last->u.exit.value != NULL)
        app_say(app, "the program has ended: exit %s %s",
                exit_how_name(last->u.exit.how), last->u.exit.value);
    else
        app_say(app, "the program has ended: exit %s",
                exit_how_name(last->u.exit.how));
}

static void go_to(struct app *app, size_t position)
{
    survey_extend(&app->survey, app->timeline);
    if (position != app->view.position)
        memset(app->view.scrolls, 0, sizeof app->view.scrolls);
    app->view.position = position;
}

/* Whether more may come of a program that is at work just now. */
static bool is_waiting(const struct app *app)
{
    return timeline_state(app->timeline).is_waiting;
}

enum progress { MOVED, STUCK, PROGRAM_AT_WORK };

static enum progress advance(struct app *app, enum unit unit, int direction)
{
    size_t from = app->view.position, to;

    to = direction > 0 ? timeline_next(app->timeline, from, unit)
                       : timeline_previous(app->timeline, from, unit);
    if (to == from && direction > 0 && is_waiting(app))
        return PROGRAM_AT_WORK;
    /* a trace cut off in the middle has events after its last stop */
    if (to == from && direction > 0)
        to = timeline_count(app->timeline);
    go_to(app, to);
    if (to == from && direction > 0)
        app->exhausted = true;
    return to != from ? MOVED : STUCK;
}

static void wish(struct app *app, struct wish wish)
{
    app->wish = wish;
    app_say(app, "the program is at work; any key stops waiting for it");
}

void app_move(struct app *app, enum unit unit, int direction)
{
    enum progress progress = advance(app, unit, direction);

    app->view.playing = false;
    app->view.unit = unit;
    if (progress == PROGRAM_AT_WORK)
        wish(app, (struct wish){.kind = WISH_MOVE, .unit = unit});
    else if (progress == STUCK && direction > 0)
        say_end(app);
    else if (progress == STUCK)
        app_say(app, "this is the start");
}

/* False: the program has not come so far yet. */
static bool seek(struct app *app, size_t position)
{
    while (timeline_count(app->timeline) < position &&
           timeline_grow(app->timeline))
        continue;
    if (timeline_count(app->timeline) >= position) {
        go_to(app, position);
        return true;
    }
    go_to(app, timeline_count(app->timeline));
    app->exhausted = !is_waiting(app);
    return app->exhausted;
}

void app_seek(struct app *app, size_t position)
{
    if (!seek(app, position))
        wish(app, (struct wish){.kind = WISH_POSITION, .position = position});
}

void app_seek_stop(struct app *app, enum unit unit, size_t number)
{
    app->view.unit = unit;
    go_to(app, timeline_stop_position(app->timeline, number, unit));
}

/* Has so many further events made, or those there are: then it knows that the
 * trace gives no more. */
static size_t grow(struct app *app, size_t events)
{
    size_t before = timeline_count(app->timeline);
    size_t end = timeline_end(app->timeline, events);

    if (end - before < events && !is_waiting(app))
        app->exhausted = true;
    return end;
}

void app_look_ahead(struct app *app, size_t events)
{
    grow(app, events);
    survey_extend(&app->survey, app->timeline);
}

void app_go_to_start(struct app *app)
{
    app->view.playing = false;
    go_to(app, 0);
}

/* A program's events come one at a time: keys are looked at in between. */
static void go_to_end(struct app *app, size_t limit)
{
    size_t most = limit - timeline_count(app->timeline);

    if (is_waiting(app) && most > SLICE)
        most = SLICE;
    go_to(app, grow(app, most));
    if (is_waiting(app) && timeline_count(app->timeline) < limit)
        wish(app, (struct wish){.kind = WISH_END, .position = limit});
    else if (app->survey.ended || timeline_state(app->timeline).complaint)
        say_end(app);
    else
        app_say(app, "the last event known; the program goes on");
}

void app_go_to_end(struct app *app)
{
    app->view.playing = false;
    go_to_end(app, timeline_count(app->timeline) + END_LIMIT);
}

/* The program has had another moment: once more. */
static bool pursue(struct app *app)
{
    struct wish wanted = app->wish;
    size_t count = timeline_count(app->timeline);

    app->wish.kind = WISH_NONE;
    app->message[0] = '\0';
    if (wanted.kind == WISH_MOVE)
        app_move(app, wanted.unit, 1);
    else if (wanted.kind == WISH_END)
        go_to_end(app, wanted.position);
    else
        app_seek(app, wanted.position);
    return app->wish.kind == WISH_NONE ||
           timeline_count(app->timeline) != count;
}

void app_toggle_play(struct app *app)
{
    app->view.playing = !app->view.playing;
    app->played_ms = 0;
    if (app->view.playing && app->view.unit == UNIT_EVENT)
        app->view.unit = UNIT_STEP;
}

void app_change_speed(struct app *app, int direction)
{
    int speed = app->view.speed + direction;

    if (speed >= 0 && speed < SPEED_COUNT)
        app->view.speed = speed;
    if (!app->view.playing)
        app_say(app, "plays a move every %g s", app_speed_ms(app) / 1000.0);
}

int app_wait_ms(const struct app *app)
{
    int left = app_speed_ms(app) - app->played_ms;

    if (app->wish.kind != WISH_NONE)
        return WISH_MS;
    if (!app->view.playing)
        return -1;
    return left > 0 ? left : 0;
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
    if (advance(app, app->view.unit, 1) == STUCK) {
        app->view.playing = false;
        say_end(app);
    }
    return true;
}

void app_select_task(struct app *app, int direction)
{
    const struct model *model =
        timeline_model(app->timeline, app->view.position);
    uint32_t count = (uint32_t)model->task_count;
    uint32_t selected = app->view.selected;

    if (count == 0) {
        app_say(app, "there is no task yet");
        return;
    }
    if (direction > 0)
        selected = selected >= count ? 1 : selected + 1;
    else
        selected = selected <= 1 || selected > count ? count : selected - 1;
    app->view.selected = selected;
    memset(app->view.scrolls, 0, sizeof app->view.scrolls);
}

void app_switch_listing(struct app *app)
{
    enum source_language other =
        app->view.language == SOURCE_C ? SOURCE_PYTHON : SOURCE_C;

    if (listing_exists(app->timeline, app->twin, other))
        app->view.language = other;
    else
        app_say(app, "there is no listing in %s",
                other == SOURCE_C ? "C" : "Python");
    app->view.scrolls[PANEL_LISTING] = 0;
}

void app_toggle_help(struct app *app)
{
    app->view.playing = false;
    app->view.help = !app->view.help;
    app->view.help_scroll = 0;
}

void app_toggle_guide(struct app *app)
{
    if (app->guide == NULL) {
        app_say(app, "this program has no guide");
        return;
    }
    app->view.playing = false;
    app->view.guide = !app->view.guide;
    app->view.help_scroll = 0;
}

/* The help and the guide close by any key of theirs. */
void app_close(struct app *app)
{
    if (app->view.maximised)
        app->view.maximised = false;
    else if (app->view.focus != PANEL_NONE)
        app->view.focus = PANEL_NONE;
    else
        app->view.selected = 0;
}

void app_run_again(struct app *app)
{
    app->again = app->quit = true;
}

void app_quit(struct app *app)
{
    app->quit = true;
}

/* With the help open keys move it; any other closes it. */
static void help_key(struct app *app, uint32_t key)
{
    switch (key) {
    case PRESS_DOWN:
    case 'j':
        app->view.help_scroll++;
        break;
    case PRESS_UP:
    case 'k':
        app->view.help_scroll--;
        break;
    default:
        app_toggle_help(app);
        break;
    }
}

void app_key(struct app *app, uint32_t key)
{
    const struct command *command = commands_find(key);

    if (key == PRESS_NONE || key == PRESS_RESIZE)
        return;
    app->message[0] = '\0';
    app->wish.kind = WISH_NONE;
    if (app->view.help)
        help_key(app, key);
    else if (app->view.guide && !guide_key(key, &app->view.help_scroll))
        app_toggle_guide(app);
    else if (app->view.guide)
        return;
    else if (command != NULL)
        command->run(app);
    else
        app_say(app, "this key does nothing; ? shows those that do");
}
