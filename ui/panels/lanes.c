/* SPDX-License-Identifier: MIT */
/* The timeline: a lane for each task, over virtual time, up to now. */
#include "ui/panels/lanes_axis.h"
#include "ui/panels/lanes_ops.h"

#include <stdio.h>
#include <string.h>

#include "ui/bisect.h"
#include "ui/words.h"

#define OP_NAME_LEAST 9 /* columns */

/* What a stretch of a lane shows; the greatest in a column wins. */
enum mark { MARK_NONE, MARK_WAIT, MARK_READY, MARK_RUN };

static int change_column(const struct axis *axis,
                         const struct lane_change *change)
{
    return axis_column(axis, change->event, change->t);
}

/* The last column with something in it. */
static int last_column(const struct axis *axis)
{
    return axis->now < axis->cells ? axis->now : axis->cells - 1;
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

struct change_search {
    const struct axis *axis;
    const struct lane_change *changes;
    size_t position;
    int column;
};

static bool is_earlier(const void *context, size_t index)
{
    const struct change_search *search = context;

    return search->changes[index].event < search->position;
}

static bool is_left(const void *context, size_t index)
{
    const struct change_search *search = context;

    return change_column(search->axis, &search->changes[index]) <
           search->column;
}

/* How many of the changes happened before a position. */
static size_t changes_before(const struct lane_change *changes, size_t count,
                             size_t position)
{
    const struct change_search search = {.changes = changes,
                                         .position = position};

    return bisect(0, count, is_earlier, &search);
}

/* The first change, from `low` on, in this column or right of it. */
static size_t first_in_column(const struct axis *axis,
                              const struct lane_change *changes, size_t low,
                              size_t high, int column)
{
    const struct change_search search = {
        .axis = axis, .changes = changes, .column = column};

    return bisect(low, high, is_left, &search);
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
    for (int x = 0; x <= last_column(axis) && count > 0; x++) {
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
    for (int x = last_column(axis) + 1; x < axis->cells; x++)
        screen_glyph(d->screen, row, x, 0, ROLE_DIM, GLYPH_LANE_FUTURE);
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

/* The begin's time gives way to that of now. */
static void draw_begin(const struct drawing *d, struct rect line,
                       const struct axis *axis, int room)
{
    char text[WORDS_SIZE];

    if (axis->begin > 0 &&
        text_width(axis_words(axis, axis->begin, text, sizeof text),
                   d->screen->ascii) < room)
        screen_print(d->screen, line, 0, 0, ROLE_DIM, "%s ", text);
}

/* Behind the last tick there is room for how it ended, but no tick. */
static int64_t last_value(const struct drawing *d, const struct axis *axis)
{
    int64_t last = d->survey->last_tick;

    return axis->by_tick && d->survey->ended && axis->end > last ? last
                                                                 : axis->end;
}

/* The scale stands on the lower line of the frame. */
static void draw_scale(const struct drawing *d, struct rect line,
                       const struct axis *axis)
{
    bool now_shown = axis->now >= 0 && axis->now < axis->cells;
    char last[WORDS_SIZE], text[WORDS_SIZE * 3];
    int start = line.width, end;

    axis_words(axis, last_value(d, axis), last, sizeof last);
    end = line.width - text_width(last, d->screen->ascii) - 2;
    if (axis->now < end || !now_shown)
        screen_print(d->screen, line, end, 0, ROLE_DIM, " %s ", last);
    if (now_shown) {
        start = now_words(d, axis, end, last, text, sizeof text);
        start = start > 0 ? start : 0;
        screen_put(d->screen, line, start, 0, ROLE_TIME, text);
    }
    draw_begin(d, line, axis, start);
}

/* The rows of the panel: first those of tasks, then those of operations. */
struct rows {
    size_t first, last; /* tasks from 0, the last one not among them */
    size_t ops;         /* the first row of operations */
    size_t op_count;
};

/*
 * Operations have a third of the rows, or what tasks leave. They stand where
 * they do whatever the position: the whole trace tells how many there are.
 */
static struct rows share_rows(const struct drawing *d, struct rect inside)
{
    size_t rows = inside.height > 0 ? (size_t)inside.height : 0;
    size_t tasks = d->survey->tasks, ops = d->survey->ops, count;
    struct rows shared = {0};

    if (tasks + ops > rows && ops > rows / 3)
        ops = tasks < rows - rows / 3 ? rows - tasks : rows / 3;
    if (tasks > rows - ops)
        tasks = rows - ops;
    count = d->model->task_count;
    shared.first = tasks_first_shown(d, count, (int)tasks);
    shared.last = count - shared.first > tasks ? shared.first + tasks : count;
    shared.ops = tasks;
    shared.op_count = ops;
    return shared;
}

/* All of the longest name, or a fifth of the panel. */
static int ops_width(const struct drawing *d, struct rect inside)
{
    int wanted = d->survey->op_name + 4; /* "I/O " */
    int most = inside.width / 5;

    if (most < OP_NAME_LEAST)
        most = OP_NAME_LEAST;
    return wanted < most ? wanted : most;
}

static int names_width(const struct drawing *d, struct rect inside,
                       const struct rows *rows)
{
    int widest = rows->op_count > 0 ? ops_width(d, inside) : 4;

    for (size_t i = rows->first; i < rows->last; i++) {
        int width = text_width(d->model->tasks[i].name, d->screen->ascii);

        if (width > widest)
            widest = width;
    }
    return widest < inside.width / 4 ? widest : inside.width / 4;
}

static void draw_tasks(const struct drawing *d, struct rect inside,
                       const struct rows *rows, const struct axis *axis,
                       int names)
{
    for (size_t i = rows->first; i < rows->last; i++) {
        struct rect row = rect_row(inside, (int)(i - rows->first));
        struct rect name = {row.x, row.y, names, 1};
        uint32_t id = (uint32_t)i + 1;

        screen_put(d->screen, name, 0, 0, task_role(id),
                   d->model->tasks[i].name);
        if (id == d->view->selected)
            screen_paint(d->screen, name, ROLE_SELECTED);
        draw_lane(d, rect_right_of(row, names + 1), axis, id);
    }
}

static void draw(const struct drawing *d, struct rect inside)
{
    struct rows rows = share_rows(d, inside);
    int names = names_width(d, inside, &rows);
    struct axis axis = axis_make(d, inside.width - names - 2);
    struct rect ops = inside;

    draw_tasks(d, inside, &rows, &axis, names);
    ops.y += (int)rows.ops;
    ops.height = (int)rows.op_count;
    op_lanes_draw(d, ops, &axis, names);
    inside.y += inside.height;
    inside.height = 1;
    draw_scale(d, rect_right_of(inside, names + 1), &axis);
}

bool lanes_span_at(const struct drawing *d, struct rect inside, int x,
                   struct lanes_span *span)
{
    struct rows rows = share_rows(d, inside);
    int names = names_width(d, inside, &rows);
    struct axis axis = axis_make(d, inside.width - names - 2);

    if (x <= names)
        return false;
    span->from = axis_value(&axis, x - names - 1);
    span->until = axis_value(&axis, x - names);
    span->by_tick = axis.by_tick;
    return true;
}

static void title(const struct drawing *d, struct rect inside, char *text,
                  size_t size)
{
    bool ascii = d->screen->ascii;
    char zoom[32] = "";

    (void)inside;
    if (d->view->lanes_zoom > 0)
        snprintf(zoom, sizeof zoom, " x%lld",
                 1LL << (d->view->lanes_zoom < 40 ? d->view->lanes_zoom : 40));
    snprintf(text, size, "Timeline%s%s: %s ran %s ready %s waiting",
             d->view->lanes_spread ? " by tick" : "", zoom,
             glyph_text(GLYPH_LANE_RUN, ascii),
             glyph_text(GLYPH_LANE_READY, ascii),
             glyph_text(GLYPH_LANE_WAIT, ascii));
    if (d->survey->ops > 0)
        snprintf(text + strlen(text), size - strlen(text), " %s I/O",
                 glyph_text(GLYPH_LANE_OP, ascii));
}

const struct panel_shape lanes_panel = {draw, title};
