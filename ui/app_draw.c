/* SPDX-License-Identifier: MIT */
/* How the explorer looks: one picture from the timeline and the view. */
#include "ui/app.h"

#include "ui/app_state.h"
#include "ui/panels/guide.h"
#include "ui/panels/help.h"
#include "ui/panels/panels.h"
#include "ui/why.h"

static bool may_grow(const struct app *app)
{
    return !app->survey.ended && !app->exhausted;
}

static void too_small(struct screen *screen)
{
    struct rect all = screen_rect(screen);
    int y = screen->height / 2;

    screen_print(screen, all, 1, y > 0 ? y - 1 : 0, ROLE_MESSAGE,
                 "terminal too small: needs %dx%d, has %dx%d", LAYOUT_MIN_WIDTH,
                 LAYOUT_MIN_HEIGHT, screen->width, screen->height);
}

static int as_int(size_t count)
{
    return count < 10000 ? (int)count : 10000;
}

static void arrange(struct app *app, const struct drawing *d,
                    struct layout *layout)
{
    struct layout_needs needs = {
        .width = d->screen->width,
        .height = d->screen->height,
        .tasks = as_int(app->survey.tasks),
        .prints = as_int(app->survey.prints),
        .ops = as_int(app->survey.ops),
        .two_listings = listing_exists(d->timeline, d->twin, SOURCE_C) &&
                        listing_exists(d->timeline, d->twin, SOURCE_PYTHON),
    };

    listing_needs(d, &needs);
    layout_compute(layout, &needs);
}

void app_draw(struct app *app, struct screen *screen)
{
    char why[600], did[600];
    struct layout layout;
    struct drawing d = {
        .screen = screen,
        .timeline = app->timeline,
        .view = &app->view,
        .survey = &app->survey,
        .twin = app->twin,
        .may_grow = may_grow(app),
        .program = app->program,
        .message = app->message,
        .play_ms = app->view.playing ? app_speed_ms(app) : 0,
    };

    screen_clear(screen);
    /* these move the timeline's model: they come before it is taken */
    d.why = why_now(app->timeline, app->view.position, why, sizeof why);
    d.did = what_it_did(
        app->timeline, app->view.position, sentence_columns(screen->width),
        sentence_has_room(d.why, screen->width, 1, screen->ascii) ? 2 : 1, did,
        sizeof did);
    d.model = timeline_model(app->timeline, app->view.position);
    arrange(app, &d, &layout);
    if (layout.too_small) {
        too_small(screen);
        return;
    }
    app->view.scroll = listing_clamp_scroll(
        &d, rect_inside(layout.panels[PANEL_LISTING]), app->view.scroll);
    panels_draw(&d, &layout);
    hints_draw(&d, layout.hints);
    if (app->view.help)
        app->view.help_scroll = help_draw(&d, app->view.help_scroll);
    if (app->view.guide)
        app->view.help_scroll =
            guide_draw(screen, app->guide, app->view.help_scroll);
}
