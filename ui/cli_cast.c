/* SPDX-License-Identifier: MIT */
#include <stdint.h>

#include "ui/cast.h"
#include "ui/cast_play.h"
#include "ui/cli.h"
#include "ui/cli_stage.h"
#include "ui/goal.h"
#include "ui/output_file.h"

static const struct cli_option options[] = {
    {"output", "FILE.cast", "write there instead of to standard output", 'o'},
    {"unit", "UNIT", "what a picture is: step (usually), tick, line, event",
     'I'},
    {"speed", "N", "from 1 to 7 (3: a picture a second)", 'E'},
    STAGE_OPTIONS,
    {0},
};

/* An endless program ends after so many iterations, if not told otherwise. */
enum { TICKS_MOST = 1000 };

struct wanted {
    const char *output;
    const char *until;
    struct stage_options stage;
};

static bool read_option(const struct cli *cli, int letter, void *into)
{
    struct wanted *wanted = into;
    struct settings *settings = &wanted->stage.settings;
    switch (letter) {
    case 'o':
        wanted->output = cli->value;
        return true;
    case 'I':
        return cli_setting(cli, settings, "unit", cli->value);
    case 'E':
        return cli_setting(cli, settings, "speed", cli->value);
    case 'U': /* of any subject, here */
        wanted->until = cli->value;
        return true;
    default:
        return stage_option(cli, letter, &wanted->stage);
    }
}

/* False after a complaint. */
static bool make_plan(const struct wanted *wanted, struct cast_plan *plan)
{
    *plan =
        (struct cast_plan){wanted->stage.settings.unit,
                           speed_ms(wanted->stage.settings.speed), INT64_MAX};
    if (!wanted->until || goal_parse_time(wanted->until, &plan->until))
        return true;
    cli_complain("cast: --until takes seconds, as in 1.5, not \"%s\"",
                 wanted->until);
    return false;
}

/* A recording that a limit cut off says so by its exit code. */
static int code_of_end(struct timeline *timeline, bool whole)
{
    const struct event *last =
        timeline_event(timeline, timeline_count(timeline) - 1);
    if (last->kind == EVENT_EXIT && last->u.exit.how == EXIT_LIMIT)
        whole = false;
    return whole ? CLI_DONE : CLI_LIMIT;
}

static int record(const struct subject *subject, const struct wanted *wanted,
                  const struct cast_plan *plan)
{
    struct output_file output;
    struct stage stage;
    struct cast cast;
    int code;
    if (!output_file_open(&output, wanted->output))
        return CLI_BAD;
    if (!stage_open(&stage, subject, &wanted->stage, SIZE_MAX, &code)) {
        output_file_abandon(&output);
        return code;
    }
    cast_begin(&cast, output.file, stage.screen.width, stage.screen.height,
               wanted->stage.settings.theme, subject_title(subject));
    bool whole =
        cast_play(&cast, stage.app, stage.timeline, &stage.screen, plan);
    cast_end(&cast);
    code = stage_close(&stage, code_of_end(stage.timeline, whole));
    return output_file_finish(&output) ? code : CLI_BAD;
}

static int run(struct cli *cli)
{
    struct wanted wanted = {.stage = stage_usual()};
    struct cast_plan plan;
    struct subject subject;
    int code;
    subject_take_arguments(cli, &wanted.stage.subject);
    if (!cli_read_options(cli, read_option, &wanted, &code))
        return code;
    if (!cli_arguments(cli, 1, 1) || !make_plan(&wanted, &plan) ||
        !subject_find(&subject, cli->argument[0], &wanted.stage.subject))
        return CLI_BAD;
    if (subject.is_program && !wanted.stage.subject.max_ticks)
        wanted.stage.subject.max_ticks = TICKS_MOST;
    if (subject.is_program)
        wanted.stage.subject.until = wanted.until;
    return record(&subject, &wanted, &plan);
}

const struct cli_command cli_cast = {
    .name = "cast",
    .arguments = "NAME|FILE [options] [-- ARGS]",
    .summary = "play it into an asciicast, for asciinema's player",
    .options = options,
    .run = run,
    .more = SUBJECT_MORE,
};
