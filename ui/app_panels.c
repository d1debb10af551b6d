/* SPDX-License-Identifier: MIT */
/* Which panel the person looks at: focus, scroll, maximise, hide. */
#include "ui/app.h"

#include "ui/app_state.h"
#include "ui/panels/panels.h"

/* What keys for scrolling move: the listing when no panel has the focus. */
static enum panel subject_of(const struct app *app)
{
    return app->view.focus != PANEL_NONE ? app->view.focus : PANEL_LISTING;
}

enum panel app_maximised(const struct app *app)
{
    return app->view.maximised ? subject_of(app) : PANEL_NONE;
}

static bool can_have_focus(const struct app *app, enum panel panel)
{
    if (panel == PANEL_NONE)
        return false;
    if (app->view.maximised)
        return (app->without & PANEL_BIT(panel)) == 0;
    return app->layout.panels[panel].height > 0;
}

void app_move_focus(struct app *app, int direction)
{
    int panel = app->view.focus;

    for (int i = 0; i < PANEL_COUNT; i++) {
        panel = (panel + direction + PANEL_COUNT) % PANEL_COUNT;
        if (can_have_focus(app, (enum panel)panel))
            break;
    }
    app->view.focus = (enum panel)panel;
}

void app_scroll(struct app *app, int lines)
{
    app->view.scrolls[subject_of(app)] += lines;
}

void app_page(struct app *app, int direction)
{
    int height = app->layout.panels[subject_of(app)].height - 2;

    if (app->view.focus == PANEL_NONE)
        app_move(app, UNIT_TICK, direction);
    else
        app_scroll(app, direction * (height > 2 ? height - 1 : 1));
}

void app_toggle_maximised(struct app *app)
{
    app->view.maximised = !app->view.maximised;
    if (app->view.maximised)
        app_say(app, "%s alone: w goes on to the next, z brings all back",
                panel_name(subject_of(app)));
}

static int count_shown(const struct app *app)
{
    int count = 0;

    for (int i = PANEL_NONE + 1; i < PANEL_COUNT; i++)
        count += app->layout.panels[i].height > 0;
    return count;
}

void app_hide_panel(struct app *app)
{
    enum panel panel = app->view.focus;

    if (panel == PANEL_NONE) {
        app_say(app, "w chooses a panel; then x hides it");
        return;
    }
    if (count_shown(app) < 2) {
        app_say(app, "this panel is alone on the screen");
        return;
    }
    app_move_focus(app, 1);
    app->view.hidden |= PANEL_BIT(panel);
    app_say(app, "%s is hidden; X brings it back", panel_name(panel));
}

void app_show_panels(struct app *app)
{
    if (app->view.hidden == 0)
        app_say(app, "no panel is hidden");
    app->view.hidden = 0;
    app->view.maximised = false;
}
