/* SPDX-License-Identifier: MIT */
/* What the program printed, with the virtual time of each line. */
#include "ui/panels/panels.h"

#include <stdio.h>
#include <string.h>

#include "sim/trace/text.h"
#include "ui/words.h"

#define TIME_LEAST 5 /* columns */

/* All times in a column, as wide as that of the end. */
static int time_width(const struct drawing *d)
{
    char time[TIME_FORMAT_SIZE];
    int width = (int)strlen(time_format(d->survey->end, time));

    return width > TIME_LEAST ? width : TIME_LEAST;
}

/* What CPython says on standard error: the program printed none of it. */
static void warning_words(const struct event *event, char *text, size_t size)
{
    const char *what = event->u.warn.what, *value = event->u.warn.value;

    if (value == NULL)
        value = "";
    if (event->u.warn.about == WARN_NEVER_AWAITED)
        snprintf(text, size, "never awaited: %s", what);
    else if (event->u.warn.about == WARN_NEVER_RETRIEVED)
        snprintf(text, size, "never retrieved: %s %s", what, value);
    else
        snprintf(text, size, "%s raised %s", what, value);
}

static void draw_line(const struct drawing *d, struct rect row, size_t index,
                      bool is_new)
{
    const struct event *event = timeline_event(d->timeline, index);
    char time[TIME_FORMAT_SIZE], text[WORDS_SIZE];
    int x = screen_print(d->screen, row, 1, 0, ROLE_TIME, "%*s", time_width(d),
                         time_format(event->t, time));

    if (event->kind == EVENT_PRINT) {
        screen_put(d->screen, row, x + 2, 0, is_new ? ROLE_NEW : ROLE_NORMAL,
                   event->u.print.text);
        return;
    }
    warning_words(event, text, sizeof text);
    screen_glyph(d->screen, row, x + 1, 0, ROLE_FAILED, GLYPH_WARNING);
    screen_put(d->screen, row, x + 3, 0, ROLE_FAILED, text);
}

/* New are the lines since the step before this one. */
static void draw(const struct drawing *d, struct rect inside)
{
    size_t before = timeline_previous(d->timeline, d->model->events, UNIT_STEP);
    size_t rows = inside.height > 0 ? (size_t)inside.height : 0;
    size_t printed = d->model->printed;
    size_t first = printed > rows ? printed - rows : 0;

    for (size_t i = first; i < printed; i++) {
        size_t index = timeline_print(d->timeline, i);

        draw_line(d, rect_row(inside, (int)(i - first)), index,
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
