/* SPDX-License-Identifier: MIT */
/* Search, run until, breakpoints: moves to the first event that meets a goal.
 */
#include "ui/app.h"

#include <stdio.h>
#include <string.h>

#include "sim/trace/text.h"
#include "ui/app_state.h"
#include "ui/keys.h"

/* So many events between two looks at the keyboard, so many of them new ones:
 * a program takes its time to make them. */
#define SLICE 20000
#define NEW_SLICE 1000

static struct goal_scene scene_of(const struct app *app)
{
    return (struct goal_scene){app->timeline, app->twin, app->view.language};
}

static const struct goal *breakpoint_at(const struct app *app, size_t index)
{
    struct goal_scene scene = scene_of(app);

    for (size_t i = 0; i < app->stay.breakpoint_count; i++) {
        if (goal_is_met(&app->stay.breakpoints[i], &scene, index))
            return &app->stay.breakpoints[i];
    }
    return NULL;
}

/* The goal, or the breakpoint, that an event meets; NULL: none. */
static const struct goal *met_at(const struct app *app, const struct goal *goal,
                                 size_t index)
{
    struct goal_scene scene = scene_of(app);

    if (goal->kind == GOAL_NONE)
        return breakpoint_at(app, index);
    return goal_is_met(goal, &scene, index) ? goal : NULL;
}

/* To right after an event that was looked for; says what it is. */
static void arrive(struct app *app, const struct goal *goal, size_t index)
{
    const struct event *event = timeline_event(app->timeline, index);
    char line[128];

    app_go_to(app, index + 1);
    if (event_format(event, line, sizeof line) > 0)
        app_say(app, "%s: %s", goal->words, line);
    else
        app_say(app, "%s", goal->words);
}

static const char *name_of(const struct goal *goal)
{
    return goal->kind == GOAL_NONE ? "a breakpoint" : goal->words;
}

static void say_not_found(struct app *app, const struct wish *wish)
{
    if (wish->position >= wish->limit)
        app_say(app, "%s: not in the next %d events", name_of(&wish->goal),
                APP_FIND_LIMIT);
    else if (timeline_state(app->timeline).complaint != NULL)
        app_say_end(app); /* it has not come so far */
    else if (wish->goal.kind == GOAL_LINE)
        app_say(app, "line %u: nothing is traced there from here on",
                (unsigned)wish->goal.line);
    else
        app_say(app, "%s: not found from here on", name_of(&wish->goal));
}

/* Whether there is such an event; it is made if need be. */
static bool is_made(const struct app *app, size_t index)
{
    return index < timeline_count(app->timeline) ||
           timeline_grow(app->timeline);
}

void app_find_on(struct app *app, const struct wish *wanted)
{
    struct wish wish = *wanted;
    size_t most = timeline_count(app->timeline) + NEW_SLICE;
    bool is_over = false;

    if (most > wish.limit)
        most = wish.limit;
    for (int i = 0; i < SLICE && wish.position < most; i++) {
        const struct goal *met;

        if (!is_made(app, wish.position)) {
            is_over = !app_is_waiting(app);
            break;
        }
        met = met_at(app, &wish.goal, wish.position);
        if (met != NULL) {
            arrive(app, met, wish.position);
            return;
        }
        wish.position++;
    }
    if (is_over || wish.position >= wish.limit) {
        say_not_found(app, &wish);
        return;
    }
    app_wish(app, wish);
    app_say(app, "looking for %s: %zu events so far; any key stops",
            name_of(&wish.goal), wish.position);
}

void app_find(struct app *app, const struct goal *goal)
{
    struct wish wish = {.kind = WISH_FIND,
                        .position = app->view.position,
                        .limit = app->view.position + APP_FIND_LIMIT,
                        .goal = *goal};

    app->view.playing = false;
    app_find_on(app, &wish);
}

void app_find_back_on(struct app *app, const struct wish *wanted)
{
    struct wish wish = *wanted;

    for (int i = 0; i < SLICE && wish.position > 0; i++) {
        wish.position--;
        if (met_at(app, &wish.goal, wish.position) != NULL) {
            arrive(app, &wish.goal, wish.position);
            return;
        }
    }
    if (wish.position == 0) {
        app_say(app, "%s: not found before here", wish.goal.words);
        return;
    }
    app_wish(app, wish);
    app_say(app, "looking for %s: %zu events to go; any key stops",
            wish.goal.words, wish.position);
}

static void find_back(struct app *app, const struct goal *goal)
{
    size_t position = app->view.position;
    struct wish wish = {.kind = WISH_FIND_BACK,
                        .position = position > 0 ? position - 1 : 0,
                        .goal = *goal};

    app->view.playing = false;
    app_find_back_on(app, &wish);
}

const struct pause *app_pause_between(struct app *app, size_t from, size_t to)
{
    struct goal_scene scene = scene_of(app);

    return pauses_between(&app->pauses, &scene, from, to);
}

bool app_stop_between(struct app *app, size_t from, size_t to)
{
    const struct pause *pause = app_pause_between(app, from, to);

    if (pause != NULL)
        to = pause->index + 1;
    for (size_t i = from; i < to; i++) {
        const struct goal *met = breakpoint_at(app, i);

        if (met != NULL) {
            arrive(app, met, i);
            return true;
        }
    }
    if (pause != NULL) {
        app_go_to(app, to);
        app_say(app, "%s   (p goes on)", pause->text);
    }
    return pause != NULL;
}

void app_search_again(struct app *app, int direction)
{
    if (app->stay.search.kind == GOAL_NONE)
        app_say(app, "/ searches the trace; n and N then go on");
    else if (direction > 0)
        app_find(app, &app->stay.search);
    else
        find_back(app, &app->stay.search);
}

void app_continue(struct app *app)
{
    static const struct goal any = {.kind = GOAL_NONE};

    if (app->stay.breakpoint_count == 0)
        app_say(app, "there is no breakpoint; b sets one");
    else
        app_find(app, &any);
}

void app_next_run(struct app *app)
{
    /* The task may have been chosen later than this and not be made yet. */
    const struct model *model =
        timeline_model(app->timeline, timeline_count(app->timeline));
    struct goal goal;

    if (app->view.selected == 0 || app->view.selected > model->task_count) {
        app_say(app, "Tab chooses a task; then R goes to its next run");
        return;
    }
    goal_of_task(&goal, model->tasks[app->view.selected - 1].name);
    app_find(app, &goal);
}

/* --- Breakpoints ---------------------------------------------------------- */

void app_add_breakpoint(struct app *app, const struct goal *goal)
{
    if (app->stay.breakpoint_count == BREAKPOINTS_MOST) {
        app_say(app, "there are %d breakpoints already; B lists them",
                BREAKPOINTS_MOST);
        return;
    }
    app->stay.breakpoints[app->stay.breakpoint_count++] = *goal;
    app_say(app, "play and U stop at %s; B lists the breakpoints", goal->words);
}

static void remove_breakpoint(struct app *app)
{
    size_t last = --app->stay.breakpoint_count;

    memmove(&app->stay.breakpoints[app->cursor],
            &app->stay.breakpoints[app->cursor + 1],
            (last - app->cursor) * sizeof app->stay.breakpoints[0]);
    if (app->cursor > 0 && app->cursor == last)
        app->cursor--;
    if (last == 0)
        app->lists_breakpoints = false;
}

void app_list_breakpoints(struct app *app)
{
    app->view.playing = false;
    app->lists_breakpoints = app->stay.breakpoint_count > 0;
    app->cursor = 0;
    if (!app->lists_breakpoints)
        app_say(app, "there is no breakpoint; b sets one");
}

void app_breakpoints_key(struct app *app, uint32_t key)
{
    switch (key) {
    case PRESS_DOWN:
    case 'j':
        if (app->cursor + 1 < app->stay.breakpoint_count)
            app->cursor++;
        break;
    case PRESS_UP:
    case 'k':
        if (app->cursor > 0)
            app->cursor--;
        break;
    case 'x':
    case PRESS_BACKSPACE:
        remove_breakpoint(app);
        break;
    default:
        app->lists_breakpoints = false;
        break;
    }
}
