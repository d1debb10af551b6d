/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "scenarios/registry.h"
#include "sim/runner.h"
#include "sim/trace/jsonl_read.h"
#include "sim/trace/jsonl_write.h"
#include "sim/trace/text.h"
#include "ui/cli.h"
#include "ui/output_file.h"

static const struct cli_option options[] = {
    {"format", "text|jsonl", "text (the default) or JSON Lines", 'f'},
    {"from", "FILE.jsonl", "not a scenario: a recorded trace", 'F'},
    {"output", "FILE", "write there instead of to standard output", 'o'},
    {"max-ticks", "N", "stop after N ticks (a million)", 'T'},
    {0},
};

struct settings {
    bool jsonl;
    const char *from;
    const char *output;
    long max_ticks;
    const struct scenario *scenario; /* NULL with from */
};

/* A sink before the writer that remembers how the trace ended. */
struct watch {
    struct event_sink next;
    bool ended;
    enum exit_how how;
};

static void watch_emit(void *context, const struct event *event)
{
    struct watch *watch = context;
    if (event->kind == EVENT_EXIT) {
        watch->ended = true;
        watch->how = event->u.exit.how;
    }
    watch->next.emit(watch->next.context, event);
}

static bool read_option(struct cli *cli, int letter, struct settings *settings)
{
    switch (letter) {
    case 'f':
        settings->jsonl = strcmp(cli->value, "jsonl") == 0;
        if (settings->jsonl || strcmp(cli->value, "text") == 0)
            return true;
        cli_complain("trace: the format is text or jsonl, not \"%s\"",
                     cli->value);
        return false;
    case 'F':
        settings->from = cli->value;
        return true;
    case 'o':
        settings->output = cli->value;
        return true;
    default:
        return cli_number(cli, 1, INT_MAX, &settings->max_ticks);
    }
}

static bool find_subject(struct cli *cli, struct settings *settings)
{
    int wanted = settings->from ? 0 : 1;
    if (!cli_arguments(cli, wanted, wanted))
        return false;
    if (wanted == 0)
        return true;
    settings->scenario = scenario_find(cli->argument[0]);
    if (!settings->scenario)
        cli_complain("there is no scenario \"%s\"; loopscope list names them",
                     cli->argument[0]);
    return settings->scenario != NULL;
}

static bool copy_recorded(const char *path, const struct event_sink *sink)
{
    char error[512];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        cli_complain("cannot read %s: %s", path, strerror(errno));
        return false;
    }
    struct jsonl_reader *reader = jsonl_reader_create(fd, path);
    int outcome;
    do {
        outcome = jsonl_reader_next(reader, sink, error, sizeof error);
    } while (outcome > 0);
    jsonl_reader_free(reader);
    close(fd);
    if (outcome < 0)
        cli_complain("%s", error);
    return outcome == 0;
}

static void run_native(const struct settings *settings,
                       const struct event_sink *sink)
{
    struct runner *runner = runner_create(&settings->scenario->program, *sink,
                                          (uint32_t)settings->max_ticks);
    bool more;
    do {
        more = runner_advance(runner);
    } while (more);
    runner_free(runner);
}

static int exit_code(const struct watch *watch)
{
    if (!watch->ended)
        return CLI_DONE;
    switch (watch->how) {
    case EXIT_OK:
        return CLI_DONE;
    case EXIT_LIMIT:
        return CLI_LIMIT;
    default:
        return CLI_DIFFERS;
    }
}

static int write_trace(const struct settings *settings)
{
    struct output_file output;
    if (!output_file_open(&output, settings->output))
        return CLI_BAD;
    struct text_writer text;
    text_writer_init(&text, output.file);
    struct watch watch = {.next = settings->jsonl
                                      ? jsonl_writer_sink(output.file)
                                      : text_writer_sink(&text)};
    struct event_sink sink = {watch_emit, &watch};
    if (!settings->from)
        run_native(settings, &sink);
    else if (!copy_recorded(settings->from, &sink)) {
        output_file_abandon(&output);
        return CLI_BAD;
    }
    return output_file_finish(&output) ? exit_code(&watch) : CLI_BAD;
}

static int run(struct cli *cli)
{
    struct settings settings = {.max_ticks = TICKS_MOST_DEFAULT};
    int letter;
    while ((letter = cli_next_option(cli)) > 0)
        if (!read_option(cli, letter, &settings))
            return CLI_BAD;
    if (letter != CLI_OPTION_END)
        return letter == CLI_OPTION_HELP ? CLI_DONE : CLI_BAD;
    return find_subject(cli, &settings) ? write_trace(&settings) : CLI_BAD;
}

const struct cli_command cli_trace = {
    .name = "trace",
    .arguments = "NAME [options]",
    .summary = "run a scenario without a screen and print its trace",
    .options = options,
    .run = run,
};
