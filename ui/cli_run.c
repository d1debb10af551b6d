/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "scenarios/registry.h"
#include "sim/memory.h"
#include "sim/trace/jsonl_write.h"
#include "ui/app.h"
#include "ui/cli.h"
#include "ui/cli_subject.h"
#include "ui/engine.h"
#include "ui/menu.h"
#include "ui/output_file.h"
#include "ui/python.h"
#include "ui/session.h"
#include "ui/term.h"
#include "ui/timeline.h"

static const struct cli_option options[] = {
    {"ascii", NULL, "ASCII characters only, whatever the locale says", 'A'},
    {"no-color", NULL, "no colours, as with NO_COLOR set", 'N'},
    {"output", "FILE.jsonl", "keep what was stepped through, to run it later",
     'o'},
    SUBJECT_OPTIONS,
    {0},
};

struct settings {
    struct term_options term;
    struct subject_options options;
    const char *output;
};

/* A subject at the screen. */
struct show {
    struct subject subject;
    struct timeline *timeline;
    struct timeline *twin; /* may be NULL */
    struct output_file output;
    bool keeps; /* the output is open */
};

static void show_end(struct show *show)
{
    timeline_free(show->twin);
    timeline_free(show->timeline);
    show->timeline = show->twin = NULL;
}

/* Hands the events there are, and those to come, to the output file. */
static void keep(struct show *show)
{
    struct event_sink sink = jsonl_writer_sink(show->output.file);
    for (size_t i = 0; i < timeline_count(show->timeline); i++)
        sink.emit(sink.context, timeline_event(show->timeline, i));
    timeline_copy_to(show->timeline, sink);
}

/* False after a complaint: *code is the exit code. */
static bool show_begin(struct show *show, const struct subject *subject,
                       const char *output, int *code)
{
    *show = (struct show){.subject = *subject};
    show->timeline = subject_open(subject, &show->twin, code);
    if (!show->timeline)
        return false;
    if (output && !output_file_open(&show->output, output)) {
        show_end(show);
        *code = CLI_BAD;
        return false;
    }
    show->keeps = output != NULL;
    if (show->keeps)
        keep(show);
    return true;
}

/* What is to be known before the first key: why there is nothing, or what this
 * Python records in another way. */
static const char *first_word(const struct timeline *timeline)
{
    if (!timeline_count(timeline))
        return timeline_state(timeline).complaint;
    const struct event *first = timeline_event(timeline, 0);
    return first->kind == EVENT_TRACE ? python_note(first->u.trace.runtime)
                                      : NULL;
}

/* Until the person leaves, or wants to have it run again. */
static bool explore_once(struct term *term, const struct show *show,
                         size_t *position, bool *again)
{
    const struct subject *subject = &show->subject;
    struct app *app =
        app_create(show->timeline, show->twin, subject_title(subject),
                   subject_guide(subject));
    const char *note = first_word(show->timeline);
    if (!subject->is_program)
        app_look_ahead(app, ENGINE_LOOK_AHEAD);
    app_seek(app, *position);
    if (note)
        app_tell(app, note);
    bool there = session_explore(term, app);
    if (timeline_count(show->timeline)) /* else it never was where it wanted */
        *position = app_view(app)->position;
    *again = app_wants_again(app);
    app_free(app);
    return there;
}

/* Its screen, in a terminal opened for it; the exit code. */
static int show_in_terminal(struct show *show, const struct settings *settings,
                            size_t *position, bool *again)
{
    char error[256];
    struct term *term = term_open(&settings->term, error, sizeof error);
    *again = false;
    if (!term) {
        if (show->keeps)
            output_file_abandon(&show->output);
        return cli_complain("%s", error);
    }
    explore_once(term, show, position, again);
    term_close(term);
    if (show->keeps && !output_file_finish(&show->output))
        return CLI_BAD;
    return *again || show->subject.scenario ? CLI_DONE
                                            : subject_say_end(show->timeline);
}

/* As often as the person wants to have it run again. */
static int run_subject(struct subject *subject, const struct settings *settings)
{
    size_t position = 0;
    bool again;
    int code;
    do {
        struct show show;
        if (!show_begin(&show, subject, settings->output, &code))
            return code;
        code = show_in_terminal(&show, settings, &position, &again);
        show_end(&show);
        subject->is_again = again;
    } while (again);
    return code;
}

static bool explore_scenario(struct term *term, const struct scenario *scenario,
                             const struct subject_options *asked)
{
    struct show show;
    struct subject subject = {
        .name = scenario->name, .scenario = scenario, .options = asked};
    size_t position = 0;
    bool there = true, again = true;
    int code;
    while (there && again && show_begin(&show, &subject, NULL, &code)) {
        there = explore_once(term, &show, &position, &again);
        show_end(&show);
    }
    return there;
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
        there = explore_scenario(term, &scenarios[menu_selected(menu)],
                                 &settings->options);
        menu_reopen(menu);
    }
    menu_free(menu);
    free(entries);
}

static int run_menu(const struct settings *settings)
{
    char error[256];
    struct term *term = term_open(&settings->term, error, sizeof error);
    if (!term)
        return cli_complain("%s", error);
    choose(term, settings);
    term_close(term);
    return CLI_DONE;
}

static bool read_option(struct cli *cli, int letter, struct settings *settings)
{
    switch (letter) {
    case 'A':
        settings->term.ascii = true;
        return true;
    case 'N':
        settings->term.no_colour = true;
        return true;
    case 'o':
        settings->output = cli->value;
        return true;
    default:
        return subject_option(cli, letter, &settings->options);
    }
}

static int run(struct cli *cli)
{
    struct settings settings = {0};
    struct subject subject;
    int letter;
    subject_take_arguments(cli, &settings.options);
    while ((letter = cli_next_option(cli)) > 0)
        if (!read_option(cli, letter, &settings))
            return CLI_BAD;
    if (letter != CLI_OPTION_END)
        return letter == CLI_OPTION_HELP ? CLI_DONE : CLI_BAD;
    if (!cli_arguments(cli, 0, 1))
        return CLI_BAD;
    if (cli->arguments == 0)
        return run_menu(&settings);
    return subject_find(&subject, cli->argument[0], &settings.options)
               ? run_subject(&subject, &settings)
               : CLI_BAD;
}

const struct cli_command cli_run = {
    .name = "run",
    .arguments = "[NAME|FILE] [options] [-- ARGS]",
    .summary = "step through a scenario, a Python program or a recording",
    .options = options,
    .run = run,
    .more = SUBJECT_MORE,
};
