/* SPDX-License-Identifier: MIT */
/* The trace itself: its last lines, up to now and not beyond. */
#include "ui/panels/panels.h"

#include <stdio.h>

#include "sim/trace/text.h"

#define MOST_ROWS 256 /* more than any terminal has */

/* The indices of the last events that have a line, the latest first. */
static size_t last_lines(const struct drawing *d, size_t rows, size_t *indices)
{
    size_t count = 0;

    for (size_t i = d->model->events; i > 0 && count < rows; i--) {
        if (event_has_text(timeline_event(d->timeline, i - 1)->kind))
            indices[count++] = i - 1;
    }
    return count;
}

static void draw_event(const struct drawing *d, struct rect row, size_t index,
                       bool is_new)
{
    const struct event *event = timeline_event(d->timeline, index);
    char text[512];
    int x = 2 + event_indentation(event);

    event_format(event, text, sizeof text);
    if (index + 1 == d->model->events)
        screen_glyph(d->screen, row, 0, 0, ROLE_NEW, GLYPH_RUNNING);
    screen_put(d->screen, row, x, 0, is_new ? ROLE_NEW : ROLE_NORMAL, text);
}

/* New are the lines since the step before this one. */
static void draw(const struct drawing *d, struct rect inside)
{
    size_t before = timeline_previous(d->timeline, d->model->events, UNIT_STEP);
    size_t indices[MOST_ROWS];
    size_t rows = inside.height > 0 ? (size_t)inside.height : 0;
    size_t count = last_lines(d, rows < MOST_ROWS ? rows : MOST_ROWS, indices);

    for (size_t i = 0; i < count; i++)
        draw_event(d, rect_row(inside, (int)i), indices[count - 1 - i],
                   indices[count - 1 - i] >= before);
    if (count == 0)
        screen_put(d->screen, inside, 2, 0, ROLE_DIM, "nothing yet");
}

static void title(const struct drawing *d, struct rect inside, char *text,
                  size_t size)
{
    (void)d;
    (void)inside;
    snprintf(text, size, "Trace, up to now");
}

const struct panel_shape events_panel = {draw, title};
