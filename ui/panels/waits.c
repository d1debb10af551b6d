/* SPDX-License-Identifier: MIT */
/* Who waits for whom: trees, in which a deadlock is a circle. */
#include "ui/panels/panels.h"

#include <stdio.h>

#include "ui/waits_tree.h"
#include "ui/words.h"

#define INDENT 2
#define WORDY_FROM 60 /* columns of a panel that has room for more words */

/* Where the branch to a row begins, if it has one. */
static int draw_branch(const struct drawing *d, struct rect row, int depth)
{
    int x = (depth - 1) * INDENT;

    if (depth == 0)
        return 0;
    if (x > row.width / 2)
        x = row.width / 2;
    x = screen_put(d->screen, row, x, 0, ROLE_BORDER,
                   glyph_line(LINE_UP | LINE_RIGHT, d->screen->ascii));
    return screen_put(d->screen, row, x, 0, ROLE_BORDER,
                      glyph_line(LINE_LEFT | LINE_RIGHT, d->screen->ascii));
}

/* "Task-2 fetch"; the coroutine's name where there is room for it. */
static int draw_name(const struct drawing *d, struct rect row, int x,
                     const struct waits_row *shown, enum glyph glyph,
                     enum role role)
{
    const struct model_task *task = &d->model->tasks[shown->task - 1];

    x = screen_glyph(d->screen, row, x, 0, role, glyph);
    x = screen_put(d->screen, row, x + 1, 0, task_role(shown->task),
                   task->name);
    if (row.width >= WORDY_FROM && shown->kind == WAITS_TASK)
        x = screen_put(d->screen, row, x + 1, 0, ROLE_NORMAL, task->coro);
    return x + 1;
}

static void draw_row(const struct drawing *d, struct rect row,
                     const struct waits_tree *tree,
                     const struct waits_row *shown)
{
    enum task_state state = d->model->tasks[shown->task - 1].state;
    int x = draw_branch(d, row, shown->depth);
    char words[WORDS_SIZE];

    if (shown->kind == WAITS_CIRCLE) {
        x = draw_name(d, row, x, shown, GLYPH_CIRCLE, ROLE_FAILED);
        screen_put(d->screen, row, x, 0, ROLE_FAILED,
                   row.width >= WORDY_FROM ? "again: they wait in a circle"
                                           : "a circle");
    } else if (shown->kind == WAITS_AGAIN) {
        x = draw_name(d, row, x, shown, state_glyph(state), ROLE_DIM);
        screen_put(d->screen, row, x, 0, ROLE_DIM, "as above");
    } else {
        x = draw_name(d, row, x, shown, state_glyph(state), state_role(state));
        if (state == TASK_IS_WAITING && row.width >= WORDY_FROM)
            x = screen_put(d->screen, row, x, 0, ROLE_DIM, "waits for ");
        screen_put(d->screen, row, x, 0, ROLE_NORMAL,
                   waits_tell(d->timeline, d->model, shown->task,
                              tree->places[shown->task - 1], words,
                              sizeof words));
    }
    if (shown->task == d->view->selected)
        screen_paint(d->screen, row, ROLE_SELECTED);
}

/* The row to keep in sight: the selected task's, a circle's, or the one of
 * the task that the loop deals with. */
static size_t row_of_interest(const struct drawing *d,
                              const struct waits_tree *tree)
{
    uint32_t task = tasks_of_interest(d);
    size_t found = 0;

    for (size_t i = tree->count; i-- > 0;) {
        if (tree->rows[i].kind == WAITS_CIRCLE && d->view->selected == 0)
            return i;
        if (tree->rows[i].task == task)
            found = i;
    }
    return found;
}

static size_t first_shown(const struct drawing *d,
                          const struct waits_tree *tree, size_t rows)
{
    size_t row = row_of_interest(d, tree), first;

    if (tree->count <= rows)
        return 0;
    first = row >= rows ? row - rows + 1 + (rows > 2) : 0;
    return first + rows > tree->count ? tree->count - rows : first;
}

static void draw(const struct drawing *d, struct rect inside)
{
    size_t rows = inside.height > 0 ? (size_t)inside.height : 0, first;
    struct waits_tree tree;

    waits_tree_make(&tree, d->timeline, d->model);
    first = first_shown(d, &tree, rows);
    if (tree.count == 0)
        screen_put(d->screen, inside, 2, 0, ROLE_DIM,
                   d->model->task_count > 0 ? "all tasks are done"
                                            : "no task yet");
    for (size_t i = 0; i < rows && first + i < tree.count; i++)
        draw_row(d, rect_row(inside, (int)i), &tree, &tree.rows[first + i]);
    waits_tree_free(&tree);
}

static void title(const struct drawing *d, struct rect inside, char *text,
                  size_t size)
{
    (void)d;
    (void)inside;
    snprintf(text, size, "Who waits for whom");
}

const struct panel_shape waits_panel = {draw, title};
