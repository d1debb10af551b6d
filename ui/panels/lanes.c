/* SPDX-License-Identifier: MIT */
/* The timeline: a lane for each task, over virtual time, up to now. */
#include "ui/panels/panels.h"

#include <stdio.h>
#include <string.h>

#include "sim/trace/text.h"
#include "ui/words.h"

/*
 * The scale. Time goes from 0 to the end of the known trace; a program that
 * takes no virtual time at all is shown over its ticks.
 */
struct axis {
    const struct timeline *timeline;
    bool by_tick;
    int64_t end;
    int cells;
    int now; /* the cursor's column */
};

/* What a stretch of a lane shows; the greatest in a column wins. */
enum mark { MARK_NONE, MARK_WAIT, MARK_READY, MARK_RUN };

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

static int column_of(const struct axis *axis, int64_t value)
{
    int64_t end = axis->end;

    for (; end > INT64_MAX / 4096; end /= 2)
        value /= 2;
    if (value > end)
        value = end;
    return end > 0 ? (int)(value * (axis->cells - 1) / end) : 0;
}

static int change_column(const struct axis *axis,
                         const struct lane_change *change)
{
    if (axis->by_tick)
        return column_of(axis,
                         (int64_t)timeline_stops(axis->timeline,
                                                 change->event + 1, UNIT_TICK));
    return column_of(axis, change->t);
}

static struct axis make_axis(const struct drawing *d, int cells)
{
    const struct survey *survey = d->survey;
    struct axis axis = {.timeline = d->timeline, .cells = cells};
    int64_t now = d->model->now;

    axis.by_tick = survey->end == 0;
    axis.end = survey->end;
    if (axis.by_tick) {
        now = d->model->tick;
        axis.end = survey->last_tick + (survey->ended ? 1 : 0);
    }
    if (d->may_grow)
        axis.end = round_up(now, axis.by_tick ? 16 : 1000000000);
    axis.now = column_of(&axis, now);
    return axis;
}

static enum mark mark_of(enum task_state state)
{
    switch (state) {
    case TASK_IS_RUNNING:
        return MARK_RUN;
    case TASK_IS_READY:
        return MARK_READY;
    case TASK_IS_WAITING:
        return MARK_WAIT;
    default:
        return MARK_NONE;
    }
}

/* How many of the changes happened before a position. */
static size_t changes_before(const struct lane_change *changes, size_t count,
                             size_t position)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (changes[middle].event < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The first change, from `low` on, in this column or right of it. */
static size_t first_in_column(const struct axis *axis,
                              const struct lane_change *changes, size_t low,
                              size_t high, int column)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (change_column(axis, &changes[middle]) < column)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The strongest mark among the changes of one column. */
static enum mark mark_in_column(const struct axis *axis,
                                const struct lane_change *changes, size_t first,
                                size_t last)
{
    int column = first < last ? change_column(axis, &changes[first]) : 0;
    enum mark best = MARK_NONE;

    for (size_t i = first; i < last && best != MARK_RUN &&
                           change_column(axis, &changes[i]) == column;
         i++) {
        if (mark_of(changes[i].state) > best)
            best = mark_of(changes[i].state);
    }
    return best;
}

static void draw_mark(const struct drawing *d, struct rect row, int x,
                      uint32_t task, enum mark mark)
{
    static const enum glyph glyphs[] = {[MARK_WAIT] = GLYPH_LANE_WAIT,
                                        [MARK_READY] = GLYPH_LANE_READY,
                                        [MARK_RUN] = GLYPH_LANE_RUN};

    if (mark != MARK_NONE)
        screen_glyph(d->screen, row, x, 0,
                     mark == MARK_WAIT ? ROLE_WAITING : task_role(task),
                     glyphs[mark]);
}

static void draw_end(const struct drawing *d, struct rect row, int x,
                     enum task_state state)
{
    enum glyph glyph =
        state == TASK_IS_DONE ? GLYPH_LANE_END : state_glyph(state);

    screen_glyph(d->screen, row, x, 0, state_role(state), glyph);
}

/* `row` begins at column 0 of the axis and has one cell more for an end. */
static void draw_lane(const struct drawing *d, struct rect row,
                      const struct axis *axis, uint32_t task)
{
    size_t all, count, next = 0;
    const struct lane_change *changes = timeline_lane(d->timeline, task, &all);
    bool over;

    count = changes_before(changes, all, d->view->position);
    over = count > 0 && mark_of(changes[count - 1].state) == MARK_NONE;
    for (int x = 0; x <= axis->now && count > 0; x++) {
        size_t first = first_in_column(axis, changes, next, count, x);
        enum mark mark = MARK_NONE;
        size_t after;

        if (first > 0)
            mark = mark_of(changes[first - 1].state);
        after = first_in_column(axis, changes, first, count, x + 1);
        if (after > first) {
            enum mark here = mark_in_column(axis, changes, first, after);

            mark = here > mark ? here : mark;
        }
        draw_mark(d, row, x, task, mark);
        next = after;
        if (over && after == count) {
            draw_end(d, row, x + 1, changes[count - 1].state);
            return;
        }
    }
    for (int x = axis->now + 1; x < axis->cells; x++)
        screen_glyph(d->screen, row, x, 0, ROLE_DIM, GLYPH_LANE_FUTURE);
}

static void axis_words(const struct axis *axis, int64_t value, char *text,
                       size_t size)
{
    if (axis->by_tick)
        snprintf(text, size, "tick %lld", (long long)value);
    else
        seconds(value, text, size);
}

/*
 * The mark of now with its time, on the side where there is room; where both
 * take that of the end's time, they say it too. Returns the first column.
 */
static int now_words(const struct drawing *d, const struct axis *axis, int end,
                     const char *last, char *text, size_t size)
{
    const char *mark = glyph_text(GLYPH_NOW, d->screen->ascii);
    int64_t at = axis->by_tick ? (int64_t)d->model->tick : d->model->now;
    char now[WORDS_SIZE];

    axis_words(axis, at, now, sizeof now);
    snprintf(text, size, "%s %s ", mark, now);
    if (axis->now + text_width(text, d->screen->ascii) <= end)
        return axis->now;
    if (axis->now < end || strcmp(now, last) == 0)
        snprintf(text, size, " %s %s", now, mark);
    else
        snprintf(text, size, " %s of %s %s", now, last, mark);
    return axis->now - text_width(text, d->screen->ascii) + 1;
}

/* The scale stands on the lower line of the frame. */
static void draw_scale(const struct drawing *d, struct rect line,
                       const struct axis *axis)
{
    char last[WORDS_SIZE], text[WORDS_SIZE * 3];
    int start, end;

    axis_words(axis, axis->end, last, sizeof last);
    end = line.width - text_width(last, d->screen->ascii) - 2;
    start = now_words(d, axis, end, last, text, sizeof text);
    if (axis->now < end)
        screen_print(d->screen, line, end, 0, ROLE_DIM, " %s ", last);
    screen_put(d->screen, line, start > 0 ? start : 0, 0, ROLE_TIME, text);
}

static int names_width(const struct drawing *d, struct rect inside,
                       size_t first, size_t last)
{
    int widest = 4;

    for (size_t i = first; i < last; i++) {
        int width = text_width(d->model->tasks[i].name, d->screen->ascii);

        if (width > widest)
            widest = width;
    }
    return widest < inside.width / 4 ? widest : inside.width / 4;
}

static void draw(const struct drawing *d, struct rect inside)
{
    size_t count = d->model->task_count;
    size_t rows = inside.height > 0 ? (size_t)inside.height : 0;
    size_t first = tasks_first_shown(d, count, inside.height);
    size_t last = count - first > rows ? first + rows : count;
    int names = names_width(d, inside, first, last);
    struct axis axis = make_axis(d, inside.width - names - 2);

    for (size_t i = first; i < last; i++) {
        struct rect row = rect_row(inside, (int)(i - first));
        struct rect name = {row.x, row.y, names, 1};
        uint32_t id = (uint32_t)i + 1;

        screen_put(d->screen, name, 0, 0, task_role(id),
                   d->model->tasks[i].name);
        if (id == d->view->selected)
            screen_paint(d->screen, name, ROLE_SELECTED);
        draw_lane(d, rect_right_of(row, names + 1), &axis, id);
    }
    inside.y += inside.height;
    inside.height = 1;
    draw_scale(d, rect_right_of(inside, names + 1), &axis);
}

static void title(const struct drawing *d, struct rect inside, char *text,
                  size_t size)
{
    bool ascii = d->screen->ascii;

    (void)inside;
    snprintf(text, size, "Timeline: %s ran %s ready %s waiting",
             glyph_text(GLYPH_LANE_RUN, ascii),
             glyph_text(GLYPH_LANE_READY, ascii),
             glyph_text(GLYPH_LANE_WAIT, ascii));
}

const struct panel_shape lanes_panel = {draw, title};
