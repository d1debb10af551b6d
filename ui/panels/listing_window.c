/* SPDX-License-Identifier: MIT */
/* Which lines of a listing are shown: the function that runs, then others. */
#include <ctype.h>
#include <string.h>

#include "ui/numbers.h"

#include "ui/panels/listing_view.h"

/* Different lines at which tasks stand; more make no difference. */
#define MOST_LINES 64

/* Lines from `first` (from 0) to before `end`. */
struct span {
    int first, end;
};

/* Whether something begins at this line: text in the first column. */
static bool begins(const struct listing_view *view, int line)
{
    char c = view->listing->lines[line][0];

    return c != '\0' && !isspace((unsigned char)c) && strchr("{})]", c) == NULL;
}

/* Whether a line belongs to what stands below it. */
static bool leads_on(const struct listing_view *view, int line)
{
    const char *text = view->listing->lines[line];

    return text[0] == '@' || (text[0] == '#' && text[1] == ' ') ||
           strncmp(text, "//", 2) == 0;
}

/* The function, or whatever else begins in the first column, of a line. */
static struct span block_of(const struct listing_view *view, int line)
{
    int lines = (int)view->listing->line_count;
    struct span block = {line, line + 1};

    while (block.first > 0 && !begins(view, block.first))
        block.first--;
    while (block.first > 0 && leads_on(view, block.first - 1))
        block.first--;
    while (block.end < lines && !begins(view, block.end))
        block.end++;
    while (block.end > line + 1 && view->listing->lines[block.end - 1][0] == 0)
        block.end--;
    return block;
}

/* The lines before the first definition: comments, imports, includes. */
static int prologue(const struct listing_view *view)
{
    static const char *const words[] = {"import ", "from ", "#", "/*", " *"};
    int lines = (int)view->listing->line_count, line = 0;

    for (; line < lines; line++) {
        const char *text = view->listing->lines[line];
        bool known = text[0] == '\0';

        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            known = known || strncmp(text, words[i], strlen(words[i])) == 0;
        if (!known)
            return line;
    }
    return 0;
}

/* The lines where tasks stand, each once; returns how many. */
static size_t marked_lines(const struct listing_view *view,
                           uint32_t lines[MOST_LINES])
{
    size_t count = 0;

    for (size_t i = 0; i < view->model->task_count && count < MOST_LINES; i++) {
        const struct model_task *task = &view->model->tasks[i];
        size_t k = 0;

        if (!task_is_live(task) || task->file == NULL ||
            strcmp(task->file, view->listing->name) != 0)
            continue;
        while (k < count && lines[k] != task->line)
            k++;
        if (k == count)
            lines[count++] = task->line;
    }
    return count;
}

/*
 * The best of a few windows that hold the whole function: the one with most
 * of the lines where tasks stand. Few, so that it seldom moves.
 */
static int best_top(const struct listing_view *view, struct span block,
                    int rows)
{
    uint32_t lines[MOST_LINES];
    size_t count = marked_lines(view, lines), most = 0;
    int last = (int)view->listing->line_count - rows;
    int tops[] = {prologue(view), block.end - rows, block.first};
    int best = -1;

    for (size_t i = 0; i < sizeof tops / sizeof tops[0]; i++) {
        int top = clamp(tops[i], 0, last);
        size_t shown = 0;

        if (top > block.first || top + rows < block.end)
            continue;
        for (size_t k = 0; k < count; k++)
            if ((int)lines[k] > top && (int)lines[k] <= top + rows)
                shown++;
        if (best < 0 || shown > most) {
            best = top;
            most = shown;
        }
    }
    return best;
}

/*
 * Of a function that is too long, half a panel at a time: the focus is always
 * in the middle half, and the listing stays while it moves within that.
 */
static int top_within(int focus, struct span block, int rows)
{
    int half = rows / 2;
    int top = block.first + (focus - block.first) / half * half;

    return clamp(top - (rows - half) / 2, block.first, block.end - rows);
}

int listing_top(const struct listing_view *view, int rows, int further)
{
    struct span block;
    int last, top;

    if (view->listing == NULL || rows < 2)
        return 0;
    last = (int)view->listing->line_count - rows;
    if (last <= 0)
        return 0;
    if (view->focus == 0)
        return clamp(prologue(view), 0, last);
    block = block_of(view, (int)view->focus - 1);
    if (block.end - block.first > rows)
        return clamp(top_within((int)view->focus - 1, block, rows), 0, last);
    top = best_top(view, block, rows);
    if (top < block.end + further - rows)
        top = clamp(block.end + further - rows, top, block.first);
    return top;
}
