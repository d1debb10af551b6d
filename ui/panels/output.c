/* SPDX-License-Identifier: MIT */
/* What the program printed: when, in virtual time, and who did. */
#include "ui/panels/panels.h"

#include <stdio.h>
#include <string.h>

#include "sim/trace/text.h"
#include "ui/actor.h"
#include "ui/words.h"

#define TIME_LEAST 5  /* columns */
#define WORDY_FROM 50 /* of a panel that has room for tasks' names */
#define WHO_MOST 12
#define TAG_MOST 6

/* All times in a column, as wide as that of the end. */
static int time_width(const struct drawing *d)
{
    char time[TIME_FORMAT_SIZE];
    int width = (int)strlen(time_format(d->survey->end, time));

    return width > TIME_LEAST ? width : TIME_LEAST;
}

/* What CPython says on standard error: the program printed none of it. An
 * exception stands first: a long line's end is cut. */
static void warning_words(const struct event *event, char *text, size_t size)
{
    const char *what = event->u.warn.what, *value = event->u.warn.value;

    if (value == NULL)
        value = "";
    if (event->u.warn.about == WARN_NEVER_AWAITED)
        snprintf(text, size, "never awaited: %s", what);
    else if (event->u.warn.about == WARN_NEVER_RETRIEVED)
        snprintf(text, size, "%s of %s never retrieved", value, what);
    else
        snprintf(text, size, "%s raised %s", what, value);
}

/* Who printed: a task, by its number alone where room is short, or a callback;
 * "" of what is said outside any handle. */
static const char *who_words(const struct drawing *d, size_t index, bool wordy)
{
    const struct label *label = actor_label(d->timeline, index);

    if (label == NULL)
        return "";
    if (label->kind == LABEL_CALL)
        return label->call;
    return wordy ? label->task_name : task_tag(label->task_name);
}

static enum role who_role(const struct drawing *d, size_t index)
{
    const struct label *label = actor_label(d->timeline, index);

    if (label == NULL)
        return ROLE_DIM;
    return label->kind == LABEL_CALL ? ROLE_DIM : task_role(label->task);
}

/* The columns that are shared by all lines that are shown. */
struct columns {
    bool wordy;
    int time; /* widths */
    int who;
};

static struct columns measure(const struct drawing *d, struct rect inside,
                              size_t first, size_t last)
{
    struct columns columns = {
        .wordy = inside.width >= WORDY_FROM, .time = time_width(d), .who = 1};
    int most = columns.wordy ? WHO_MOST : TAG_MOST;

    for (size_t i = first; i < last; i++) {
        int width = text_width(
            who_words(d, timeline_print(d->timeline, i), columns.wordy),
            d->screen->ascii);

        if (width > columns.who)
            columns.who = width;
    }
    if (columns.who > most)
        columns.who = most;
    return columns;
}

/* The time and who printed, before a line; the column after both. */
static int draw_margin(const struct drawing *d, struct rect row, size_t index,
                       struct columns columns)
{
    char time[TIME_FORMAT_SIZE];
    int x =
        screen_print(d->screen, row, 1, 0, ROLE_TIME, "%*s", columns.time,
                     time_format(timeline_event(d->timeline, index)->t, time)) +
        1;
    struct rect who = {row.x + x, row.y, columns.who, row.height};

    screen_put(d->screen, rect_meet(row, who), 0, 0, who_role(d, index),
               who_words(d, index, columns.wordy));
    return screen_put(d->screen, row, x + columns.who, 0, ROLE_BORDER,
                      glyph_line(LINE_UP | LINE_DOWN, d->screen->ascii));
}

static void draw_line(const struct drawing *d, struct rect row, size_t index,
                      struct columns columns, bool is_new)
{
    const struct event *event = timeline_event(d->timeline, index);
    int x = draw_margin(d, row, index, columns);
    char text[WORDS_SIZE];

    if (event->kind == EVENT_PRINT) {
        screen_put(d->screen, row, x, 0, is_new ? ROLE_NEW : ROLE_NORMAL,
                   event->u.print.text);
        return;
    }
    warning_words(event, text, sizeof text);
    x = screen_glyph(d->screen, row, x, 0, ROLE_FAILED, GLYPH_WARNING);
    screen_put(d->screen, row, x + 1, 0, ROLE_FAILED, text);
}

/* New are the lines since the step before this one. */
static void draw(const struct drawing *d, struct rect inside)
{
    size_t before = timeline_previous(d->timeline, d->model->events, UNIT_STEP);
    size_t rows = inside.height > 0 ? (size_t)inside.height : 0;
    size_t printed = d->model->printed;
    size_t first = printed > rows ? printed - rows : 0;
    struct columns columns = measure(d, inside, first, printed);

    for (size_t i = first; i < printed; i++) {
        size_t index = timeline_print(d->timeline, i);

        draw_line(d, rect_row(inside, (int)(i - first)), index, columns,
                  index >= before);
    }
    if (printed == 0)
        screen_put(d->screen, inside, 1, 0, ROLE_DIM, "nothing yet");
}

static void title(const struct drawing *d, struct rect inside, char *text,
                  size_t size)
{
    size_t rows = inside.height > 0 ? (size_t)inside.height : 0;

    if (d->model->printed > rows)
        snprintf(text, size, "Output: last %zu of %zu lines", rows,
                 d->model->printed);
    else
        snprintf(text, size, "Output");
}

const struct panel_shape output_panel = {draw, title};
