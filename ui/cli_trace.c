/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "sim/trace/jsonl_write.h"
#include "sim/trace/text.h"
#include "ui/cli.h"
#include "ui/cli_subject.h"
#include "ui/output_file.h"

static const struct cli_option options[] = {
    {"format", "text|jsonl", "text (the default) or JSON Lines", 'f'},
    {"from", "FILE.jsonl", "not a scenario: a recorded trace", 'F'},
    {"output", "FILE", "write there instead of to standard output", 'o'},
    SUBJECT_OPTIONS,
    {0},
};

struct wanted {
    bool jsonl;
    const char *from;
    const char *output;
    struct subject_options options;
};

static bool read_option(const struct cli *cli, int letter, void *into)
{
    struct wanted *wanted = into;
    switch (letter) {
    case 'f':
        wanted->jsonl = strcmp(cli->value, "jsonl") == 0;
        if (wanted->jsonl || strcmp(cli->value, "text") == 0)
            return true;
        cli_complain_of_value(cli, "text or jsonl");
        return false;
    case 'F':
        wanted->from = cli->value;
        return true;
    case 'o':
        wanted->output = cli->value;
        return true;
    default:
        return subject_option(cli, letter, &wanted->options);
    }
}

/* --from FILE.jsonl is an older spelling of FILE.jsonl. */
static bool find_subject(struct cli *cli, const struct wanted *wanted,
                         struct subject *subject)
{
    int count = wanted->from ? 0 : 1;
    if (!cli_arguments(cli, count, count))
        return false;
    if (count)
        return subject_find(subject, cli->argument[0], &wanted->options);
    *subject =
        (struct subject){.name = wanted->from, .options = &wanted->options};
    return true;
}

static int write_trace(const struct subject *subject,
                       const struct wanted *wanted)
{
    struct output_file output;
    if (!output_file_open(&output, wanted->output))
        return CLI_BAD;
    struct text_writer text;
    text_writer_init(&text, output.file);
    int code =
        subject_run(subject, wanted->jsonl ? jsonl_writer_sink(output.file)
                                           : text_writer_sink(&text));
    if (code == CLI_BAD) {
        output_file_abandon(&output);
        return CLI_BAD;
    }
    return output_file_finish(&output) ? code : CLI_BAD;
}

static int run(struct cli *cli)
{
    struct wanted wanted = {0};
    struct subject subject;
    int code;
    subject_take_arguments(cli, &wanted.options);
    if (!cli_read_options(cli, read_option, &wanted, &code))
        return code;
    wanted.options.lines = wanted.jsonl; /* complete */
    return find_subject(cli, &wanted, &subject) ? write_trace(&subject, &wanted)
                                                : CLI_BAD;
}

const struct cli_command cli_trace = {
    .name = "trace",
    .arguments = "NAME|FILE [options] [-- ARGS]",
    .summary = "run without a screen and print the trace",
    .options = options,
    .run = run,
    .more = SUBJECT_MORE,
};
