/* SPDX-License-Identifier: MIT */
/* One task's await stack or traceback, with the variables of its functions. */
#include "ui/panels/listing_view.h"

#include <stdio.h>
#include <string.h>

#include "sim/trace/line.h"
#include "ui/place.h"
#include "ui/words.h"

#define CODE_FROM 60    /* columns of a panel that shows frames' code */
#define LOCALS_COLUMN 4 /* where locals begin */

/* What there is to show of a task, and of how it goes on or ended. */
struct stack {
    const struct timeline *timeline;
    const struct model *model;
    uint32_t task; /* 0: of the program's end, or of nothing */
    const struct stack_frame *frames; /* outermost first */
    size_t count;
    size_t skipped; /* further ones, outside of these */
    bool is_traceback;
    bool is_past;             /* the task went on since */
    bool is_told;             /* it stands there now: the line was told */
    const struct event *line; /* of code that is no task's, or NULL */
};

static void take_wait(struct stack *stack, const struct model_task *task)
{
    uint32_t count;

    stack->frames =
        event_frames(timeline_event(stack->timeline, task->stack - 1), &count);
    stack->count = count;
    stack->is_past = !place_has_stack(stack->model, stack->task);
    stack->is_told = place_is_told(stack->model, stack->task);
}

static void take_exit(struct stack *stack)
{
    const struct event *exit =
        timeline_event(stack->timeline, stack->model->exit - 1);

    stack->frames = exit->u.exit.frames;
    stack->count = exit->u.exit.frame_count;
    stack->is_traceback = true;
}

static void take_task(struct stack *stack)
{
    const struct model_task *task = &stack->model->tasks[stack->task - 1];

    if (task->state == TASK_IS_FAILED) {
        const struct event *done = timeline_event(stack->timeline, task->since);

        stack->frames = done->u.done.frames;
        stack->count = done->u.done.frame_count;
        stack->is_traceback = true;
    } else if (task_is_live(task) && task->stack > 0) {
        take_wait(stack, task);
    }
}

/* The functions of a callback, a job, or what runs outside of the loop. */
static void take_line(struct stack *stack)
{
    const struct event *last =
        stack->model->events > 0
            ? timeline_event(stack->timeline, stack->model->events - 1)
            : NULL;
    uint32_t count;

    if (last == NULL || last->kind != EVENT_LINE || last->u.running.task != 0)
        return;
    stack->line = last;
    stack->frames = event_frames(last, &count);
    stack->count = count;
}

/* The program's end, or what runs that is no task's, else the task of
 * interest. */
static void choose_stack(const struct drawing *d, struct stack *stack)
{
    if (stack->model->exit > 0 && d->view->selected == 0)
        take_exit(stack);
    else if (d->view->selected == 0)
        take_line(stack);
    if (stack->count > 0)
        return;
    stack->is_traceback = false;
    stack->task = tasks_of_interest(d);
    if (stack->task > stack->model->task_count)
        stack->task = 0;
    if (stack->task > 0)
        take_task(stack);
}

/* Of the run whose listing is shown: lines and locals fit to it. */
static void make_stack(const struct drawing *d, struct stack *stack)
{
    struct listing_view view;

    listing_view_make(d, d->view->language, &view);
    *stack = (struct stack){.timeline = d->timeline, .model = d->model};
    if (view.agrees && view.listing != NULL) {
        stack->timeline = view.timeline;
        stack->model = view.model;
    }
    choose_stack(d, stack);
    if (stack->count > SCREEN_MOST) {
        stack->skipped = stack->count - SCREEN_MOST;
        stack->frames += stack->skipped;
        stack->count = SCREEN_MOST;
    }
}

/* The line of code where a frame stands, without its indentation. */
static const char *code_of(const struct stack *stack,
                           const struct stack_frame *frame)
{
    const struct listing *listing =
        timeline_listing(stack->timeline, frame->file);
    const char *code;

    if (listing == NULL || frame->line == 0 ||
        frame->line > listing->line_count)
        return "";
    code = listing->lines[frame->line - 1];
    return code + strspn(code, " \t");
}

static void draw_frame(const struct drawing *d, struct rect row,
                       const struct stack *stack, size_t index, uint32_t hidden)
{
    const struct stack_frame *frame = &stack->frames[index];
    bool innermost = index + 1 == stack->count;
    char more[WORDS_SIZE];
    int x;

    screen_glyph(d->screen, row, 0, 0,
                 innermost ? task_role(stack->task) : ROLE_DIM,
                 innermost ? GLYPH_STANDS_HERE : GLYPH_CALLS_FROM);
    x = screen_put(d->screen, row, 2, 0, ROLE_HEADING, frame->function);
    if (frame->file != NULL)
        x = screen_print(d->screen, row, x + 2, 0, ROLE_NUMBER, "%s:%u",
                         frame->file, (unsigned)frame->line);
    if (hidden > 0) {
        snprintf(more, sizeof more, " %u %s hidden", (unsigned)hidden,
                 hidden == 1 ? "variable" : "variables");
        if (x + text_width(more, d->screen->ascii) <= row.width)
            row.width = screen_put_right(d->screen, row, 0, ROLE_DIM, more);
    }
    if (row.width >= CODE_FROM)
        screen_put(d->screen, row, x + 2, 0, ROLE_DIM, code_of(stack, frame));
}

/* Values are whatever a program's reprs say: no control character gets out. */
static void draw_local(const struct drawing *d, struct rect row,
                       const struct frame_local *local)
{
    char value[1024];
    struct line line;
    int x =
        screen_put(d->screen, row, LOCALS_COLUMN, 0, ROLE_WORD, local->name);

    line_init(&line, value, sizeof value);
    line_add(&line, local->value);
    x = screen_put(d->screen, row, x, 0, ROLE_DIM, " = ");
    screen_put(d->screen, row, x, 0, ROLE_NORMAL, value);
}

/*
 * How many of its locals each frame shows in so many rows besides the frames'
 * own: those of the innermost come first.
 */
static void share_rows(const struct stack *stack, size_t first, size_t rows,
                       uint32_t *shown)
{
    for (size_t i = stack->count; i-- > first;) {
        uint32_t count = stack->frames[i].local_count;

        shown[i] = count < rows ? count : (uint32_t)rows;
        rows -= shown[i];
    }
}

/* The frames from the outermost for which there is room on. */
static void draw_frames(const struct drawing *d, struct rect area,
                        const struct stack *stack)
{
    size_t rows = area.height > 0 ? (size_t)area.height : 0, first = 0;
    uint32_t shown[SCREEN_MOST];
    int y = 0;

    if (stack->count > rows)
        first = stack->count - (rows > 1 ? rows - 1 : rows);
    if (first > 0 && rows > 1)
        screen_print(d->screen, area, 2, y++, ROLE_DIM, "%zu outer frames",
                     stack->skipped + first);
    share_rows(stack, first, first > 0 ? 0 : rows - stack->count, shown);
    for (size_t i = first; i < stack->count; i++) {
        const struct stack_frame *frame = &stack->frames[i];

        draw_frame(d, rect_row(area, y++), stack, i,
                   frame->local_count - shown[i]);
        for (uint32_t n = 0; n < shown[i]; n++)
            draw_local(d, rect_row(area, y++), &frame->locals[n]);
    }
}

/* How the task goes on from here, or how it ended. */
static void last_words(const struct stack *stack, char *text, size_t size)
{
    const struct model *model = stack->model;
    const struct model_task *task =
        stack->task > 0 ? &model->tasks[stack->task - 1] : NULL;
    char waits[WORDS_SIZE];
    const char *value;

    if (task == NULL && model->exit > 0)
        value = timeline_event(stack->timeline, model->exit - 1)->u.exit.value;
    else
        value = task != NULL ? task->value : NULL;
    if (stack->line != NULL)
        snprintf(text, size, "runs here");
    else if (task == NULL && model->exit == 0)
        snprintf(text, size, "no task yet");
    else if (task == NULL || task->state >= TASK_IS_DONE)
        snprintf(text, size, "%s%s%s",
                 task != NULL ? state_word(task->state) : "raised",
                 value != NULL ? ": " : "", value != NULL ? value : "");
    else if (task->state == TASK_IS_WAITING)
        snprintf(
            text, size, "waits: %s",
            waits_words(stack->timeline, model, task, waits, sizeof waits));
    else if (task->state == TASK_IS_RUNNING)
        snprintf(text, size,
                 stack->is_told    ? "runs here"
                 : stack->is_past  ? "went on from here, and runs"
                 : task->stack > 0 ? "goes on from here"
                                   : "runs from its beginning");
    else
        snprintf(text, size,
                 task->stack > 0 ? "ready to go on" : "ready to begin");
}

/* How many rows the frames and their locals want. */
static int rows_wanted(const struct stack *stack, int most)
{
    int rows = (int)stack->count;

    for (size_t i = 0; i < stack->count && rows < most; i++)
        rows += (int)stack->frames[i].local_count;
    return rows < most ? rows : most;
}

/* A single row is for the innermost frame. */
static void draw(const struct drawing *d, struct rect inside)
{
    enum role role = ROLE_DIM;
    char last[WORDS_SIZE * 2];
    struct stack stack;
    struct rect frames = inside;

    make_stack(d, &stack);
    last_words(&stack, last, sizeof last);
    if (stack.task > 0)
        role = state_role(stack.model->tasks[stack.task - 1].state);
    if (inside.height > 1 || stack.count == 0) {
        frames.height--;
        screen_put(d->screen, inside, 2, rows_wanted(&stack, frames.height),
                   role, last);
    }
    if (stack.count > 0)
        draw_frames(d, frames, &stack);
}

/* "Stack of helper, a job", "Stack of on_tick", "Stack of <module>". */
static void line_title(const struct stack *stack, char *text, size_t size)
{
    snprintf(text, size, "Stack of %s%s",
             stack->count > 0 ? stack->frames[0].function : "the program",
             stack->line->u.running.op != 0 ? ", a job" : "");
}

static void title(const struct drawing *d, struct rect inside, char *text,
                  size_t size)
{
    struct stack stack;
    const char *what;

    (void)inside;
    make_stack(d, &stack);
    what = stack.is_traceback ? "Traceback" : "Stack";
    if (stack.line != NULL)
        line_title(&stack, text, size);
    else if (stack.task > 0)
        snprintf(text, size, "%s of %s", what,
                 stack.model->tasks[stack.task - 1].name);
    else
        snprintf(text, size, "%s%s", what,
                 stack.is_traceback ? " of the program" : "");
}

const struct panel_shape stack_panel = {draw, title};
