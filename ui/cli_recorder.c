/* SPDX-License-Identifier: MIT */
#include "ui/cli_recorder.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sim/memory.h"
#include "ui/cli_subject.h"
#include "ui/python.h"

/* The recorder's watchdog barks first; ours is for when it cannot. */
#define WATCHDOG_USUAL "10" /* seconds */
enum { GRACE_S = 5 };
/* An endless program without a screen ends after so many iterations. */
#define PROGRAM_TICKS_MOST "10000"

/* argv, made word by word; ends with NULL. */
struct words {
    char **at;
    size_t count;
    size_t capacity;
};

static void add_word(struct words *words, const char *word)
{
    words->at = memory_grow(words->at, &words->capacity, words->count + 2,
                            sizeof *words->at);
    words->at[words->count++] = memory_copy_string(word);
    words->at[words->count] = NULL;
}

static void add_option(struct words *words, const char *name, const char *value)
{
    if (!value)
        return;
    add_word(words, name);
    add_word(words, value);
}

static const char *watchdog_of(const struct subject_options *options)
{
    return options->watchdog ? options->watchdog : WATCHDOG_USUAL;
}

static struct words command_of(const struct subject *subject,
                               const char *recorder, bool has_screen)
{
    const struct subject_options *options = subject->options;
    struct words words = {0};
    char ticks[24];
    snprintf(ticks, sizeof ticks, "%ld", options->max_ticks);
    add_word(&words, python_command(options->python));
    add_word(&words, recorder);
    if (options->max_ticks)
        add_option(&words, "--max-ticks", ticks);
    else if (!has_screen)
        add_option(&words, "--max-ticks", PROGRAM_TICKS_MOST);
    add_option(&words, "--until", options->until);
    add_option(&words, "--seed", options->seed);
    add_option(&words, "--world", options->world);
    add_option(&words, "--watchdog", watchdog_of(options));
    if (options->real_files)
        add_word(&words, "--real-files");
    if (has_screen || options->lines)
        add_word(&words, "--lines");
    add_word(&words, "--");
    add_word(&words, subject->name);
    for (char **at = options->arguments; at && *at; at++)
        add_word(&words, *at);
    return words;
}

static double silence_of(const struct subject_options *options)
{
    double seconds = strtod(watchdog_of(options), NULL);
    return seconds > 0 ? seconds + GRACE_S : 0;
}

/* The path of the recorder; NULL after a complaint. */
static char *find_recorder(void)
{
    char *recorder = python_recorder();
    if (recorder && access(recorder, R_OK) == 0)
        return recorder;
    if (recorder)
        cli_complain("cannot read %s, which LOOPSCOPE_RECORDER names: %s",
                     recorder, strerror(errno));
    else
        cli_complain("recorder.py is not where it was installed; install "
                     "loopscope again, or name it in LOOPSCOPE_RECORDER");
    free(recorder);
    return NULL;
}

/* The recorder wants it, and would start Python once more to have it. */
static void fix_hashes(void)
{
    setenv("PYTHONHASHSEED", "0", 0);
}

bool recorder_call_make(struct recorder_call *call,
                        const struct subject *subject, bool has_screen)
{
    char *recorder = find_recorder();
    if (!recorder)
        return false;
    fix_hashes();
    call->argv = command_of(subject, recorder, has_screen).at;
    call->silence_s = silence_of(subject->options);
    free(recorder);
    return true;
}

void recorder_call_free(struct recorder_call *call)
{
    for (char **word = call->argv; *word; word++)
        free(*word);
    free(call->argv);
}

int recorder_complain(const struct subject *subject, int error)
{
    const char *python = python_command(subject->options->python);
    if (error == ENOENT)
        return cli_complain("there is no %s: " PYTHON_MISSING, python);
    return cli_complain("cannot run %s: %s: " PYTHON_MISSING, python,
                        strerror(error));
}
