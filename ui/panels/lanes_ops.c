/* SPDX-License-Identifier: MIT */
#include "ui/panels/lanes_ops.h"

#include "ui/actor.h"
#include "ui/bisect.h"
#include "ui/words.h"

/* The operations that are shown, by their ids, ascending. */
struct chosen {
    uint32_t ids[SCREEN_MOST];
    size_t count;
};

static void add(struct chosen *chosen, uint32_t id)
{
    size_t at = chosen->count;

    while (at > 0 && chosen->ids[at - 1] >= id)
        at--;
    if (at < chosen->count && chosen->ids[at] == id)
        return;
    for (size_t i = chosen->count; i > at; i--)
        chosen->ids[i] = chosen->ids[i - 1];
    chosen->ids[at] = id;
    chosen->count++;
}

struct op_search {
    const struct op_lane *ops;
    size_t position;
};

static bool is_begun(const void *context, size_t index)
{
    const struct op_search *search = context;

    return search->ops[index].begun < search->position;
}

/* How many operations were begun before a position. */
static size_t begun_before(const struct op_lane *ops, size_t count,
                           size_t position)
{
    const struct op_search search = {ops, position};

    return bisect(0, count, is_begun, &search);
}

static void choose(const struct drawing *d, const struct op_lane *ops,
                   size_t count, size_t rows, struct chosen *chosen)
{
    const struct model *model = d->model;
    size_t begun = begun_before(ops, count, model->events);

    chosen->count = 0;
    for (size_t i = model->op_count; i-- > 0 && chosen->count < rows;)
        add(chosen, model->ops[i].id);
    for (size_t id = begun; id > 0 && chosen->count < rows; id--)
        add(chosen, (uint32_t)id);
}

/* The task that began it, or 0. */
static uint32_t owner_of(const struct drawing *d, const struct op_lane *op)
{
    const struct label *label = actor_label(d->timeline, op->begun);

    return label == NULL ? 0 : label->task;
}

static void draw_lane(const struct drawing *d, struct rect row,
                      const struct axis *axis, const struct op_lane *op)
{
    bool over = op->over < d->model->events;
    int from =
        axis_column(axis, op->begun, timeline_event(d->timeline, op->begun)->t);
    int to = axis->now;

    if (over)
        to = axis_column(axis, op->over,
                         timeline_event(d->timeline, op->over)->t);
    for (int x = from > 0 ? from : 0; x <= to && x < axis->cells; x++)
        screen_glyph(d->screen, row, x, 0, task_role(owner_of(d, op)),
                     GLYPH_LANE_OP);
    if (!over || to < 0 || to >= axis->cells)
        return;
    if (timeline_event(d->timeline, op->over)->kind == EVENT_DELIVER)
        screen_glyph(d->screen, row, to + 1, 0, ROLE_DONE, GLYPH_LANE_END);
    else
        screen_glyph(d->screen, row, to + 1, 0, ROLE_CANCELLED,
                     GLYPH_CANCELLED);
}

static void draw_name(const struct drawing *d, struct rect area,
                      const struct event *begun)
{
    const char *kind = begun->kind == EVENT_JOB ? "job" : "I/O";
    int x = screen_put(d->screen, area, 0, 0, ROLE_DIM, kind) + 1;

    screen_put_ends(d->screen, area, x, ROLE_DIM, begun->u.op.name);
}

static void draw_op(const struct drawing *d, struct rect row,
                    const struct axis *axis, const struct op_lane *op,
                    int names)
{
    const struct event *begun = timeline_event(d->timeline, op->begun);
    struct rect name = {row.x, row.y, names, 1};

    draw_name(d, name, begun);
    draw_lane(d, rect_right_of(row, names + 1), axis, op);
}

void op_lanes_draw(const struct drawing *d, struct rect area,
                   const struct axis *axis, int names)
{
    size_t rows = area.height > 0 ? (size_t)area.height : 0, count;
    const struct op_lane *ops = timeline_op_lanes(d->timeline, &count);
    struct chosen chosen;

    choose(d, ops, count, rows < SCREEN_MOST ? rows : SCREEN_MOST, &chosen);
    for (size_t i = 0; i < chosen.count; i++)
        if (chosen.ids[i] <= count)
            draw_op(d, rect_row(area, (int)i), axis, &ops[chosen.ids[i] - 1],
                    names);
}
