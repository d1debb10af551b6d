/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "scenarios/registry.h"
#include "sim/memory.h"
#include "sim/runner.h"
#include "ui/app.h"
#include "ui/cli.h"
#include "ui/engine.h"
#include "ui/menu.h"
#include "ui/session.h"
#include "ui/term.h"
#include "ui/timeline.h"

static const struct cli_option options[] = {
    {"ascii", NULL, "ASCII characters only, whatever the locale says", 'A'},
    {"no-color", NULL, "no colours, as with NO_COLOR set", 'N'},
    {"max-ticks", "N", "the program ends after N ticks (a million)", 'T'},
    {0},
};

struct settings {
    struct term_options term;
    long max_ticks;
};

/* Both end with the session; `twin` may be NULL. */
struct subject {
    struct timeline *timeline;
    struct timeline *twin;
    const char *name;
    const char *guide; /* NULL: none */
};

static bool explore(struct term *term, struct subject subject)
{
    struct app *app =
        app_create(subject.timeline, subject.twin, subject.name, subject.guide);
    app_look_ahead(app, ENGINE_LOOK_AHEAD);
    bool there = session_explore(term, app);
    app_free(app);
    timeline_free(subject.twin);
    timeline_free(subject.timeline);
    return there;
}

static struct subject scenario_subject(const struct scenario *scenario,
                                       const struct settings *settings)
{
    return (struct subject){
        engine_native(scenario, (uint32_t)settings->max_ticks),
        engine_recorded(scenario), scenario->name, scenario->guide};
}

/* Menu, scenario, menu again, until the person leaves. */
static void choose(struct term *term, const struct settings *settings)
{
    struct menu_entry *entries = memory_zero(scenario_count, sizeof *entries);
    for (size_t i = 0; i < scenario_count; i++)
        entries[i] =
            (struct menu_entry){scenarios[i].name, scenarios[i].group,
                                scenarios[i].summary, scenarios[i].guide};
    struct menu *menu = menu_create(entries, scenario_count);
    bool there = true;
    while (there && session_choose(term, menu) &&
           menu_state(menu) == MENU_CHOSEN) {
        there = explore(
            term, scenario_subject(&scenarios[menu_selected(menu)], settings));
        menu_reopen(menu);
    }
    menu_free(menu);
    free(entries);
}

static bool is_recording(const char *name)
{
    size_t length = strlen(name);
    return length > 6 && strcmp(name + length - 6, ".jsonl") == 0;
}

/* What the argument names; false after a complaint. */
static bool find_subject(const char *name, const struct settings *settings,
                         struct subject *subject)
{
    char error[512];
    if (is_recording(name)) {
        *subject = (struct subject){engine_file(name, error, sizeof error),
                                    NULL, name, NULL};
        if (!subject->timeline)
            cli_complain("%s", error);
        return subject->timeline != NULL;
    }
    const struct scenario *scenario = scenario_find(name);
    if (!scenario) {
        cli_complain("there is no scenario \"%s\"; loopscope list names them",
                     name);
        return false;
    }
    *subject = scenario_subject(scenario, settings);
    return true;
}

static int run_in_terminal(const struct cli *cli,
                           const struct settings *settings)
{
    char error[256];
    struct subject subject = {0};
    if (cli->arguments && !find_subject(cli->argument[0], settings, &subject))
        return CLI_BAD;
    struct term *term = term_open(&settings->term, error, sizeof error);
    if (!term) {
        timeline_free(subject.twin);
        timeline_free(subject.timeline);
        return cli_complain("%s", error);
    }
    if (cli->arguments)
        explore(term, subject);
    else
        choose(term, settings);
    term_close(term);
    return CLI_DONE;
}

static int run(struct cli *cli)
{
    struct settings settings = {.max_ticks = TICKS_MOST_DEFAULT};
    int letter;
    while ((letter = cli_next_option(cli)) > 0) {
        if (letter == 'A')
            settings.term.ascii = true;
        else if (letter == 'N')
            settings.term.no_colour = true;
        else if (!cli_number(cli, 1, INT_MAX, &settings.max_ticks))
            return CLI_BAD;
    }
    if (letter != CLI_OPTION_END)
        return letter == CLI_OPTION_HELP ? CLI_DONE : CLI_BAD;
    return cli_arguments(cli, 0, 1) ? run_in_terminal(cli, &settings) : CLI_BAD;
}

const struct cli_command cli_run = {
    .name = "run",
    .arguments = "[NAME]",
    .summary = "step through a scenario, or through a recorded FILE.jsonl",
    .options = options,
    .run = run,
};
