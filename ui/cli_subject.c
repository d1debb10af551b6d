/* SPDX-License-Identifier: MIT */
#include "ui/cli_subject.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scenarios/registry.h"
#include "sim/memory.h"
#include "sim/runner.h"
#include "sim/trace/jsonl_read.h"
#include "ui/engine.h"
#include "ui/path.h"
#include "ui/python.h"
#include "ui/recording.h"

/* The recorder's watchdog barks first; ours is for when it cannot. */
#define WATCHDOG_USUAL "10" /* seconds */
enum { GRACE_S = 5 };
/* An endless program without a screen ends after so many iterations. */
#define PROGRAM_TICKS_MOST "10000"

/* --- The command line ---------------------------------------------------- */

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

/* --- The recorder's command line ------------------------------------------ */

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

static void free_words(struct words *words)
{
    for (size_t i = 0; i < words->count; i++)
        free(words->at[i]);
    free(words->at);
}

static struct words recorder_words(const struct subject *subject,
                                   const char *recorder, bool apart)
{
    const struct subject_options *options = subject->options;
    struct words words = {0};
    char ticks[24];
    snprintf(ticks, sizeof ticks, "%ld", options->max_ticks);
    add_word(&words, python_command(options->python));
    add_word(&words, recorder);
    if (options->max_ticks)
        add_option(&words, "--max-ticks", ticks);
    else if (!apart)
        add_option(&words, "--max-ticks", PROGRAM_TICKS_MOST);
    add_option(&words, "--until", options->until);
    add_option(&words, "--seed", options->seed);
    add_option(&words, "--world", options->world);
    add_option(&words, "--watchdog",
               options->watchdog ? options->watchdog : WATCHDOG_USUAL);
    if (options->real_files)
        add_word(&words, "--real-files");
    add_word(&words, "--");
    add_word(&words, subject->name);
    for (char **at = options->arguments; at && *at; at++)
        add_word(&words, *at);
    return words;
}

static double silence_of(const struct subject_options *options)
{
    const char *watchdog =
        options->watchdog ? options->watchdog : WATCHDOG_USUAL;
    double seconds = strtod(watchdog, NULL);
    return seconds > 0 ? seconds + GRACE_S : 0;
}

static int complain_of_python(const struct subject *subject, int error)
{
    const char *python = python_command(subject->options->python);
    if (error == ENOENT)
        return cli_complain("there is no %s: " PYTHON_MISSING, python);
    return cli_complain("cannot run %s: %s: " PYTHON_MISSING, python,
                        strerror(error));
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

/* --- With a screen -------------------------------------------------------- */

static struct timeline *open_program(const struct subject *subject, int *code)
{
    char *recorder = find_recorder();
    if (!recorder) {
        *code = CLI_BAD;
        return NULL;
    }
    fix_hashes();
    struct words words = recorder_words(subject, recorder, true);
    struct timeline *timeline =
        engine_program(words.at, silence_of(subject->options));
    int error = errno;
    free_words(&words);
    free(recorder);
    if (!timeline) {
        *code = complain_of_python(subject, error);
        return NULL;
    }
    if (timeline_count(timeline) || subject->is_again)
        return timeline;
    *code = subject_say_end(timeline);
    timeline_free(timeline);
    return NULL;
}

struct timeline *subject_open(const struct subject *subject,
                              struct timeline **twin, int *code)
{
    const struct subject_options *options = subject->options;
    char error[512];
    *twin = NULL;
    *code = CLI_DONE;
    if (subject->is_program)
        return open_program(subject, code);
    if (subject->scenario) {
        long ticks =
            options->max_ticks ? options->max_ticks : TICKS_MOST_DEFAULT;
        *twin = engine_recorded(subject->scenario);
        return engine_native(subject->scenario, (uint32_t)ticks);
    }
    struct timeline *timeline = engine_file(subject->name, error, sizeof error);
    if (!timeline)
        *code = cli_complain("%s", error);
    return timeline;
}

/* How the trace ended, as an exit code. */
static int exit_code(bool ended, enum exit_how how)
{
    if (!ended || how == EXIT_OK)
        return CLI_DONE;
    return how == EXIT_LIMIT ? CLI_LIMIT : CLI_DIFFERS;
}

/* Of a trace that ends too early, unless the recorder itself said why. */
static void complain_of_end(const struct producer_state *state)
{
    if (state->complaint &&
        (!state->errors || !strstr(state->errors, state->complaint)))
        cli_complain("%s", state->complaint);
}

bool subject_say_early_end(struct timeline *timeline)
{
    struct producer_state state = timeline_state(timeline);
    if (state.errors)
        cli_say(state.errors);
    complain_of_end(&state);
    return !state.complaint;
}

int subject_say_end(struct timeline *timeline)
{
    size_t count = timeline_count(timeline);
    if (!subject_say_early_end(timeline))
        return count ? CLI_DIFFERS : timeline_state(timeline).status;
    const struct event *last =
        count ? timeline_event(timeline, count - 1) : NULL;
    bool ended = last && last->kind == EVENT_EXIT;
    return exit_code(ended, ended ? last->u.exit.how : EXIT_OK);
}

/* --- Without a screen ----------------------------------------------------- */

/* A sink that remembers how the trace ended, and who recorded it. */
struct watch {
    struct event_sink next;
    bool ended;
    enum exit_how how;
    const char *note;
};

static void watch_emit(void *context, const struct event *event)
{
    struct watch *watch = context;
    if (event->kind == EVENT_EXIT) {
        watch->ended = true;
        watch->how = event->u.exit.how;
    } else if (event->kind == EVENT_TRACE) {
        watch->note = python_note(event->u.trace.runtime);
    }
    watch->next.emit(watch->next.context, event);
}

static void run_scenario(const struct subject *subject, struct event_sink sink)
{
    long ticks = subject->options->max_ticks;
    struct runner *runner =
        runner_create(&subject->scenario->program, sink,
                      (uint32_t)(ticks ? ticks : TICKS_MOST_DEFAULT));
    bool more;
    do {
        more = runner_advance(runner);
    } while (more);
    runner_free(runner);
}

static bool run_file(const struct subject *subject,
                     const struct event_sink *sink)
{
    char error[512];
    int fd = open(subject->name, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        cli_complain("cannot read %s: %s", subject->name, strerror(errno));
        return false;
    }
    struct jsonl_reader *reader = jsonl_reader_create(fd, subject->name);
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

/* The recorder's status; -1 after a complaint. */
static int run_program(const struct subject *subject, struct event_sink sink)
{
    char *recorder = find_recorder();
    if (!recorder)
        return -1;
    fix_hashes();
    struct words words = recorder_words(subject, recorder, false);
    struct recording_plan plan = {words.at, false, silence_of(subject->options),
                                  cli_say};
    struct producer *producer = recording_create(&plan, sink);
    int error = errno;
    free_words(&words);
    free(recorder);
    if (!producer) {
        complain_of_python(subject, error);
        return -1;
    }
    while (producer->more(producer))
        continue;
    struct producer_state state = producer->state(producer);
    complain_of_end(&state);
    producer->close(producer);
    return state.status;
}

int subject_run(const struct subject *subject, struct event_sink sink)
{
    struct watch watch = {.next = sink};
    struct event_sink watched = {watch_emit, &watch};
    int status = 0;
    if (subject->is_program)
        status = run_program(subject, watched);
    else if (subject->scenario)
        run_scenario(subject, watched);
    else if (!run_file(subject, &watched))
        return CLI_BAD;
    if (watch.note)
        cli_complain("%s", watch.note);
    if (watch.ended || !subject->is_program)
        return exit_code(watch.ended, watch.how);
    return status < 0 || status == CLI_BAD ? CLI_BAD : CLI_DIFFERS;
}
