/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <stdio.h>

#include "ui/app.h"
#include "ui/cli.h"
#include "ui/cli_stage.h"
#include "ui/engine.h"
#include "ui/frame.h"
#include "ui/frame_html.h"
#include "ui/frame_svg.h"
#include "ui/timeline.h"

static const struct cli_option options[] = {
    {"step", "K", "after K steps: the K-th handle is about to run (0)", 's'},
    {"tick", "K", "at the beginning of tick K", 't'},
    {"event", "K", "after K events", 'e'},
    {"svg", NULL, "as a picture, in SVG, and not as text", 'V'},
    {"html", NULL, "as a page, in HTML", 'H'},
    {"roles", NULL, "show what each character is styled as, as letters", 'r'},
    STAGE_OPTIONS,
    {0},
};

enum format { FORMAT_TEXT, FORMAT_ROLES, FORMAT_SVG, FORMAT_HTML };

struct wanted {
    enum unit unit;
    long stop;
    enum format format;
    /* the options that chose the place and the format; NULL: none did */
    const struct cli_option *place, *form;
    struct stage_options stage;
};

/* Of options that exclude each other there may be one. */
static bool choose(const struct cli *cli, const struct cli_option **chosen)
{
    if (*chosen && *chosen != cli->option) {
        cli_complain("frame: --%s and --%s are not for one picture",
                     (*chosen)->name, cli->option->name);
        return false;
    }
    *chosen = cli->option;
    return true;
}

static bool read_stop(const struct cli *cli, enum unit unit,
                      struct wanted *wanted)
{
    wanted->unit = unit;
    return choose(cli, &wanted->place) &&
           cli_number(cli, 0, INT_MAX, &wanted->stop);
}

static bool read_format(const struct cli *cli, enum format format,
                        struct wanted *wanted)
{
    wanted->format = format;
    return choose(cli, &wanted->form);
}

static bool read_option(const struct cli *cli, int letter, void *into)
{
    struct wanted *wanted = into;
    switch (letter) {
    case 's':
        return read_stop(cli, UNIT_STEP, wanted);
    case 't':
        return read_stop(cli, UNIT_TICK, wanted);
    case 'e':
        return read_stop(cli, UNIT_EVENT, wanted);
    case 'V':
        return read_format(cli, FORMAT_SVG, wanted);
    case 'H':
        return read_format(cli, FORMAT_HTML, wanted);
    case 'r':
        return read_format(cli, FORMAT_ROLES, wanted);
    default:
        return stage_option(cli, letter, &wanted->stage);
    }
}

static size_t count_ticks(struct timeline *timeline, size_t most)
{
    size_t position = timeline_stop_position(timeline, most, UNIT_TICK);
    size_t stops = timeline_stops(timeline, position, UNIT_TICK);
    bool ends =
        stops > 0 && timeline_event(timeline, position - 1)->kind == EVENT_EXIT;
    return ends ? stops - 1 : stops;
}

/* Past the end is an error here: a test that asks for too much is wrong. */
static bool has_stop(struct timeline *timeline, const char *name,
                     const struct wanted *wanted)
{
    static const char *const words[] = {[UNIT_EVENT] = "events",
                                        [UNIT_LINE] = "lines",
                                        [UNIT_STEP] = "steps",
                                        [UNIT_TICK] = "ticks"};
    size_t stop = (size_t)wanted->stop, reached;
    do {
        size_t position = timeline_stop_position(timeline, stop, wanted->unit);
        reached = timeline_stops(timeline, position, wanted->unit);
    } while (reached < stop && timeline_state(timeline).is_waiting);
    /* the exit is where ticks stop, too, but none of them */
    if (wanted->unit == UNIT_TICK)
        reached = count_ticks(timeline, stop);
    if (reached >= stop)
        return true;
    cli_complain("frame: %s has only %zu %s", name, reached,
                 words[wanted->unit]);
    return false;
}

static void put_picture(const struct screen *screen, const char *title,
                        const struct wanted *wanted)
{
    enum theme theme = wanted->stage.settings.theme;
    switch (wanted->format) {
    case FORMAT_TEXT:
        frame_write(screen, stdout);
        break;
    case FORMAT_ROLES:
        frame_write_roles(screen, stdout);
        break;
    case FORMAT_SVG:
        frame_write_svg(screen, theme, title, stdout);
        break;
    case FORMAT_HTML:
        frame_write_html(screen, theme, title, stdout);
        break;
    }
}

static int show(const struct subject *subject, const struct wanted *wanted)
{
    struct stage stage;
    int code;
    if (!stage_open(&stage, subject, &wanted->stage, ENGINE_LOOK_AHEAD, &code))
        return code;
    if (has_stop(stage.timeline, subject->name, wanted)) {
        app_seek_stop(stage.app, wanted->unit, (size_t)wanted->stop);
        app_draw(stage.app, &stage.screen);
        put_picture(&stage.screen, subject_title(subject), wanted);
    } else {
        code = CLI_BAD;
    }
    return stage_close(&stage, code);
}

static int run(struct cli *cli)
{
    struct wanted wanted = {.unit = UNIT_STEP, .stage = stage_usual()};
    struct subject subject;
    int code;
    subject_take_arguments(cli, &wanted.stage.subject);
    if (!cli_read_options(cli, read_option, &wanted, &code))
        return code;
    if (!cli_arguments(cli, 1, 1) ||
        !subject_find(&subject, cli->argument[0], &wanted.stage.subject))
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
