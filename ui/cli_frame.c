/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stdio.h>

#include "ui/app.h"
#include "ui/cli.h"
#include "ui/cli_subject.h"
#include "ui/engine.h"
#include "ui/frame.h"
#include "ui/frame_html.h"
#include "ui/frame_svg.h"
#include "ui/screen.h"
#include "ui/settings.h"
#include "ui/timeline.h"

static const struct cli_option options[] = {
    {"step", "K", "after K steps: the K-th handle is about to run (0)", 's'},
    {"tick", "K", "at the beginning of tick K", 't'},
    {"event", "K", "after K events", 'e'},
    {"size", "WxH", "columns and lines (80x24)", 'S'},
    {"c", NULL, "show the C listing instead of the Python twin", 'C'},
    {"ascii", NULL, "ASCII characters only", 'A'},
    {"svg", NULL, "as a picture, in SVG, and not as text", 'V'},
    {"html", NULL, "as a page, in HTML", 'H'},
    {"theme", "NAME", "of a picture or a page: as for run (default)", 'M'},
    {"roles", NULL, "show what each character is styled as, as letters", 'r'},
    SUBJECT_OPTIONS,
    {0},
};

enum format { FORMAT_TEXT, FORMAT_ROLES, FORMAT_SVG, FORMAT_HTML };

struct wanted {
    enum unit unit;
    long stop;
    int width;
    int height;
    bool c;
    enum format format;
    struct settings settings; /* of which the theme and ASCII count */
    struct subject_options options;
};

static bool read_stop(const struct cli *cli, enum unit unit,
                      struct wanted *wanted)
{
    wanted->unit = unit;
    return cli_number(cli, 0, INT_MAX, &wanted->stop);
}

static bool read_option(const struct cli *cli, int letter,
                        struct wanted *wanted)
{
    switch (letter) {
    case 's':
        return read_stop(cli, UNIT_STEP, wanted);
    case 't':
        return read_stop(cli, UNIT_TICK, wanted);
    case 'e':
        return read_stop(cli, UNIT_EVENT, wanted);
    case 'S':
        return cli_size(cli, &wanted->width, &wanted->height);
    case 'C':
        wanted->c = true;
        return true;
    case 'A':
        wanted->settings.ascii = true;
        return true;
    case 'V':
        wanted->format = FORMAT_SVG;
        return true;
    case 'H':
        wanted->format = FORMAT_HTML;
        return true;
    case 'M':
        return cli_setting(cli, &wanted->settings, "theme", cli->value);
    case 'r':
        wanted->format = FORMAT_ROLES;
        return true;
    default:
        return subject_option(cli, letter, &wanted->options);
    }
}

/* Past the end is an error here: a test that asks for too much is wrong. */
static bool has_stop(struct timeline *timeline, const char *name,
                     const struct wanted *wanted)
{
    static const char *const words[] = {"events", "steps", "ticks"};
    size_t stop = (size_t)wanted->stop, reached;
    do {
        size_t position = timeline_stop_position(timeline, stop, wanted->unit);
        reached = timeline_stops(timeline, position, wanted->unit);
    } while (reached < stop && timeline_state(timeline).is_waiting);
    if (reached >= stop)
        return true;
    cli_complain("frame: %s has only %zu %s", name, reached,
                 words[wanted->unit]);
    return false;
}

static void draw(struct app *app, const char *title,
                 const struct wanted *wanted)
{
    struct screen screen;
    screen_init(&screen, wanted->width, wanted->height, wanted->settings.ascii);
    app_draw(app, &screen);
    switch (wanted->format) {
    case FORMAT_TEXT:
        frame_write(&screen, stdout);
        break;
    case FORMAT_ROLES:
        frame_write_roles(&screen, stdout);
        break;
    case FORMAT_SVG:
        frame_write_svg(&screen, wanted->settings.theme, title, stdout);
        break;
    case FORMAT_HTML:
        frame_write_html(&screen, wanted->settings.theme, title, stdout);
        break;
    }
    screen_free(&screen);
}

static int show(const struct subject *subject, const struct wanted *wanted)
{
    struct timeline *twin;
    int code;
    struct timeline *timeline = subject_open(subject, &twin, &code);
    if (!timeline)
        return code;
    engine_await(timeline, ENGINE_LOOK_AHEAD);
    if (has_stop(timeline, subject->name, wanted)) {
        struct app *app = app_create(timeline, twin, subject_title(subject),
                                     subject_guide(subject));
        app_seek_stop(app, wanted->unit, (size_t)wanted->stop);
        if (wanted->c)
            app_switch_listing(app);
        draw(app, subject_title(subject), wanted);
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
    struct wanted wanted = {.unit = UNIT_STEP,
                            .settings = settings_usual(),
                            .width = 80,
                            .height = 24};
    struct subject subject;
    int letter;
    subject_take_arguments(cli, &wanted.options);
    while ((letter = cli_next_option(cli)) > 0)
        if (!read_option(cli, letter, &wanted))
            return CLI_BAD;
    if (letter != CLI_OPTION_END)
        return letter == CLI_OPTION_HELP ? CLI_DONE : CLI_BAD;
    if (!cli_arguments(cli, 1, 1) ||
        !subject_find(&subject, cli->argument[0], &wanted.options))
        return CLI_BAD;
    return show(&subject, &wanted);
}

const struct cli_command cli_frame = {
    .name = "frame",
    .arguments = "NAME|FILE [options] [-- ARGS]",
    .summary = "print one picture of the screen",
    .options = options,
    .run = run,
    .more = SUBJECT_MORE,
};
