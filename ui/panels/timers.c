/* SPDX-License-Identifier: MIT */
/* What the loop waits for besides the queue: timers, I/O and jobs. */
#include "ui/panels/panels.h"

#include <stdio.h>

#include "sim/trace/text.h"
#include "ui/numbers.h"
#include "ui/soonest.h"
#include "ui/words.h"

/* "call sleep(Task-2)" without its first word: here all are calls. */
static const char *without_call(const struct label *label, const char *text)
{
    return label->kind == LABEL_CALL ? text + sizeof "call" : text;
}

/* When something is due and how long that is from now; the column after. */
static int draw_due(const struct drawing *d, struct rect row, int64_t due)
{
    char when[WORDS_SIZE], left[WORDS_SIZE];
    int64_t wait = span_between(d->model->now, due);
    int x = screen_print(d->screen, row, 0, 0, ROLE_TIME, "%9s",
                         seconds(due, when, sizeof when));

    if (d->model->phase == PHASE_ENDED)
        return screen_print(d->screen, row, x + 1, 0, ROLE_DIM, "%-12s",
                            "never");
    if (wait > 0)
        return screen_print(d->screen, row, x + 1, 0, ROLE_NORMAL, "in %-9s",
                            seconds(wait, left, sizeof left));
    return screen_print(d->screen, row, x + 1, 0, ROLE_READY, "%-12s", "due");
}

static void draw_timer(const struct drawing *d, struct rect row,
                       const struct model_timer *timer)
{
    char label[WORDS_SIZE];
    int x = draw_due(d, row, timer->when);

    label_format(&timer->label, label, sizeof label);
    screen_put(d->screen, row, x + 1, 0, task_role(timer->label.task),
               without_call(&timer->label, label));
}

static void draw_op(const struct drawing *d, struct rect row,
                    const struct model_op *op)
{
    const struct event *started = timeline_event(d->timeline, op->started);
    const char *kind = op->is_job ? "job" : "I/O";
    char since[WORDS_SIZE];
    int x;

    if (started->u.op.is_timed) {
        x = draw_due(d, row, started->u.op.when);
        x = screen_put(d->screen, row, x + 1, 0, ROLE_NORMAL, kind);
        screen_put_ends(d->screen, row, x + 1, ROLE_NORMAL, op->name);
        return;
    }
    x = screen_print(d->screen, row, 0, 0, ROLE_WAITING, "%9s", kind);
    x = screen_print(d->screen, row, x + 1, 0, ROLE_NORMAL, "%s", op->name);
    screen_print(d->screen, row, x + 1, 0, ROLE_DIM, "since %s",
                 seconds(started->t, since, sizeof since));
}

/* Those that are shown here. */
static size_t op_count(const struct drawing *d)
{
    return d->ops_apart ? 0 : d->model->op_count;
}

/* How many of the rows are for timers when operations want some too. */
static size_t rows_for_timers(size_t timers, size_t ops, size_t rows)
{
    size_t half = rows - rows / 2;

    if (timers + ops <= rows)
        return timers;
    if (timers <= half)
        return timers;
    return ops < rows / 2 ? rows - ops : half;
}

static void draw(const struct drawing *d, struct rect inside)
{
    struct model_timer timers[SCREEN_MOST];
    const struct model_op *soonest[SCREEN_MOST];
    size_t armed = model_timer_count(d->model), ops = op_count(d);
    size_t rows = inside.height > 0 ? (size_t)inside.height : 0;
    size_t shown_timers, shown_ops;
    bool all = armed + ops <= rows;
    int y = 0;

    if (armed + ops == 0) {
        screen_put(d->screen, inside, 2, 0, ROLE_DIM, "none");
        return;
    }
    if (!all && rows > 1)
        rows--;
    if (rows > SCREEN_MOST)
        rows = SCREEN_MOST;
    shown_timers = rows_for_timers(armed, ops, rows);
    shown_ops = ops < rows - shown_timers ? ops : rows - shown_timers;
    shown_timers = model_timers(d->model, timers, shown_timers);
    shown_ops = ops_soonest(d->timeline, d->model, soonest, shown_ops);
    for (size_t i = 0; i < shown_timers; i++)
        draw_timer(d, rect_row(inside, y++), &timers[i]);
    for (size_t i = 0; i < shown_ops; i++)
        draw_op(d, rect_row(inside, y++), soonest[i]);
    if (!all && y < inside.height)
        draw_more(d, inside, armed + ops - shown_timers - shown_ops);
}

static void title(const struct drawing *d, struct rect inside, char *text,
                  size_t size)
{
    size_t all = model_timer_count(d->model) + op_count(d);

    /* a single row has no place to say so itself */
    if (inside.height == 1 && all > 1)
        snprintf(text, size, "Timers: the first of %zu", all);
    else if (d->survey->ops == 0 || d->ops_apart)
        snprintf(text, size, "Timers, soonest first");
    else
        snprintf(text, size, "Timers, then I/O and jobs");
}

const struct panel_shape timers_panel = {draw, title};
