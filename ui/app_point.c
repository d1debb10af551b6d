/* SPDX-License-Identifier: MIT */
/* What the mouse points at. */
#include "ui/app.h"

#include <stdio.h>

#include "sim/trace/text.h"
#include "ui/app_state.h"
#include "ui/keys.h"

#define WHEEL_ROWS 3
#define NS_A_MS 1000000

static void point_at_task(struct app *app, const struct drawing *d,
                          struct rect inside, int row)
{
    size_t count = d->model->task_count;
    long first = (long)tasks_first_shown(d, count, inside.height) +
                 app->view.scrolls[PANEL_TASKS];

    if (row >= 0 && row < inside.height && first + row < (long)count)
        app->view.selected = (uint32_t)(first + row) + 1;
}

/* To the first event from a time on. A column stands for more than an instant,
 * and may be empty: said is when the event is, and whether that is meant. */
static void go_to_event(struct app *app, const struct lanes_span *span)
{
    size_t count = timeline_count(app->timeline);
    size_t index = app_first_from(app, span->from);
    int64_t t = index < count ? timeline_event(app->timeline, index)->t
                              : span->from / NS_A_MS * NS_A_MS;
    char time[TIME_FORMAT_SIZE], words[TIME_FORMAT_SIZE + 32];
    const char *before = index == count ? "after "
                         : t < span->until || t == span->from
                             ? ""
                             : "nothing happens until ";

    snprintf(words, sizeof words, "%s%s", before, time_format(t, time));
    app_go_to_time(app, t, words);
}

static void point_at_time(struct app *app, const struct drawing *d,
                          struct rect inside, int column)
{
    struct lanes_span span;

    if (!lanes_span_at(d, inside, column, &span))
        return;
    app->view.playing = false;
    if (span.by_tick)
        app_seek_stop(app, UNIT_TICK, (size_t)span.from);
    else
        go_to_event(app, &span);
}

static void click(struct app *app, struct screen *screen, enum panel panel,
                  int x, int y)
{
    struct rect inside = rect_inside(app->layout.panels[panel]);
    struct drawing d = app_drawing(app, screen);

    d.model = timeline_model(app->timeline, app->view.position);
    app->view.focus = panel;
    if (panel == PANEL_TASKS)
        point_at_task(app, &d, inside, y - inside.y);
    else if (panel == PANEL_LANES)
        point_at_time(app, &d, inside, x - inside.x);
}

static void wheel(struct app *app, enum panel panel, int direction)
{
    if (panel == PANEL_NONE || panel == PANEL_LANES)
        app_step(app, direction);
    else
        app->view.scrolls[panel] += direction * WHEEL_ROWS;
}

void app_point(struct app *app, struct screen *screen, uint32_t press, int x,
               int y)
{
    enum panel panel = layout_panel_at(&app->layout, x, y);

    if (app->layout.too_small)
        return;
    if (!app_sees_panels(app)) {
        app_key(app, press == PRESS_WHEEL_UP     ? PRESS_UP
                     : press == PRESS_WHEEL_DOWN ? PRESS_DOWN
                                                 : PRESS_ESCAPE);
        return;
    }
    app_forget(app);
    if (press != PRESS_CLICK)
        wheel(app, panel, press == PRESS_WHEEL_DOWN ? 1 : -1);
    else if (panel != PANEL_NONE)
        click(app, screen, panel, x, y);
}
