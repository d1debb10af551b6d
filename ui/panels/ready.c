/* SPDX-License-Identifier: MIT */
/* The ready queue in running order: what runs now, and what runs next. */
#include "ui/panels/panels.h"

#include <stdio.h>
#include <string.h>

#include "sim/trace/text.h"
#include "ui/words.h"

/* The position right after this tick's event; 0 before the first. */
static size_t this_tick(const struct drawing *d)
{
    return timeline_previous(d->timeline, d->model->events + 1, UNIT_TICK);
}

/*
 * Whether a handle waits for the next tick: call_soon put it there after the
 * handles of this tick were counted.
 */
static bool is_for_next_tick(const struct drawing *d,
                             const struct model_handle *handle, size_t tick)
{
    return tick > 0 && handle->cause >= tick &&
           timeline_event(d->timeline, handle->cause)->kind == EVENT_READY;
}

/* At the right end of a row, if all of it has room: half helps nobody. */
static bool put_if_room(const struct drawing *d, struct rect row, int x,
                        const char *text)
{
    if (text_width(text, d->screen->ascii) > row.width - x - 1)
        return false;
    screen_put_right(d->screen, row, 0, ROLE_DIM, text);
    return true;
}

/* "← call sleep(Task-3)", "← sleep(Task-3)", or as much as there is room. */
static void put_cause(const struct drawing *d, struct rect row, int x,
                      const char *cause)
{
    const char *from = glyph_text(GLYPH_FROM, d->screen->ascii);
    char text[WORDS_SIZE * 2];

    snprintf(text, sizeof text, "%s %s", from, cause);
    if (put_if_room(d, row, x, text))
        return;
    if (strncmp(cause, "call ", 5) == 0)
        snprintf(text, sizeof text, "%s %s", from, cause + 5);
    if (!put_if_room(d, row, x, text))
        screen_put_ends(d->screen, row, x + 1, ROLE_DIM, text);
}

/* The column after the label. */
static int draw_label(const struct drawing *d, struct rect row,
                      const struct model_handle *handle, enum role role)
{
    char label[WORDS_SIZE];

    return screen_put(d->screen, row, 2, 0,
                      role == ROLE_DIM ? ROLE_DIM
                                       : task_role(handle->label.task),
                      label_format(&handle->label, label, sizeof label));
}

static void draw_handle(const struct drawing *d, struct rect row,
                        const struct model_handle *handle, enum role role)
{
    char cause[WORDS_SIZE];
    int x = draw_label(d, row, handle, role);

    put_cause(d, row, x,
              cause_words(d->timeline, handle->cause, cause, sizeof cause));
}

static void draw_running(const struct drawing *d, struct rect row)
{
    screen_glyph(d->screen, row, 0, 0, ROLE_RUNNING, GLYPH_RUNNING);
    draw_handle(d, row, &d->model->running, ROLE_RUNNING);
    screen_paint(d->screen, row, ROLE_RUNNING);
}

/* In this tick or, by a plus, in the next: the rows stand in their order. */
static void draw_sign(const struct drawing *d, struct rect row, bool next)
{
    if (next)
        screen_put(d->screen, row, 0, 0, ROLE_DIM, "+");
    else
        screen_glyph(d->screen, row, 0, 0, ROLE_READY, GLYPH_READY);
}

/* The last row, when there are more, says how many instead of why. */
static void draw_last(const struct drawing *d, struct rect row,
                      const struct model_handle *handle, enum role role,
                      size_t more)
{
    char text[64];

    snprintf(text, sizeof text, "and %zu more", more);
    put_if_room(d, row, draw_label(d, row, handle, role), text);
}

static void draw_queue(const struct drawing *d, struct rect inside, int y)
{
    size_t tick = this_tick(d), count = d->model->ready_count;

    for (size_t i = 0; i < count && y < inside.height; i++, y++) {
        const struct model_handle *handle = &d->model->ready[i];
        bool next = is_for_next_tick(d, handle, tick);
        enum role role = next ? ROLE_DIM : ROLE_READY;
        struct rect row = rect_row(inside, y);

        draw_sign(d, row, next);
        if (y + 1 == inside.height && i + 1 < count)
            draw_last(d, row, handle, role, count - i - 1);
        else
            draw_handle(d, row, handle, role);
    }
}

static const char *empty_words(const struct model *model)
{
    switch (model->phase) {
    case PHASE_BEFORE:
        return "nothing yet";
    case PHASE_RUNNING:
        return "nothing else is ready";
    case PHASE_POLL:
        return "nothing is ready";
    case PHASE_ENDED:
        return "nothing is left to run";
    }
    return "";
}

static void draw(const struct drawing *d, struct rect inside)
{
    int y = 0;

    if (d->model->phase == PHASE_RUNNING)
        draw_running(d, rect_row(inside, y++));
    if (d->model->ready_count > 0)
        draw_queue(d, inside, y);
    else
        screen_put(d->screen, inside, 2, y, ROLE_DIM, empty_words(d->model));
}

static void title(const struct drawing *d, struct rect inside, char *text,
                  size_t size)
{
    size_t tick = this_tick(d), count = d->model->ready_count;
    /* those of the next tick stand last */
    bool next =
        count > 0 && is_for_next_tick(d, &d->model->ready[count - 1], tick);

    (void)inside;
    snprintf(text, size, "Ready, next first%s", next ? "; + next tick" : "");
}

const struct panel_shape ready_panel = {draw, title};
