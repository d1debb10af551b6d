/* SPDX-License-Identifier: MIT */
#include "ui/panels/lanes_axis.h"

#include <stdio.h>

#include "ui/numbers.h"
#include "ui/words.h"

#define ZOOM_MOST 40
#define TICKS_LEAST 8            /* that a zoomed axis shows */
#define TIME_LEAST INT64_C(1000) /* ns */

/*
 * While more may come the scale follows the cursor, and doubles when that
 * comes to its end: it does not change with each step.
 */
static int64_t round_up(int64_t value, int64_t smallest)
{
    int64_t round = smallest;

    while (round < value && round < INT64_MAX / 2)
        round *= 2;
    return round;
}

/* Rounded down; values and ends may be as great as there are. */
static int column_of(const struct axis *axis, int64_t value)
{
    int64_t width = axis->end - axis->begin;

    if (value < axis->begin)
        return -1;
    if (value > axis->end)
        return axis->cells;
    for (value -= axis->begin; width > INT64_MAX / 4096; width /= 2)
        value /= 2;
    return width > 0 ? (int)(value * (axis->cells - 1) / width) : 0;
}

int axis_column(const struct axis *axis, size_t event, int64_t t)
{
    if (axis->by_tick)
        return column_of(axis, (int64_t)timeline_stops(axis->timeline,
                                                       event + 1, UNIT_TICK));
    return column_of(axis, t);
}

/* The exit is a tick further: nothing comes behind it. */
static int64_t now_of(const struct drawing *d, bool by_tick)
{
    if (by_tick)
        return (int64_t)d->model->tick + (d->model->phase == PHASE_ENDED);
    return d->model->now;
}

/* All of it. */
static struct axis whole(const struct drawing *d, int cells)
{
    const struct survey *survey = d->survey;
    struct axis axis = {.timeline = d->timeline, .cells = cells};
    int64_t now;

    axis.by_tick = d->view->lanes_spread || survey->end == 0;
    axis.end = survey->end;
    if (axis.by_tick)
        axis.end = survey->last_tick + (survey->ended ? 1 : 0);
    now = now_of(d, axis.by_tick);
    if (d->may_grow)
        axis.end = round_up(now, axis.by_tick ? 16 : 1000000000);
    if (axis.end < now)
        axis.end = now;
    return axis;
}

/* What is shown of `all` at a zoom; never less than can be told apart. */
static int64_t window(const struct axis *all, int zoom)
{
    int64_t least = all->by_tick ? TICKS_LEAST : TIME_LEAST;
    int64_t size = all->end >> zoom;

    if (size < least)
        size = least;
    return size < all->end ? size : all->end;
}

/* Where a window begins before it is moved: it turns over like pages, half by
 * half, and stays put between. */
static int64_t page(const struct axis *all, int64_t now, int64_t size)
{
    int64_t half = size / 2;

    if (size == all->end || half == 0)
        return 0;
    return now / half * half - half / 2;
}

static int64_t within(const struct axis *all, int64_t begin, int64_t size)
{
    if (begin > all->end - size)
        begin = all->end - size;
    return begin > 0 ? begin : 0;
}

struct axis axis_make(const struct drawing *d, int cells)
{
    struct axis axis = whole(d, cells);
    int zoom = clamp(d->view->lanes_zoom, 0, ZOOM_MOST);
    int64_t size = window(&axis, zoom), now = now_of(d, axis.by_tick);
    int64_t quarters = d->view->lanes_from;
    int64_t most = size >= 4 ? axis.end / (size / 4) + 1 : 0;

    if (quarters > most)
        quarters = most;
    if (quarters < -most)
        quarters = -most;
    axis.begin = within(&axis,
                        within(&axis, page(&axis, now, size), size) +
                            quarters * (size / 4),
                        size);
    axis.end = axis.begin + size;
    axis.now = column_of(&axis, now);
    return axis;
}

void axis_keep(const struct drawing *d, int *zoom, int *from)
{
    struct axis all = whole(d, 2);
    int64_t size, begin, now = now_of(d, all.by_tick);

    *zoom = clamp(*zoom, 0, ZOOM_MOST);
    while (*zoom > 0 && window(&all, *zoom) == window(&all, *zoom - 1))
        --*zoom;
    size = window(&all, *zoom);
    begin = within(&all, page(&all, now, size), size);
    if (size < 4 || size == all.end) {
        *from = 0;
        return;
    }
    /* one quarter more than needed: the last one may be cut */
    *from = clamp(*from, -(int)(begin / (size / 4)) - 1,
                  (int)((all.end - size - begin) / (size / 4)) + 1);
}

char *axis_words(const struct axis *axis, int64_t value, char *text,
                 size_t size)
{
    if (axis->by_tick)
        snprintf(text, size, "tick %lld", (long long)value);
    else
        seconds(value, text, size);
    return text;
}

int64_t axis_value(const struct axis *axis, int column)
{
    int64_t size = axis->end - axis->begin;
    int last = axis->cells > 1 ? axis->cells - 1 : 1;

    column = clamp(column, 0, last);
    /* in two parts, because the product may not fit */
    return axis->begin + size / last * column + size % last * column / last;
}
