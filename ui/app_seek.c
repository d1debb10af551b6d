/* SPDX-License-Identifier: MIT */
/* How the explorer goes far in the trace: to a position, to a stop, to the end.
 * What is not there yet is made a slice at a time. */
#include "ui/app.h"

#include "ui/app_state.h"

/* An endless program is followed so far when asked for its end: its events take
 * memory. */
#define END_LIMIT 2000000

/* So many events between two looks at the keyboard: of a program at work, and
 * of what is there for the asking. */
#define SLICE 1000
#define SLICE_AT_HAND 20000

static size_t slice(const struct app *app)
{
    return app_is_waiting(app) ? SLICE : SLICE_AT_HAND;
}

bool app_is_all_known(const struct app *app)
{
    return app->survey.ended || app->exhausted ||
           timeline_state(app->timeline).complaint != NULL;
}

size_t app_stops_so_far(const struct app *app, enum unit unit)
{
    return timeline_stops(app->timeline, timeline_count(app->timeline), unit);
}

/* False: the program has not come so far yet. */
static bool seek(struct app *app, size_t position)
{
    while (timeline_count(app->timeline) < position &&
           timeline_grow(app->timeline))
        continue;
    if (timeline_count(app->timeline) >= position) {
        app_go_to(app, position);
        return true;
    }
    app_go_to(app, timeline_count(app->timeline));
    app->exhausted = !app_is_waiting(app);
    return app->exhausted;
}

void app_seek(struct app *app, size_t position)
{
    if (!seek(app, position))
        app_wish(app,
                 (struct wish){.kind = WISH_POSITION, .position = position});
}

static void say_exhausted(struct app *app)
{
    app->exhausted = true;
    app_say_end(app);
}

/* A slice further on the way to a stop, or up to it. */
void app_seek_stop_on(struct app *app, const struct wish *wish)
{
    size_t most = timeline_count(app->timeline) + slice(app), number;
    bool grows = true;

    while (grows && timeline_count(app->timeline) < most)
        grows = app_stops_so_far(app, wish->unit) < wish->number &&
                timeline_count(app->timeline) < wish->limit &&
                timeline_grow(app->timeline);
    number = app_stops_so_far(app, wish->unit);
    if (number > wish->number)
        number = wish->number;
    app_go_to(app, timeline_stop_position(app->timeline, number, wish->unit));
    if (number == wish->number)
        return;
    if (timeline_count(app->timeline) >= wish->limit)
        app_say(app, "the last event known; the program goes on");
    else if (grows || app_is_waiting(app))
        app_wish(app, *wish);
    else
        say_exhausted(app);
}

static struct wish wish_for_stop(const struct app *app, enum unit unit,
                                 size_t number)
{
    return (struct wish){.kind = WISH_STOP,
                         .unit = unit,
                         .number = number,
                         .limit =
                             timeline_count(app->timeline) + APP_FIND_LIMIT};
}

void app_seek_stop(struct app *app, enum unit unit, size_t number)
{
    struct wish wish = wish_for_stop(app, unit, number);

    app->view.unit = unit;
    app_seek_stop_on(app, &wish);
}

void app_seek_far(struct app *app, enum unit unit)
{
    struct wish wish =
        wish_for_stop(app, unit, app_stops_so_far(app, unit) + 1);

    wish.is_new = true;
    app_wish(app, wish);
}

/* Has so many further events made, or those there are: then it knows that the
 * trace gives no more. */
static size_t grow(struct app *app, size_t events)
{
    size_t before = timeline_count(app->timeline);
    size_t end = timeline_end(app->timeline, events);

    if (end - before < events && !app_is_waiting(app))
        app->exhausted = true;
    return end;
}

void app_look_ahead(struct app *app, size_t events)
{
    grow(app, events);
    app_survey(app);
}

void app_go_to_start(struct app *app)
{
    app->view.playing = false;
    app_go_to(app, 0);
}

/* It may be far: a slice at a time. */
static void wish_for_end(struct app *app, struct wish wish)
{
    app_wish(app, wish);
    if (!app_is_waiting(app))
        app_say(app, "to the end: %zu events so far; any key stops",
                timeline_count(app->timeline));
}

void app_go_to_end_on(struct app *app, size_t limit)
{
    size_t most = limit - timeline_count(app->timeline);

    app_go_to(app, grow(app, most < slice(app) ? most : slice(app)));
    if (app_is_all_known(app))
        app_say_end(app);
    else if (timeline_count(app->timeline) < limit)
        wish_for_end(app, (struct wish){.kind = WISH_END, .limit = limit});
    else
        app_say(app, "%zu events, and the program goes on; End goes further",
                timeline_count(app->timeline));
}

void app_go_to_end(struct app *app)
{
    struct wish wish = {.kind = WISH_END,
                        .limit = timeline_count(app->timeline) + END_LIMIT,
                        .is_new = true};

    app->view.playing = false;
    if (app_is_all_known(app) || app_is_waiting(app))
        app_go_to_end_on(app, wish.limit);
    else
        wish_for_end(app, wish);
}
