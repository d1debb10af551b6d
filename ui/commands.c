/* SPDX-License-Identifier: MIT */
#include "ui/commands.h"

#include "ui/app.h"
#include "ui/keys.h"

static void step(struct app *app)
{
    app_step(app, 1);
}

static void step_back(struct app *app)
{
    app_step(app, -1);
}

static void tick(struct app *app)
{
    app_move(app, UNIT_TICK, 1);
}

static void tick_back(struct app *app)
{
    app_move(app, UNIT_TICK, -1);
}

static void event(struct app *app)
{
    app_move(app, UNIT_EVENT, 1);
}

static void event_back(struct app *app)
{
    app_move(app, UNIT_EVENT, -1);
}

static void line(struct app *app)
{
    app_move(app, UNIT_LINE, 1);
}

static void line_back(struct app *app)
{
    app_move(app, UNIT_LINE, -1);
}

static void slower(struct app *app)
{
    app_change_speed(app, -1);
}

static void faster(struct app *app)
{
    app_change_speed(app, 1);
}

static void next_task(struct app *app)
{
    app_select_task(app, 1);
}

static void previous_task(struct app *app)
{
    app_select_task(app, -1);
}

static void scroll_down(struct app *app)
{
    app_scroll(app, 1);
}

static void scroll_up(struct app *app)
{
    app_scroll(app, -1);
}

static void page_down(struct app *app)
{
    app_page(app, 1);
}

static void page_up(struct app *app)
{
    app_page(app, -1);
}

static void next_panel(struct app *app)
{
    app_move_focus(app, 1);
}

static void previous_panel(struct app *app)
{
    app_move_focus(app, -1);
}

static void ask_search(struct app *app)
{
    app_ask(app, ASKING_SEARCH);
}

static void search_on(struct app *app)
{
    app_search_again(app, 1);
}

static void search_back(struct app *app)
{
    app_search_again(app, -1);
}

static void ask_until(struct app *app)
{
    app_ask(app, ASKING_UNTIL);
}

static void ask_break(struct app *app)
{
    app_ask(app, ASKING_BREAK);
}

static void ask_place(struct app *app)
{
    app_ask(app, ASKING_PLACE);
}

static void ask_command(struct app *app)
{
    app_ask(app, ASKING_COMMAND);
}

static void zoom_in(struct app *app)
{
    app_zoom(app, 1);
}

static void zoom_out(struct app *app)
{
    app_zoom(app, -1);
}

static void earlier(struct app *app)
{
    app_pan(app, -1);
}

static void later(struct app *app)
{
    app_pan(app, 1);
}

static const struct command table[] = {
    {"step", {' ', PRESS_RIGHT, 'l'}, "step", "run to the next handle", step},
    {"step-back",
     {PRESS_LEFT, 'h'},
     "back",
     "back to the handle before",
     step_back},
    {"tick", {'t'}, "tick", "to the loop's next iteration", tick},
    {"tick-back", {'T'}, NULL, "to the loop's iteration before", tick_back},
    {"event", {'.', 'e'}, "event", "one event on", event},
    {"event-back", {',', 'E'}, NULL, "one event back", event_back},
    {"line", {'>'}, NULL, "to the program's next line", line},
    {"line-back", {'<'}, NULL, "to the line before", line_back},
    {"start", {PRESS_HOME, 'g'}, NULL, "to the start", app_go_to_start},
    {"end", {PRESS_END, 'G'}, NULL, "to the end", app_go_to_end},
    {"play", {'p'}, "play", "play and pause", app_toggle_play},
    {"faster", {'+', '='}, NULL, "play faster", faster},
    {"slower", {'-', '_'}, NULL, "play slower", slower},
    {"search", {'/'}, NULL, "search the trace's lines", ask_search},
    {"search-on", {'n'}, NULL, "to the next that matches", search_on},
    {"search-back", {'N'}, NULL, "to the one before", search_back},
    {"until", {'u'}, NULL, "run until a time, a line, ...", ask_until},
    {"next-run", {'R'}, NULL, "to the chosen task's next run", app_next_run},
    {"go-to", {'#'}, NULL, "to a step, a tick or a time", ask_place},
    {"break", {'b'}, NULL, "set a breakpoint", ask_break},
    {"breakpoints",
     {'B'},
     NULL,
     "list and remove breakpoints",
     app_list_breakpoints},
    {"continue", {'U'}, NULL, "run on to a breakpoint", app_continue},
    {"next-task",
     {PRESS_TAB, PRESS_DOWN},
     "task",
     "choose the next task",
     next_task},
    {"previous-task",
     {PRESS_BACK_TAB, PRESS_UP},
     NULL,
     "choose the task before",
     previous_task},
    {"next-panel", {'w'}, NULL, "the focus to the next panel", next_panel},
    {"previous-panel",
     {'W'},
     NULL,
     "the focus to the panel before",
     previous_panel},
    {"scroll-down", {'j'}, NULL, "scroll the panel, or listing", scroll_down},
    {"scroll-up", {'k'}, NULL, "scroll it back", scroll_up},
    {"page-down",
     {PRESS_PAGE_DOWN},
     NULL,
     "a page of the panel, or a tick",
     page_down},
    {"page-up", {PRESS_PAGE_UP}, NULL, "the same back", page_up},
    {"maximise",
     {'z', PRESS_ENTER},
     NULL,
     "the panel alone, or all again",
     app_toggle_maximised},
    {"hide", {'x'}, NULL, "hide the panel in focus", app_hide_panel},
    {"show-all", {'X'}, NULL, "bring hidden ones back", app_show_panels},
    {"zoom-in", {']'}, NULL, "the timeline in more detail", zoom_in},
    {"zoom-out", {'['}, NULL, "in less", zoom_out},
    {"later", {'}'}, NULL, "its later part, when zoomed", later},
    {"earlier", {'{'}, NULL, "its earlier part", earlier},
    {"spread",
     {'|'},
     NULL,
     "its ticks all of one width, or not",
     app_toggle_spread},
    {"listing", {'c'}, NULL, "the Python or the C listing", app_switch_listing},
    {"close", {PRESS_ESCAPE}, NULL, "all panels, no focus, no task", app_close},
    {"unit",
     {'s'},
     NULL,
     "space moves by step, tick, line, ...",
     app_change_unit},
    {"theme", {'C'}, NULL, "other colours", app_change_theme},
    {"mouse", {'m'}, NULL, "use the mouse, or not", app_toggle_mouse},
    {"again",
     {'r'},
     NULL,
     "run the program again, as it is now",
     app_run_again},
    {"guide", {'i'}, "guide", "the guide for teachers", app_toggle_guide},
    {"commands", {':', PRESS_F1}, NULL, "find a command by name", ask_command},
    {"help", {'?'}, "help", "this help", app_toggle_help},
    {"quit", {'q'}, "quit", "leave", app_quit},
};

const struct command *commands_table(size_t *count)
{
    *count = sizeof table / sizeof table[0];
    return table;
}

const struct command *commands_find(uint32_t key)
{
    if (key == PRESS_NONE)
        return NULL;
    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        for (size_t k = 0; k < COMMAND_KEYS; k++) {
            if (table[i].keys[k] == key)
                return &table[i];
        }
    }
    return NULL;
}
