/* SPDX-License-Identifier: MIT */
/* Every task: its state, its coroutine, what it waits for, how it ended. */
#include "ui/panels/panels.h"

#include <stdio.h>
#include <string.h>

#include "ui/waits_tree.h"
#include "ui/words.h"

#define CORO_LEAST 3
#define WORDY_FROM 50 /* columns of a panel that has room for more words */
#define NAME_MOST 16  /* bytes of what a task waits for, in any other */

/* The widths of the columns, from what is to be shown. */
struct columns {
    int name;
    int coro;
};

/* Whose exception nobody asked for, of which the last warning was; 0: none's.
 */
static uint32_t unasked_task(const struct drawing *d)
{
    for (size_t i = d->model->exit - 1; i-- > 0;) {
        const struct event *event = timeline_event(d->timeline, i);

        if (event->kind != EVENT_WARN)
            break;
        if (event->u.warn.task != 0)
            return event->u.warn.task;
    }
    return 0;
}

/* At the end: the task that there is a warning of, else the one that the loop
 * ran for, else the first, which is main as a rule; 0: there is none. */
static uint32_t last_task(const struct drawing *d)
{
    const struct model *model = d->model;
    const struct label *last = &model->running.label;
    uint32_t unasked = unasked_task(d);

    if (unasked != 0)
        return unasked;
    if (last->kind == LABEL_CALL && last->task != 0 &&
        strcmp(last->call, "run") == 0)
        return last->task;
    return model->task_count > 0;
}

uint32_t tasks_of_interest(const struct drawing *d)
{
    const struct model *model = d->model;

    if (d->view->selected != 0)
        return d->view->selected;
    if (model_acting_task(model) != 0)
        return model_acting_task(model);
    if (model->phase == PHASE_ENDED)
        return last_task(d);
    if (model->phase == PHASE_RUNNING && model->running.label.task != 0)
        return model->running.label.task;
    if (model->ready_count > 0 && model->ready[0].label.task != 0)
        return model->ready[0].label.task;
    return (uint32_t)model->task_count;
}

size_t tasks_first_shown(const struct drawing *d, size_t count, int rows)
{
    size_t shown = rows > 0 ? (size_t)rows : 1;
    size_t task = tasks_of_interest(d), first;

    if (count <= shown)
        return 0;
    /* by half a window at a time, so that rows stay put for a while */
    first = task > 0 ? (task - 1) / (shown - shown / 2) : 0;
    first *= shown - shown / 2;
    first -= first >= shown / 4 ? shown / 4 : first;
    return first + shown > count ? count - shown : first;
}

static int widest(int width, const char *text, int most, bool ascii)
{
    int wanted = text_width(text, ascii);

    if (wanted > most)
        wanted = most;
    return wanted > width ? wanted : width;
}

/*
 * What became of a request to cancel, behind its sign; that the task went on
 * is told by the sign alone where room is short. NULL: no request to tell.
 */
static const char *cancel_text(const struct drawing *d, int width, uint32_t id)
{
    enum cancel_stage stage = cancel_stage(d->model, id);
    const char *word = cancel_word(stage);

    if (word[0] == '\0')
        return NULL;
    return stage == CANCEL_OUTLIVED && width < WORDY_FROM ? "" : word;
}

/* Of a method's long name the class goes where room is short. */
static void cut_class(int width, char *text)
{
    const char *dot = strrchr(text, '.');

    if (width < WORDY_FROM && strlen(text) > NAME_MOST && dot != NULL)
        memmove(text, dot + 1, strlen(dot));
}

/* Which lock it is, as sentences have it, and who has it where there is room.
 */
static char *waits_text(const struct drawing *d, int width, uint32_t id,
                        char *text, size_t size)
{
    struct resource_place place = resource_place_of(d->model, id);
    bool is_held = place.resource != 0 &&
                   waits_for(d->timeline, d->model, id, place).count > 0;

    if (is_held && width >= WORDY_FROM)
        return waits_tell(d->timeline, d->model, id, place, text, size);
    if (is_held && strlen(waits_wish(d->model, place, text, size)) <= NAME_MOST)
        return text;
    waits_words(d->timeline, d->model, &d->model->tasks[id - 1], text, size);
    cut_class(width, text);
    return text;
}

/* "waiting sleep →2.000": what must be read of a task that is not done. */
static int state_width(const struct drawing *d, int room, uint32_t id)
{
    const struct model_task *task = &d->model->tasks[id - 1];
    int width = text_width(state_word(task->state), d->screen->ascii);
    const char *cancel = cancel_text(d, room, id);
    char waits[WORDS_SIZE];

    if (cancel != NULL)
        width +=
            cancel[0] != '\0' ? 3 + text_width(cancel, d->screen->ascii) : 2;
    if (task->state == TASK_IS_WAITING)
        width += 1 + text_width(waits_text(d, room, id, waits, sizeof waits),
                                d->screen->ascii);
    return width;
}

/* A coroutine's long name gives way to what its task is doing. */
static struct columns measure(const struct drawing *d, struct rect inside,
                              size_t first, size_t last)
{
    struct columns columns = {0, 0};
    int most = inside.width / 4, state = 0, room;

    for (size_t i = first; i < last; i++) {
        const struct model_task *task = &d->model->tasks[i];
        int width = state_width(d, inside.width, (uint32_t)i + 1);

        columns.name = widest(columns.name, task->name, most, d->screen->ascii);
        columns.coro = widest(columns.coro, task->coro, most, d->screen->ascii);
        state = width > state ? width : state;
    }
    room = inside.width - columns.name - state - 4;
    if (columns.coro > room)
        columns.coro = room > CORO_LEAST ? room : CORO_LEAST;
    return columns;
}

static struct rect column(struct rect row, int x, int width)
{
    return rect_meet(row, (struct rect){row.x + x, row.y, width, 1});
}

/* The column after. */
static int draw_cancel(const struct drawing *d, struct rect row, int x,
                       uint32_t id)
{
    const char *cancel = cancel_text(d, row.width, id);
    bool over = cancel_stage(d->model, id) == CANCEL_OUTLIVED;
    enum role role = over ? ROLE_DIM : ROLE_CANCELLED;

    if (cancel == NULL)
        return x;
    x = screen_glyph(d->screen, row, x, 0, role, GLYPH_CANCELLED) + 1;
    if (cancel[0] == '\0')
        return x;
    return screen_put(d->screen, row, x, 0, role, cancel) + 1;
}

static void draw_detail(const struct drawing *d, struct rect row, int x,
                        uint32_t id)
{
    const struct model_task *task = &d->model->tasks[id - 1];
    char waits[WORDS_SIZE];

    if (task->state >= TASK_IS_DONE && task->value != NULL)
        x = screen_put(d->screen, row, x, 0, ROLE_DIM, task->value) + 1;
    x = draw_cancel(d, row, x, id);
    if (task->state == TASK_IS_WAITING)
        screen_put(d->screen, row, x, 0, ROLE_NORMAL,
                   waits_text(d, row.width, id, waits, sizeof waits));
}

/* A method of a class whose name takes the room is told by its own name. */
static const char *short_coro(const char *coro, int room, bool ascii)
{
    const char *dot = strrchr(coro, '.');

    return dot != NULL && text_width(coro, ascii) > room ? dot + 1 : coro;
}

static void draw_task(const struct drawing *d, struct rect row, uint32_t id,
                      struct columns columns)
{
    const struct model_task *task = &d->model->tasks[id - 1];
    enum role role = state_role(task->state);
    int x = 2;

    screen_glyph(d->screen, row, 0, 0, role, state_glyph(task->state));
    screen_put(d->screen, column(row, x, columns.name), 0, 0, task_role(id),
               task->name);
    x += columns.name + 1;
    screen_put(d->screen, column(row, x, columns.coro), 0, 0, ROLE_NORMAL,
               short_coro(task->coro, columns.coro, d->screen->ascii));
    x += columns.coro + 1;
    x = screen_put(d->screen, row, x, 0, role, state_word(task->state));
    draw_detail(d, row, x + 1, id);
    if (id == d->view->selected)
        screen_paint(d->screen, row, ROLE_SELECTED);
    else if (task->state == TASK_IS_RUNNING)
        screen_paint(d->screen, row, ROLE_RUNNING);
}

static void draw(const struct drawing *d, struct rect inside)
{
    size_t count = d->model->task_count;
    size_t rows = inside.height > 0 ? (size_t)inside.height : 0;
    size_t first = tasks_first_shown(d, count, inside.height);
    size_t last = count - first > rows ? first + rows : count;
    struct columns columns = measure(d, inside, first, last);

    if (count == 0)
        screen_put(d->screen, inside, 2, 0, ROLE_DIM, "none yet");
    for (size_t i = first; i < last; i++)
        draw_task(d, rect_row(inside, (int)(i - first)), (uint32_t)i + 1,
                  columns);
}

static void title(const struct drawing *d, struct rect inside, char *text,
                  size_t size)
{
    size_t count = d->model->task_count;
    size_t rows = inside.height > 0 ? (size_t)inside.height : 0;
    size_t first = tasks_first_shown(d, count, inside.height);
    bool calls = d->model->phase == PHASE_RUNNING && d->model->eager == 0 &&
                 d->model->running.label.kind == LABEL_CALL;
    const char *none = calls ? "; none runs" : "";

    if (count > rows)
        snprintf(text, size, "Tasks: %zu to %zu of %zu%s", first + 1,
                 first + rows, count, none);
    else
        snprintf(text, size, "Tasks: %zu%s", count, none);
}

const struct panel_shape tasks_panel = {draw, title};
