/* SPDX-License-Identifier: MIT */
#include "ui/cli.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"
#include "sim/text_buffer.h"
#include "sim/trace/line.h"
#include "sim/version.h"
#include "ui/layout.h"
#include "ui/screen.h"
#include "ui/settings.h"

enum { OPTIONS_MOST = 24 };

/* In place of an option's letter. */
enum {
    OPTION_END = 0,
    OPTION_BAD = -1,
    OPTION_HELP = -2,
    OPTION_VERSION = -3,
};

/* getopt_long()'s two tables, made from ours. */
struct getopt_tables {
    struct option longs[OPTIONS_MOST + 3];
    char shorts[2 * OPTIONS_MOST + 4];
};

static void make_tables(const struct cli_command *command,
                        struct getopt_tables *tables)
{
    size_t count = 0;
    char *shorts = tables->shorts;
    *shorts++ = ':'; /* a missing value is told from an unknown option */
    for (const struct cli_option *at = command->options; at->name; at++) {
        assert(count < OPTIONS_MOST && "no command has more options");
        tables->longs[count++] = (struct option){
            at->name, at->argument ? required_argument : no_argument, NULL,
            at->letter};
        if (!islower((unsigned char)at->letter))
            continue;
        *shorts++ = at->letter;
        if (at->argument)
            *shorts++ = ':';
    }
    tables->longs[count++] =
        (struct option){"help", no_argument, NULL, OPTION_HELP};
    tables->longs[count++] =
        (struct option){"version", no_argument, NULL, OPTION_VERSION};
    tables->longs[count] = (struct option){0};
    *shorts = '\0';
}

static void print_help(const struct cli_command *command)
{
    printf("loopscope %s%s%s\n%s\n", command->name,
           *command->arguments ? " " : "", command->arguments,
           command->summary);
    for (const struct cli_option *at = command->options; at->name; at++) {
        char names[40];
        bool is_short = islower((unsigned char)at->letter);
        snprintf(names, sizeof names, "%c%c%s--%s%s%s", is_short ? '-' : ' ',
                 is_short ? at->letter : ' ', is_short ? ", " : "  ", at->name,
                 at->argument ? " " : "", at->argument ? at->argument : "");
        printf("  %-26s %s\n", names, at->help);
    }
    printf("      --help                 this text\n"
           "      --version              the program's version\n");
    if (command->more)
        printf("\n%s\n", command->more);
}

/* The word that getopt_long() did not take. */
static int complain_of_option(const struct cli *cli, bool lacks_value)
{
    const char *word = cli->argv[optind - 1];
    cli_complain("%s: %s %s; see loopscope %s --help", cli->command->name,
                 lacks_value ? "a value is missing after" : "no such option:",
                 word, cli->command->name);
    return OPTION_BAD;
}

static const struct cli_option *find_option(const struct cli_command *command,
                                            int letter)
{
    const struct cli_option *at = command->options;
    while (at->letter != letter)
        at++;
    return at;
}

/* The next option's letter; what is no option ends them, or is below 0. */
static int next_option(struct cli *cli)
{
    struct getopt_tables tables;
    make_tables(cli->command, &tables);
    opterr = 0;
    int letter =
        getopt_long(cli->argc, cli->argv, tables.shorts, tables.longs, NULL);
    switch (letter) {
    case -1:
        cli->argument = cli->argv + optind;
        cli->arguments = cli->argc - optind;
        return OPTION_END;
    case '?':
    case ':':
        return complain_of_option(cli, letter == ':');
    case OPTION_HELP:
        print_help(cli->command);
        return letter;
    case OPTION_VERSION:
        cli_print_version();
        return letter;
    default:
        cli->option = find_option(cli->command, letter);
        cli->value = optarg;
        return letter;
    }
}

bool cli_read_options(struct cli *cli, cli_option_reader *read, void *into,
                      int *code)
{
    int letter;
    while ((letter = next_option(cli)) > 0) {
        if (!read(cli, letter, into)) {
            *code = CLI_BAD;
            return false;
        }
    }
    *code = letter == OPTION_BAD ? CLI_BAD : CLI_DONE;
    return letter == OPTION_END;
}

void cli_complain_of_value(const struct cli *cli, const char *takes)
{
    cli_complain("%s: --%s takes %s, not \"%s\"", cli->command->name,
                 cli->option->name, takes, cli->value);
}

bool cli_number(const struct cli *cli, long least, long most, long *number)
{
    char *end, takes[80];
    errno = 0;
    *number = strtol(cli->value, &end, 10);
    if (!errno && end != cli->value && !*end && *number >= least &&
        *number <= most)
        return true;
    snprintf(takes, sizeof takes, "a whole number from %ld to %ld", least,
             most);
    cli_complain_of_value(cli, takes);
    return false;
}

/* What a terminal could have, at the most. */

bool cli_size(const struct cli *cli, int *width, int *height)
{
    char takes[80];
    int end = 0;
    if (sscanf(cli->value, "%4dx%4d%n", width, height, &end) == 2 &&
        !cli->value[end] && *width >= LAYOUT_MIN_WIDTH &&
        *width <= SCREEN_MOST && *height >= LAYOUT_MIN_HEIGHT &&
        *height <= SCREEN_MOST)
        return true;
    snprintf(takes, sizeof takes, "WxH, from %dx%d to %dx%d", LAYOUT_MIN_WIDTH,
             LAYOUT_MIN_HEIGHT, SCREEN_MOST, SCREEN_MOST);
    cli_complain_of_value(cli, takes);
    return false;
}

bool cli_setting(const struct cli *cli, struct settings *settings,
                 const char *key, const char *value)
{
    char error[512];
    if (settings_set(settings, key, value, error, sizeof error))
        return true;
    cli_complain("%s: %s", cli->command->name, error);
    return false;
}

bool cli_arguments(const struct cli *cli, int least, int most)
{
    const struct cli_command *command = cli->command;
    const char *space = *command->arguments ? " " : "";
    if (cli->arguments >= least && cli->arguments <= most)
        return true;
    if (cli->arguments < least)
        cli_complain("%s: what to %s is missing; usage: loopscope %s%s%s",
                     command->name, command->name, command->name, space,
                     command->arguments);
    else
        cli_complain("%s: \"%s\" is one argument too many; usage: loopscope "
                     "%s%s%s",
                     command->name, cli->argument[most], command->name, space,
                     command->arguments);
    return false;
}

void cli_print_version(void)
{
    puts("loopscope " LOOPSCOPE_VERSION);
}

/* With control characters as \xNN; the caller frees it. */
static char *clean_line(const char *text)
{
    size_t size = 4 * strlen(text) + 1;
    char *clean = memory_alloc(size);
    struct line line;
    line_init(&line, clean, size);
    line_add(&line, text);
    return clean;
}

static struct text_buffer *held;

void cli_hold_complaints(struct text_buffer *buffer)
{
    held = buffer;
}

/* A clean line, with what stands before it on standard error. */
static void put_error(const char *before, const char *line)
{
    if (held)
        text_format(held, "%s%s", held->bytes ? "\n" : "", line);
    else
        fprintf(stderr, "%s%s\n", before, line);
}

char *cli_vformat(const char *format, va_list args)
{
    struct text_buffer text = {0};
    text_vformat(&text, format, args);
    char *clean = clean_line(text_of(&text));
    text_free(&text);
    return clean;
}

int cli_complain(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *line = cli_vformat(format, args);
    va_end(args);
    put_error("loopscope: ", line);
    free(line);
    return CLI_BAD;
}

void cli_say(const char *text)
{
    while (*text) {
        size_t length = strcspn(text, "\n");
        struct text_buffer piece = {0};
        text_put_bytes(&piece, text, length);
        char *clean = clean_line(text_of(&piece));
        put_error("", clean);
        free(clean);
        text_free(&piece);
        text += length + (text[length] == '\n');
    }
}

bool cli_flush(void)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return true;
    cli_complain("cannot write the output: %s", strerror(errno));
    return false;
}
