/* SPDX-License-Identifier: MIT */
#include "ui/app.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"
#include "ui/app_state.h"
#include "ui/commands.h"
#include "ui/keys.h"
#include "ui/panels/guide.h"
#include "ui/panels/lanes_axis.h"
#include "ui/panels/panels.h"
#include "ui/settings.h"

void app_say(struct app *app, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(app->message, sizeof app->message, format, arguments);
    va_end(arguments);
}

void app_survey(struct app *app)
{
    survey_extend(&app->survey, app->timeline);
    if (app->twin)
        survey_extend(&app->twin_survey, twin_timeline(app->twin));
}

struct app *app_create(struct timeline *timeline, struct timeline *twin,
                       const char *program, const char *guide)
{
    struct app *app = memory_zero(1, sizeof *app);

    app->timeline = timeline;
    app->program = memory_copy_string(program);
    app->guide = guide;
    if (guide != NULL)
        pauses_read(&app->pauses, guide);
    if (twin != NULL)
        app->twin = twin_create(app->timeline, twin);
    app->view.unit = app->view.pace = UNIT_STEP;
    app->view.speed = SPEED_USUAL;
    app->view.language = listing_exists(timeline, app->twin, SOURCE_PYTHON)
                             ? SOURCE_PYTHON
                             : SOURCE_C;
    app_survey(app);
    return app;
}

void app_prefer(struct app *app, const struct settings *settings)
{
    app->view.unit = app->view.pace = settings->unit;
    app->view.speed = settings->speed;
    app->view.theme = settings->theme;
    app->view.mouse = settings->mouse;
}

void app_preferences(const struct app *app, struct settings *settings)
{
    settings->unit = app->view.pace;
    settings->speed = app->view.speed;
    settings->theme = app->view.theme;
    settings->mouse = app->view.mouse;
}

void app_resume(struct app *app, const struct stay *stay)
{
    app->stay = *stay;
    app->view.hidden = stay->hidden;
    app_seek(app, stay->position);
}

void app_leave(const struct app *app, struct stay *stay)
{
    size_t position = stay->position;

    *stay = app->stay;
    stay->hidden = app->view.hidden;
    /* where there is nothing it never was where it wanted */
    stay->position =
        timeline_count(app->timeline) > 0 ? app->view.position : position;
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

void app_change_theme(struct app *app)
{
    app->view.theme = (enum theme)((app->view.theme + 1) % THEME_COUNT);
    app_say(app, "theme: %s", theme_name(app->view.theme));
}

void app_toggle_mouse(struct app *app)
{
    app->view.mouse = !app->view.mouse;
    app_say(app, app->view.mouse
                     ? "the mouse points, m gives it back to the terminal"
                     : "the terminal has the mouse again");
}

/* Looks at the timeline at another zoom, from further on; false: it would be
 * the same picture, and nothing is changed. */
static bool look(struct app *app, int zoom, int from)
{
    struct drawing d = app_drawing(app, NULL);
    struct view view = app->view;
    struct axis before, after;

    d.model = timeline_model(app->timeline, view.position);
    before = axis_make(&d, 2);
    axis_keep(&d, &zoom, &from);
    view.lanes_zoom = zoom;
    view.lanes_from = zoom > 0 ? from : 0;
    d.view = &view;
    after = axis_make(&d, 2);
    if (before.begin == after.begin && before.end == after.end)
        return false;
    app->view = view;
    return true;
}

void app_zoom(struct app *app, int direction)
{
    struct view *view = &app->view;

    if (!look(app, view->lanes_zoom + direction, view->lanes_from))
        app_say(app, direction > 0
                         ? "the timeline has no more detail"
                         : "all of the timeline is shown; ] zooms in");
}

void app_pan(struct app *app, int direction)
{
    struct view *view = &app->view;

    if (look(app, view->lanes_zoom, view->lanes_from + direction))
        return;
    app_say(app, view->lanes_zoom == 0
                     ? "all of the timeline is shown; ] zooms in"
                 : direction > 0 ? "this is the timeline's end"
                                 : "this is the timeline's beginning");
}

void app_toggle_spread(struct app *app)
{
    app->view.lanes_spread = !app->view.lanes_spread;
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

void app_forget(struct app *app)
{
    app->message[0] = '\0';
    app->wish.kind = WISH_NONE;
}

bool app_sees_panels(const struct app *app)
{
    return app->asking == ASKING_NOTHING && !app->lists_breakpoints &&
           !app->view.help && !app->view.guide;
}

void app_key(struct app *app, uint32_t key)
{
    const struct command *command = commands_find(key);

    if (key == PRESS_NONE || key == PRESS_RESIZE)
        return;
    if (app->layout.too_small) { /* nobody sees what a key does */
        app->quit = key == 'q';
        return;
    }
    app_forget(app);
    if (app->asking == ASKING_COMMAND)
        app_palette_key(app, key);
    else if (app->asking != ASKING_NOTHING)
        app_prompt_key(app, key);
    else if (app->lists_breakpoints)
        app_breakpoints_key(app, key);
    else if (app->view.help && !guide_key(key, &app->view.help_scroll))
        app_toggle_help(app);
    else if (app->view.help)
        return;
    else if (app->view.guide && !guide_key(key, &app->view.help_scroll))
        app_toggle_guide(app);
    else if (app->view.guide)
        return;
    else if (command != NULL)
        command->run(app);
    else
        app_say(app, "this key does nothing; ? shows those that do");
}
