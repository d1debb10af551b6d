/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "ui/app.h"
#include "ui/cli.h"
#include "ui/cli_subject.h"
#include "ui/engine.h"
#include "ui/frame.h"
#include "ui/frame_svg.h"
#include "ui/screen.h"
#include "ui/timeline.h"

static const struct cli_option options[] = {
    {"step", "K", "after K steps: the K-th handle is about to run (0)", 's'},
    {"tick", "K", "at the beginning of tick K", 't'},
    {"event", "K", "after K events", 'e'},
    {"size", "WxH", "columns and lines (80x24)", 'S'},
    {"c", NULL, "show the C listing instead of the Python twin", 'C'},
    {"ascii", NULL, "ASCII characters only", 'A'},
    {"svg", NULL, "as a picture, in SVG, and not as text", 'V'},
    {"roles", NULL, "show what each character is styled as, as letters", 'r'},
    SUBJECT_OPTIONS,
    {0},
};

/* The least a screen needs, and what a terminal could have. */
enum { WIDTH_LEAST = 60, HEIGHT_LEAST = 16, SIZE_MOST = 1000 };

struct settings {
    enum unit unit;
    long stop;
    int width;
    int height;
    bool c;
    bool ascii;
    bool roles;
    bool svg;
    struct subject_options options;
};

static bool read_size(const struct cli *cli, struct settings *settings)
{
    int end = 0;
    if (sscanf(cli->value, "%4dx%4d%n", &settings->width, &settings->height,
               &end) == 2 &&
        !cli->value[end] && settings->width >= WIDTH_LEAST &&
        settings->width <= SIZE_MOST && settings->height >= HEIGHT_LEAST &&
        settings->height <= SIZE_MOST)
        return true;
    cli_complain("frame: the size is WxH, from %dx%d to %dx%d, not \"%s\"",
                 WIDTH_LEAST, HEIGHT_LEAST, SIZE_MOST, SIZE_MOST, cli->value);
    return false;
}

static bool read_stop(const struct cli *cli, enum unit unit,
                      struct settings *settings)
{
    settings->unit = unit;
    return cli_number(cli, 0, INT_MAX, &settings->stop);
}

static bool read_option(const struct cli *cli, int letter,
                        struct settings *settings)
{
    switch (letter) {
    case 's':
        return read_stop(cli, UNIT_STEP, settings);
    case 't':
        return read_stop(cli, UNIT_TICK, settings);
    case 'e':
        return read_stop(cli, UNIT_EVENT, settings);
    case 'S':
        return read_size(cli, settings);
    case 'C':
        settings->c = true;
        return true;
    case 'A':
        settings->ascii = true;
        return true;
    case 'V':
        settings->svg = true;
        return true;
    case 'r':
        settings->roles = true;
        return true;
    default:
        return subject_option(cli, letter, &settings->options);
    }
}

/* Past the end is an error here: a test that asks for too much is wrong. */
static bool has_stop(struct timeline *timeline, const char *name,
                     const struct settings *settings)
{
    static const char *const words[] = {"events", "steps", "ticks"};
    size_t wanted = (size_t)settings->stop, reached;
    do {
        size_t position =
            timeline_stop_position(timeline, wanted, settings->unit);
        reached = timeline_stops(timeline, position, settings->unit);
    } while (reached < wanted && timeline_state(timeline).is_waiting);
    if (reached >= wanted)
        return true;
    cli_complain("frame: %s has only %zu %s", name, reached,
                 words[settings->unit]);
    return false;
}

static void draw(struct app *app, const char *title,
                 const struct settings *settings)
{
    struct screen screen;
    screen_init(&screen, settings->width, settings->height, settings->ascii);
    app_draw(app, &screen);
    if (settings->svg)
        frame_write_svg(&screen, title, stdout);
    else if (settings->roles)
        frame_write_roles(&screen, stdout);
    else
        frame_write(&screen, stdout);
    screen_free(&screen);
}

static int show(const struct subject *subject, const struct settings *settings)
{
    struct timeline *twin;
    int code;
    struct timeline *timeline = subject_open(subject, &twin, &code);
    if (!timeline)
        return code;
    engine_await(timeline, ENGINE_LOOK_AHEAD);
    if (has_stop(timeline, subject->name, settings)) {
        struct app *app = app_create(timeline, twin, subject_title(subject),
                                     subject_guide(subject));
        app_seek_stop(app, settings->unit, (size_t)settings->stop);
        if (settings->c)
            app_switch_listing(app);
        draw(app, subject_title(subject), settings);
        app_free(app);
    } else {
        code = CLI_BAD;
    }
    if (!subject_say_early_end(timeline) && code == CLI_DONE)
        code = CLI_DIFFERS;
    timeline_free(twin);
    timeline_free(timeline);
    return code;
}

static int run(struct cli *cli)
{
    struct settings settings = {.unit = UNIT_STEP, .width = 80, .height = 24};
    struct subject subject;
    int letter;
    subject_take_arguments(cli, &settings.options);
    while ((letter = cli_next_option(cli)) > 0)
        if (!read_option(cli, letter, &settings))
            return CLI_BAD;
    if (letter != CLI_OPTION_END)
        return letter == CLI_OPTION_HELP ? CLI_DONE : CLI_BAD;
    if (!cli_arguments(cli, 1, 1) ||
        !subject_find(&subject, cli->argument[0], &settings.options))
        return CLI_BAD;
    return show(&subject, &settings);
}

const struct cli_command cli_frame = {
    .name = "frame",
    .arguments = "NAME|FILE [options] [-- ARGS]",
    .summary = "print one picture of the screen as text",
    .options = options,
    .run = run,
    .more = SUBJECT_MORE,
};
