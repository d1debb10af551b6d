/* SPDX-License-Identifier: MIT */
/* cli_subject.h -- what a command is about: a scenario, a Python program, or
 * a trace that was recorded. */
#ifndef LOOPSCOPE_UI_CLI_SUBJECT_H
#define LOOPSCOPE_UI_CLI_SUBJECT_H

#include <stdbool.h>

#include "ui/cli.h"
#include "ui/timeline.h"

struct scenario;

/* For a command's table of options; letters are those of subject_option(). */
#define SUBJECT_OPTIONS                                                        \
    {"max-ticks", "N", "end after N iterations (trace of a program: 10000)",   \
     'T'},                                                                     \
        {"python", "PATH", "for a program: the python3 that runs it", 'P'},    \
        {"world", "FILE", "for a program: what is around it, as JSON", 'W'},   \
        {"until", "S", "for a program: end at S virtual seconds", 'U'},        \
        {"seed", "N", "for a program: random's seed (0)", 'D'},                \
        {"watchdog", "S", "for a program: real seconds without the loop (10)", \
         'G'},                                                                 \
    {                                                                          \
        "real-files", NULL, "for a program: aiofiles writes for real", 'R'     \
    }

#define SUBJECT_MORE                                                           \
    "NAME is a scenario; FILE.py a program that python3 runs, with the "       \
    "arguments\nbehind -- as its own; FILE.jsonl a trace that was recorded."

/* What was asked for on the command line; zeroed, nothing was. */
struct subject_options {
    long max_ticks; /* 0: the usual */
    const char *python;
    const char *world;
    const char *until;
    const char *seed;
    const char *watchdog;
    bool real_files;
    bool lines;              /* each line of a program's is told, as it is for
                                the screen */
    const char *for_program; /* the last option that only a program has */
    char **arguments;        /* of the program, ends with NULL; may be NULL */
};

/* Takes what stands behind a "--" out of the command line. To be called
 * before the first option is read. */
void subject_take_arguments(struct cli *cli, struct subject_options *options);

/* Reads one of SUBJECT_OPTIONS; false after a complaint. */
bool subject_option(const struct cli *cli, int letter,
                    struct subject_options *options);

/* Whether a word names a program or a recording, and not a scenario. */
bool subject_is_file(const char *word);

struct subject {
    const char *name;
    const struct scenario *scenario; /* NULL: it is none */
    bool is_program;                 /* neither: a recorded file */
    bool is_again;                   /* it was on the screen before */
    const struct subject_options *options;
};

/* What a word of the command line names; false after a complaint. */
bool subject_find(struct subject *subject, const char *word,
                  const struct subject_options *options);

/* What the screen calls it: a file's name without its folder. */
const char *subject_title(const struct subject *subject);
/* A scenario's guide for teachers; NULL: none. */
const char *subject_guide(const struct subject *subject);

/*
 * A timeline of it for the screen, as far as it is asked for. Of a program
 * the first event was awaited; that it has none is a complaint the first time,
 * and again the screen shows why. NULL after a complaint: *code is the exit
 * code. `twin` becomes CPython's recording of a scenario, else NULL; the
 * caller frees both.
 */
struct timeline *subject_open(const struct subject *subject,
                              struct timeline **twin, int *code);

/*
 * Runs it to its end, or to a limit, without a screen; events go to the sink.
 * The exit code: that of how it ended; what went wrong was said.
 */
int subject_run(const struct subject *subject, struct event_sink sink);

/*
 * When the screen is gone: says what the program said on standard error, and
 * why the trace ends too early if it does; then false.
 */
bool subject_say_early_end(struct timeline *timeline);

/* Says why a trace ends too early, unless the recorder itself said so. */
void subject_say_why(const struct producer_state *state);

/* The exit code of an end; a trace without one has not failed. */
int subject_exit_code(bool ended, enum exit_how how);

/* As subject_say_early_end(), and says how the trace ended if that is not well;
 * the exit code is that of how it did. */
int subject_say_end(const struct subject *subject, struct timeline *timeline);

/* The exit code of a trace that ends too early. */
int subject_early_code(const struct subject *subject,
                       const struct timeline *timeline);

#endif
