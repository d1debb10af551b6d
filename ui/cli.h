/* SPDX-License-Identifier: MIT */
/* cli.h -- the command line: commands, their options, their help. */
#ifndef LOOPSCOPE_UI_CLI_H
#define LOOPSCOPE_UI_CLI_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/* Exit codes of every command. */
enum {
    CLI_DONE = 0,
    CLI_DIFFERS = 1, /* a comparison differs, or the traced program failed */
    CLI_BAD = 2,     /* usage, bad input, or a file could not be used */
    CLI_LIMIT = 3,   /* a limit was reached */
};

struct cli_option {
    const char *name;
    const char *argument; /* its name in the help; NULL: takes none */
    const char *help;
    char letter; /* also the short option where it is a lower-case letter */
};

struct cli;

struct cli_command {
    const char *name;
    const char *arguments; /* "NAME [options]" */
    const char *summary;
    const struct cli_option *options; /* ends with a NULL name */
    int (*run)(struct cli *cli);      /* returns the exit code */
    const char *more;                 /* further help, or NULL */
};

/* One command line while it is read. */
struct cli {
    const struct cli_command *command;
    int argc;
    char **argv;
    const struct cli_option *option; /* read last */
    const char *value;               /* its value */
    int arguments;                   /* after the options: how many */
    char **argument;
};

extern const struct cli_command cli_list, cli_run, cli_trace, cli_check,
    cli_frame, cli_cast;

/* Takes an option by its letter, with cli->value its value if it has one, into
 * what a command keeps them in; false after a complaint. */
typedef bool cli_option_reader(const struct cli *cli, int letter, void *into);

/*
 * Reads all options, and sets cli->argument. False when nothing is left to do:
 * *code is the exit code, after a complaint, or when --help or --version was
 * asked for and printed. A command without options has no reader.
 */
bool cli_read_options(struct cli *cli, cli_option_reader *read, void *into,
                      int *code);

/* Complains of the last option's value, and of what it takes. */
void cli_complain_of_value(const struct cli *cli, const char *takes);

/* Reads the last option's value as a whole number; false after a complaint. */
bool cli_number(const struct cli *cli, long least, long most, long *number);

/* Reads its value as the size of a screen, "80x24"; false after a complaint. */
bool cli_size(const struct cli *cli, int *width, int *height);

struct settings;
/* As settings_set(); false after a complaint. */
bool cli_setting(const struct cli *cli, struct settings *settings,
                 const char *key, const char *value);

/* Between `least` and `most` arguments; else complains and returns false. */
bool cli_arguments(const struct cli *cli, int least, int most);

/* What the format makes, with control characters as \xNN; the caller frees
 * it. */
char *cli_vformat(const char *format, va_list args)
    __attribute__((format(printf, 1, 0)));

/* Says one line on standard error, control characters as \xNN; returns
 * CLI_BAD. */
int cli_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

struct text_buffer;
/*
 * While a screen is up, what would go to standard error becomes lines of the
 * buffer; NULL: no more.
 */
void cli_hold_complaints(struct text_buffer *buffer);

/* Puts text on standard error, line by line, with the other control
 * characters as \xNN. */
void cli_say(const char *text);

void cli_print_version(void);

/* Whether all that was printed arrived; complains if not. */
bool cli_flush(void);

#endif
