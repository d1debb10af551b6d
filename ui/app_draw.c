/* SPDX-License-Identifier: MIT */
/* How the explorer looks: one picture from the timeline and the view. */
#include "ui/app.h"

#include <stdio.h>

#include "ui/app_state.h"
#include "ui/palette.h"
#include "ui/panels/chooser.h"
#include "ui/panels/guide.h"
#include "ui/panels/help.h"
#include "ui/panels/lanes_axis.h"
#include "ui/panels/panels.h"
#include "ui/why.h"
#include "ui/words.h"

static bool may_grow(const struct app *app)
{
    return !app->survey.ended && !app->exhausted &&
           timeline_state(app->timeline).complaint == NULL;
}

static void too_small(struct screen *screen)
{
    struct rect all = screen_rect(screen);
    int y = screen->height / 2;

    y = y > 0 ? y - 1 : 0;
    screen_put(screen, all, 1, y, ROLE_MESSAGE, "terminal too small; q quits");
    screen_print(screen, all, 1, y + 1, ROLE_MESSAGE, "needs %dx%d, has %dx%d",
                 LAYOUT_MIN_WIDTH, LAYOUT_MIN_HEIGHT, screen->width,
                 screen->height);
}

static int as_int(size_t count)
{
    return count < 10000 ? (int)count : 10000;
}

static void arrange(struct app *app, const struct drawing *d,
                    struct layout *layout)
{
    struct layout_needs needs;

    app->without = panels_without(d);
    needs = (struct layout_needs){
        .width = d->screen->width,
        .height = d->screen->height,
        .tasks = as_int(app->survey.tasks),
        .prints = as_int(app->survey.prints),
        .ops = as_int(app->survey.ops),
        .resources = as_int(app->survey.resources + app->twin_survey.resources),
        .without = app->without,
        .maximised = app_maximised(app),
    };

    listing_needs(d, &needs);
    layout_compute(layout, &needs);
}

/* A panel that has lost its place cannot keep the focus. */
static void keep_focus(struct app *app)
{
    if (app->layout.panels[app->view.focus].height == 0)
        app->view.focus = PANEL_NONE;
}

static void keep_scrolls(struct app *app, const struct drawing *d)
{
    for (int i = PANEL_NONE + 1; i < PANEL_COUNT; i++) {
        if (app->layout.panels[i].height > 0)
            app->view.scrolls[i] = panel_clamp_scroll(
                d, (enum panel)i, rect_inside(app->layout.panels[i]),
                app->view.scrolls[i]);
    }
}

static void draw_palette(const struct app *app, struct screen *screen)
{
    const struct command *matches[PALETTE_MOST];
    size_t count = palette_matches(app->prompt.text, matches);
    struct chooser_row rows[PALETTE_MOST];
    char names[PALETTE_MOST][COMMAND_KEYS_SIZE + 160];

    for (size_t i = 0; i < count; i++) {
        char keys[COMMAND_KEYS_SIZE];

        snprintf(names[i], sizeof names[i], "%s (%s)", matches[i]->help,
                 command_keys(matches[i], screen->ascii, keys, sizeof keys));
        rows[i] = (struct chooser_row){matches[i]->name, names[i]};
    }
    chooser_draw(screen, "Commands: type, choose, Enter does it", rows, count,
                 app->cursor);
}

static void draw_breakpoints(const struct app *app, struct screen *screen)
{
    struct chooser_row rows[BREAKPOINTS_MOST];

    for (size_t i = 0; i < app->stay.breakpoint_count; i++)
        rows[i] = (struct chooser_row){app->stay.breakpoints[i].words, NULL};
    chooser_draw(screen, "Breakpoints: x removes, Esc closes", rows,
                 app->stay.breakpoint_count, app->cursor);
}

struct drawing app_drawing(const struct app *app, struct screen *screen)
{
    return (struct drawing){
        .screen = screen,
        .timeline = app->timeline,
        .view = &app->view,
        .survey = &app->survey,
        .twin_survey = &app->twin_survey,
        .twin = app->twin,
        .may_grow = may_grow(app),
        .program = app->program,
        .message = app->message,
        .play_ms = app->view.playing ? app_speed_ms(app) : 0,
        .play_waits = app->play_waits,
        .breakpoints = app->stay.breakpoints,
        .breakpoint_count = app->stay.breakpoint_count,
        .ops_apart = app->layout.panels[PANEL_OPS].height > 0,
    };
}

void app_draw(struct app *app, struct screen *screen)
{
    char why[600], did[600], line[600], prompt[512];
    struct drawing d = app_drawing(app, screen);

    screen_clear(screen);
    /* these move the timeline's model: they come before it is taken */
    d.why = why_now(app->timeline, app->view.position, why, sizeof why);
    d.did = what_it_did(
        app->timeline, app->view.position, sentence_columns(screen->width),
        app->view.selected == 0 &&
                sentence_has_room(d.why, screen->width, 1, screen->ascii)
            ? 2
            : 1,
        did, sizeof did);
    d.model = timeline_model(app->timeline, app->view.position);
    arrange(app, &d, &app->layout);
    if (app->layout.too_small) {
        too_small(screen);
        return;
    }
    keep_focus(app);
    keep_scrolls(app, &d);
    axis_keep(&d, &app->view.lanes_zoom, &app->view.lanes_from);
    d.ops_apart = app->layout.panels[PANEL_OPS].height > 0;
    if (app->layout.panels[PANEL_STACK].height == 0)
        d.line =
            line_words(app->timeline, app->view.position, line, sizeof line);
    panels_draw(&d, &app->layout);
    if (app->asking != ASKING_NOTHING)
        d.prompt = app_prompt_words(app, prompt, sizeof prompt);
    if (app_sees_panels(app) || d.prompt != NULL || d.message[0] != '\0')
        hints_draw(&d, app->layout.hints); /* what lies over them has its own */
    if (app->asking == ASKING_COMMAND)
        draw_palette(app, screen);
    if (app->lists_breakpoints)
        draw_breakpoints(app, screen);
    if (app->view.help)
        app->view.help_scroll = help_draw(&d, app->view.help_scroll);
    if (app->view.guide)
        app->view.help_scroll =
            guide_draw(screen, app->guide, app->view.help_scroll);
}
