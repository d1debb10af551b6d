/* SPDX-License-Identifier: MIT */
/* What the program printed, with the virtual time of each line. */
#include "ui/panels/panels.h"

#include <stdio.h>

#include "sim/trace/text.h"
#include "ui/words.h"

static void draw_line(const struct drawing *d, struct rect row, size_t index,
                      bool is_new)
{
    const struct event *event = timeline_event(d->timeline, index);
    char time[TIME_FORMAT_SIZE];
    int x = screen_print(d->screen, row, 1, 0, ROLE_TIME, "%5s",
                         time_format(event->t, time));

    screen_put(d->screen, row, x + 2, 0, is_new ? ROLE_NEW : ROLE_NORMAL,
               event->u.print.text);
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
