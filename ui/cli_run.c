/* SPDX-License-Identifier: MIT */
#include "ui/cli.h"
#include "ui/cli_explore.h"

static const struct cli_option options[] = {
    {"ascii", NULL, "ASCII characters only, whatever the locale says", 'A'},
    {"no-color", NULL, "no colours, as with NO_COLOR set", 'N'},
    {"theme", "NAME", "default, high-contrast, colour-blind, light, mono", 'H'},
    {"unit", "UNIT", "what space and play move by: step, tick, line, event",
     'I'},
    {"speed", "N", "of play, from 1 to 7 (3)", 'S'},
    {"mouse", NULL, "the mouse points: click panels, tasks, times", 'M'},
    {"output", "FILE.jsonl", "keep what was stepped through, to run it later",
     'o'},
    SUBJECT_OPTIONS,
    {0},
};

/* The flags: they go over the environment and the file, which are read when
 * all flags are known. NULL: not given. */
struct flags {
    const char *theme;
    const char *unit;
    const char *speed;
    const char *ascii;
    const char *mouse;
};

struct wanted {
    struct plan plan;
    struct flags flags;
};

static bool read_option(const struct cli *cli, int letter, void *into)
{
    struct wanted *wanted = into;
    struct flags *flags = &wanted->flags;
    switch (letter) {
    case 'A':
        flags->ascii = "yes";
        return true;
    case 'N':
        flags->theme = "mono";
        return true;
    case 'H':
        flags->theme = cli->value;
        return true;
    case 'I':
        flags->unit = cli->value;
        return true;
    case 'S':
        flags->speed = cli->value;
        return true;
    case 'M':
        flags->mouse = "yes";
        return true;
    case 'o':
        wanted->plan.output = cli->value;
        return true;
    default:
        return subject_option(cli, letter, &wanted->plan.options);
    }
}

static bool set_flags(const struct cli *cli, struct settings *settings,
                      const struct flags *flags)
{
    const struct {
        const char *key;
        const char *value;
    } given[] = {{"theme", flags->theme},
                 {"unit", flags->unit},
                 {"speed", flags->speed},
                 {"ascii", flags->ascii},
                 {"mouse", flags->mouse}};
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        if (given[i].value &&
            !cli_setting(cli, settings, given[i].key, given[i].value))
            return false;
    return true;
}

static bool load_settings(const struct cli *cli, struct settings *settings,
                          const struct flags *flags)
{
    char error[1024];
    *settings = settings_usual();
    if (settings_load(settings, error, sizeof error))
        return set_flags(cli, settings, flags);
    cli_complain("%s", error);
    return false;
}

static int run(struct cli *cli)
{
    struct wanted wanted = {.plan = {.output = NULL}};
    struct plan *plan = &wanted.plan;
    struct subject subject;
    int code;
    subject_take_arguments(cli, &plan->options);
    if (!cli_read_options(cli, read_option, &wanted, &code))
        return code;
    if (!cli_arguments(cli, 0, 1) ||
        !load_settings(cli, &plan->settings, &wanted.flags))
        return CLI_BAD;
    if (cli->arguments == 0 && plan->output)
        return cli_complain("run: --output %s keeps one run: say which, as in "
                            "loopscope run NAME --output %s",
                            plan->output, plan->output);
    if (cli->arguments == 0)
        return explore_menu(plan);
    return subject_find(&subject, cli->argument[0], &plan->options)
               ? explore_subject(&subject, plan)
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
