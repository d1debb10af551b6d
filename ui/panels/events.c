/* SPDX-License-Identifier: MIT */
/* The trace itself: its last lines, up to now and not beyond. */
#include "ui/panels/panels.h"

#include <stdio.h>

#include "sim/trace/text.h"

/* The first of the last so many events that have a line. */
static size_t first_line(const struct drawing *d, int rows)
{
    size_t first = d->model->events;

    for (size_t i = first; i > 0 && rows > 0; i--) {
        if (event_has_text(timeline_event(d->timeline, i - 1)->kind)) {
            first = i - 1;
            rows--;
        }
    }
    return first;
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
    int y = 0;

    for (size_t i = first_line(d, inside.height); i < d->model->events; i++) {
        if (event_has_text(timeline_event(d->timeline, i)->kind))
            draw_event(d, rect_row(inside, y++), i, i >= before);
    }
    if (y == 0)
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
