/* SPDX-License-Identifier: MIT */
/* I/O and workers: what is under way outside the loop, and for whom. */
#include "ui/panels/panels.h"

#include <stdio.h>

#include "sim/trace/text.h"
#include "ui/numbers.h"
#include "ui/soonest.h"
#include "ui/actor.h"
#include "ui/words.h"

#define NAME_LEAST 4 /* columns */
#define BAR_WIDTH 10
/* How wide the panel is, at least, when it shows... */
#define KIND_FROM 34 /* whether it is I/O or a job */
#define SPAN_FROM 70 /* from when to when it goes */
#define BAR_FROM 100 /* and how much of that is over */

/* Where the columns begin; one that is not shown begins with the next. */
struct columns {
    int name;
    int left; /* the time that is left */
    int bar;
    int span;
    int who;
};

static const struct event *start_of(const struct drawing *d,
                                    const struct model_op *op)
{
    return timeline_event(d->timeline, op->started);
}

/* "in 0.500 s", "due", or since when, where no end is known. */
static const char *left_words(const struct drawing *d,
                              const struct model_op *op, char *text,
                              size_t size)
{
    const struct event *start = start_of(d, op);
    char time[WORDS_SIZE];

    if (!start->u.op.is_timed)
        snprintf(text, size, "since %s", seconds(start->t, time, sizeof time));
    else if (start->u.op.when <= d->model->now)
        snprintf(text, size, "due");
    else
        snprintf(text, size, "in %s",
                 seconds(start->u.op.when - d->model->now, time, sizeof time));
    return text;
}

/* From when to when. */
static const char *span_words(const struct drawing *d,
                              const struct model_op *op, char *text,
                              size_t size)
{
    const struct event *start = start_of(d, op);
    char from[TIME_FORMAT_SIZE], to[TIME_FORMAT_SIZE] = "?";

    if (start->u.op.is_timed)
        time_format(start->u.op.when, to);
    snprintf(text, size, "%s%s%s", time_format(start->t, from),
             glyph_text(GLYPH_UNTIL, d->screen->ascii), to);
    return text;
}

static int wider(int width, const char *text, bool ascii)
{
    int wanted = text_width(text, ascii);

    return wanted > width ? wanted : width;
}

static struct columns measure(const struct drawing *d, struct rect inside,
                              const struct model_op *const *ops, size_t count)
{
    bool ascii = d->screen->ascii;
    int name = NAME_LEAST, left = 0, span = 0, most;
    struct columns columns = {.name = inside.width >= KIND_FROM ? 6 : 2};
    char text[WORDS_SIZE];

    for (size_t i = 0; i < count; i++) {
        const struct model_op *op = ops[i];

        name = wider(name, op->name, ascii);
        left = wider(left, left_words(d, op, text, sizeof text), ascii);
        span = wider(span, span_words(d, op, text, sizeof text), ascii);
    }
    most = inside.width >= SPAN_FROM ? inside.width / 3
                                     : inside.width - columns.name - left - 1;
    if (name > most)
        name = most > NAME_LEAST ? most : NAME_LEAST;
    columns.left = columns.name + name + 1;
    columns.bar = columns.left + left + 2;
    columns.span = columns.bar + (inside.width >= BAR_FROM ? BAR_WIDTH + 2 : 0);
    columns.who = columns.span + (inside.width >= SPAN_FROM ? span + 2 : 0);
    return columns;
}

/* How much of its time is over. */
static void draw_bar(const struct drawing *d, struct rect bar,
                     const struct event *start)
{
    int64_t whole = span_between(start->t, start->u.op.when);
    int64_t over = d->model->now - start->t;
    int full = BAR_WIDTH;

    if (!start->u.op.is_timed)
        return;
    if (over < whole)
        full = (int)((double)over / (double)whole * BAR_WIDTH);
    for (int x = 0; x < BAR_WIDTH; x++)
        screen_glyph(d->screen, bar, x, 0,
                     x < full ? ROLE_RUNNING : ROLE_WAITING,
                     x < full ? GLYPH_LANE_RUN : GLYPH_LANE_WAIT);
}

/* The task that began it, while it waits as it did when its step ended. */
static const struct model_task *waiter_of(const struct drawing *d,
                                          size_t started, uint32_t id)
{
    const struct model_task *task;

    if (id == 0 || id > d->model->task_count)
        return NULL;
    task = &d->model->tasks[id - 1];
    return task->state == TASK_IS_WAITING && task->wait > 0 &&
                   actor_did_both(d->timeline, task->wait - 1, started)
               ? task
               : NULL;
}

/* Who began it, and what that task has been waiting for since. */
static void draw_who(const struct drawing *d, struct rect area,
                     const struct model_op *op)
{
    const struct label *by = actor_label(d->timeline, op->started);
    char label[WORDS_SIZE], waits[WORDS_SIZE];
    const struct model_task *waiter;
    int x;

    if (by == NULL)
        return;
    if (by->kind == LABEL_CALL) {
        screen_print(d->screen, area, 0, 0, ROLE_DIM, "by %s",
                     label_format(by, label, sizeof label));
        return;
    }
    x = screen_put(d->screen, area, 0, 0, task_role(by->task), by->task_name);
    waiter = waiter_of(d, op->started, by->task);
    if (waiter != NULL)
        screen_print(
            d->screen, area, x + 1, 0, ROLE_DIM, "waits: %s",
            waits_words(d->timeline, d->model, waiter, waits, sizeof waits));
    else
        screen_put(d->screen, area, x + 1, 0, ROLE_DIM, "began it");
}

static struct rect column(struct rect row, int x, int end)
{
    return rect_meet(row, (struct rect){row.x + x, row.y, end - x, 1});
}

static void draw_op(const struct drawing *d, struct rect row,
                    const struct model_op *op, struct columns columns)
{
    const struct event *start = start_of(d, op);
    bool due = start->u.op.is_timed && start->u.op.when <= d->model->now;
    char text[WORDS_SIZE];

    screen_glyph(d->screen, row, 0, 0, ROLE_WAITING,
                 due ? GLYPH_READY : GLYPH_WAITING);
    screen_put(d->screen, column(row, 2, columns.name), 0, 0, ROLE_DIM,
               op->is_job ? "job" : "I/O");
    screen_put(d->screen, column(row, columns.name, columns.left - 1), 0, 0,
               ROLE_NORMAL, op->name);
    screen_put(d->screen, row, columns.left, 0, due ? ROLE_READY : ROLE_TIME,
               left_words(d, op, text, sizeof text));
    if (columns.span > columns.bar)
        draw_bar(d, column(row, columns.bar, columns.span), start);
    if (columns.who > columns.span)
        screen_put(d->screen, row, columns.span, 0, ROLE_DIM,
                   span_words(d, op, text, sizeof text));
    draw_who(d, rect_right_of(row, columns.who), op);
}

/* Soonest first; the last row says how many more there are. */
static void draw(const struct drawing *d, struct rect inside)
{
    size_t count = d->model->op_count, shown = count;
    size_t rows = inside.height > 0 ? (size_t)inside.height : 0;
    const struct model_op *ops[SCREEN_MOST];
    struct columns columns;

    if (count == 0)
        screen_put(d->screen, inside, 2, 0, ROLE_DIM,
                   "no I/O and no job under way");
    if (count > rows)
        shown = rows > 1 ? rows - 1 : rows;
    shown = ops_soonest(d->timeline, d->model, ops,
                        shown < SCREEN_MOST ? shown : SCREEN_MOST);
    columns = measure(d, inside, ops, shown);
    for (size_t i = 0; i < shown; i++)
        draw_op(d, rect_row(inside, (int)i), ops[i], columns);
    if (count > shown && rows > 1)
        draw_more(d, inside, count - shown);
}

static void title(const struct drawing *d, struct rect inside, char *text,
                  size_t size)
{
    size_t jobs = 0, count = d->model->op_count;

    (void)inside;
    for (size_t i = 0; i < count; i++)
        jobs += d->model->ops[i].is_job;
    if (count > 0)
        snprintf(text, size, "I/O: %zu, jobs: %zu", count - jobs, jobs);
    else
        snprintf(text, size, "I/O and workers");
}

const struct panel_shape ops_panel = {draw, title};
