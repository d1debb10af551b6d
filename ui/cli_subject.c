/* SPDX-License-Identifier: MIT */
#include "ui/cli_subject.h"

#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "scenarios/registry.h"
#include "ui/path.h"

void subject_take_arguments(struct cli *cli, struct subject_options *options)
{
    for (int i = 1; i < cli->argc; i++) {
        if (strcmp(cli->argv[i], "--") == 0) {
            options->arguments = cli->argv + i + 1;
            cli->argc = i;
            return;
        }
    }
}

static bool take(struct subject_options *options, const struct cli *cli,
                 const char **field, const char *name)
{
    *field = cli->value;
    options->for_program = name;
    return true;
}

bool subject_option(const struct cli *cli, int letter,
                    struct subject_options *options)
{
    switch (letter) {
    case 'T':
        return cli_number(cli, 1, INT_MAX, &options->max_ticks);
    case 'P':
        return take(options, cli, &options->python, "--python");
    case 'W':
        return take(options, cli, &options->world, "--world");
    case 'U':
        return take(options, cli, &options->until, "--until");
    case 'D':
        return take(options, cli, &options->seed, "--seed");
    case 'G':
        return take(options, cli, &options->watchdog, "--watchdog");
    default:
        options->real_files = true;
        options->for_program = "--real-files";
        return true;
    }
}

bool subject_is_file(const char *word)
{
    return path_is_program(word) || path_is_recording(word);
}

/* What makes sense for a program alone. */
static bool suits(const struct subject *subject, const char *word)
{
    const struct subject_options *options = subject->options;
    const char *given = options->for_program;
    if (!given && options->arguments && options->arguments[0])
        given = "--";
    if (!given && !subject->scenario && options->max_ticks)
        given = "--max-ticks";
    if (!given)
        return true;
    cli_complain("%s is for a program, FILE.py, and not for %s", given, word);
    return false;
}

bool subject_find(struct subject *subject, const char *word,
                  const struct subject_options *options)
{
    *subject = (struct subject){.name = word, .options = options};
    subject->is_program = path_is_program(word);
    if (subject->is_program)
        return true;
    if (!path_is_recording(word)) {
        subject->scenario = scenario_find(word);
        if (!subject->scenario) {
            cli_complain(access(word, F_OK) == 0
                             ? "\"%s\" is neither a scenario nor a file named "
                               "*.py or *.jsonl"
                             : "there is no scenario \"%s\"; loopscope list "
                               "names them",
                         word);
            return false;
        }
    }
    return suits(subject, word);
}

const char *subject_title(const struct subject *subject)
{
    const char *slash = strrchr(subject->name, '/');
    return slash ? slash + 1 : subject->name;
}

const char *subject_guide(const struct subject *subject)
{
    return subject->scenario ? subject->scenario->guide : NULL;
}
