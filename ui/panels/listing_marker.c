/* SPDX-License-Identifier: MIT */
#include "ui/panels/listing_marker.h"

#include <stdio.h>
#include <string.h>

#include "ui/place.h"
#include "ui/words.h"

/* With more tasks only the chosen one's stack is marked: that costs. */
#define MOST_WITH_STACKS 64

static void add_task(struct marker *marker, uint32_t task, bool running)
{
    size_t last = marker->count < MOST_TAGS ? marker->count : MOST_TAGS - 1;

    marker->count++;
    if (!running) {
        marker->tasks[last] = task;
        return;
    }
    memmove(marker->tasks + 1, marker->tasks, last * sizeof *marker->tasks);
    marker->tasks[0] = task;
    marker->running = true;
}

/* A place in the rows that are shown; NULL: not there. */
static struct marker *marker_at(const struct listing_view *view, size_t top,
                                size_t rows, struct marker *markers,
                                const char *file, uint32_t line)
{
    if (line <= top || line > top + rows || file == NULL ||
        strcmp(file, view->listing->name) != 0)
        return NULL;
    return &markers[line - 1 - top];
}

/* Marks the lines whose awaits lead to where the task stands. */
static void collect_callers(const struct listing_view *view, size_t top,
                            size_t rows, struct marker *markers, uint32_t id)
{
    const struct model_task *task = &view->model->tasks[id - 1];
    const struct stack_frame *frames;
    uint32_t count;

    if (!place_has_stack(view->model, id))
        return;
    frames =
        event_frames(timeline_event(view->timeline, task->stack - 1), &count);
    for (uint32_t i = 0; i + 1 < count; i++) {
        const struct stack_frame *frame = &frames[i];
        struct marker *marker =
            marker_at(view, top, rows, markers, frame->file, frame->line);

        if (marker != NULL && (marker->count == 0 || marker->callers)) {
            marker->callers = true;
            add_task(marker, id, false);
        }
    }
}

static void collect_task(const struct listing_view *view, size_t top,
                         size_t rows, struct marker *markers, uint32_t id)
{
    const struct model_task *task = &view->model->tasks[id - 1];
    bool running = id == model_acting_task(view->model);
    uint32_t line = running && view->current != 0 ? view->current : task->line;
    struct marker *marker =
        marker_at(view, top, rows, markers, task->file, line);

    if (marker != NULL && task_is_live(task))
        add_task(marker, id, running);
}

static void collect_failed(const struct listing_view *view, size_t top,
                           size_t rows, struct marker *markers, uint32_t id)
{
    struct place place = place_raised(view->timeline, view->model, id);
    struct marker *marker =
        marker_at(view, top, rows, markers, place.file, place.line);

    if (marker != NULL && (marker->count == 0 || marker->failed)) {
        marker->failed = true;
        add_task(marker, id, false);
    }
}

typedef void collector(const struct listing_view *view, size_t top, size_t rows,
                       struct marker *markers, uint32_t id);

/* Of each task, or of the chosen one alone where there are many. */
static void collect_stacks(const struct drawing *d,
                           const struct listing_view *view, size_t top,
                           size_t rows, struct marker *markers,
                           collector *collect)
{
    size_t count = view->model->task_count;
    uint32_t chosen = d->view->selected != 0 ? d->view->selected
                                             : model_acting_task(view->model);

    if (count > MOST_WITH_STACKS && chosen > 0 && chosen <= count)
        collect(view, top, rows, markers, chosen);
    for (size_t i = 0; count <= MOST_WITH_STACKS && i < count; i++)
        collect(view, top, rows, markers, (uint32_t)i + 1);
}

void markers_collect(const struct drawing *d, const struct listing_view *view,
                     size_t top, size_t rows, struct marker *markers)
{
    for (size_t i = 0; i < view->model->task_count; i++)
        collect_task(view, top, rows, markers, (uint32_t)i + 1);
    collect_stacks(d, view, top, rows, markers, collect_callers);
    collect_stacks(d, view, top, rows, markers, collect_failed);
}

/* How many of the marker's tasks, from `first` on, are numbered in a row. */
static size_t run_length(const struct listing_view *view,
                         const struct marker *marker, size_t first)
{
    size_t length = 1;

    while (first + length < marker->count && first + length < MOST_TAGS) {
        uint32_t id = marker->tasks[first + length];
        const struct model_task *task = &view->model->tasks[id - 1];

        if (id != marker->tasks[first + length - 1] + 1 ||
            task_tag(task->name) == task->name)
            break;
        length++;
    }
    return length;
}

static const char *tag_at(const struct listing_view *view,
                          const struct marker *marker, size_t index)
{
    return task_tag(view->model->tasks[marker->tasks[index] - 1].name);
}

/* "3" or "2-4,7": the tasks from `first` on. */
static void tag_words(const struct listing_view *view,
                      const struct marker *marker, size_t first, char *text,
                      size_t size)
{
    size_t used = 0, i = first;

    text[0] = '\0';
    while (i < marker->count && i < MOST_TAGS && used < size) {
        const char *tag = tag_at(view, marker, i);
        size_t run =
            tag[0] >= '0' && tag[0] <= '9' ? run_length(view, marker, i) : 1;

        used += (size_t)snprintf(text + used, size - used, "%s%s",
                                 i > first ? "," : "", tag);
        if (run > 2 && used < size)
            used += (size_t)snprintf(text + used, size - used, "-%s",
                                     tag_at(view, marker, i + run - 1));
        i += run > 2 ? run : 1;
    }
}

/*
 * The tasks that do not run, in so many columns: "2-4,7", "2+3" (2 and three
 * more), "2+", or nothing.
 */
static void fit_tags(const struct listing_view *view,
                     const struct marker *marker, size_t first, int room,
                     bool ascii, char *text, size_t size)
{
    size_t count = marker->count - first;
    const char *tag = first == 0 ? tag_at(view, marker, 0) : "";

    tag_words(view, marker, first, text, size);
    if (marker->count <= MOST_TAGS && text_width(text, ascii) <= room)
        return;
    snprintf(text, size, "%s+%zu", tag, first == 0 ? count - 1 : count);
    if (count > 1 && text_width(text, ascii) <= room)
        return;
    snprintf(text, size, "%s%s", tag, count > 1 || first > 0 ? "+" : "");
    if (text_width(text, ascii) > room && first > 0)
        text[0] = '\0';
}

static enum role tasks_role(const struct marker *marker, size_t first)
{
    if (marker->failed)
        return ROLE_FAILED;
    if (marker->callers)
        return ROLE_DIM;
    return marker->count == first + 1 ? task_role(marker->tasks[first])
                                      : ROLE_WAITING;
}

/* Those who wait at the line, or raised there, from column x of the area on. */
static void draw_waiting(const struct drawing *d, struct rect area, int x,
                         const struct listing_view *view,
                         const struct marker *marker, size_t first)
{
    enum glyph sign = marker->failed    ? GLYPH_FAILED
                      : marker->callers ? GLYPH_CALLS_FROM
                                        : GLYPH_STANDS_HERE;
    enum role role = tasks_role(marker, first);
    char tags[WORDS_SIZE];

    if (x >= area.width)
        return;
    x = screen_glyph(d->screen, area, x, 0, role, sign);
    fit_tags(view, marker, first, area.width - x, d->screen->ascii, tags,
             sizeof tags);
    screen_put(d->screen, area, x, 0, role, tags);
}

/* The marker takes the margin and what the line is indented by. */
void marker_draw(const struct drawing *d, struct rect row,
                 const struct listing_view *view, const struct marker *marker,
                 uint32_t number, const char *line)
{
    int room = LISTING_MARGIN - NUMBER_COLUMNS - 1, x = 0;
    bool current =
        marker->running || (marker->count == 0 && view->current == number);
    struct rect area;

    if (line[0] != '\0')
        room += (int)strspn(line, " ");
    area = (struct rect){row.x + NUMBER_COLUMNS, row.y, room, 1};
    if (current) {
        uint32_t task = marker->running ? marker->tasks[0] : 0;

        x = screen_glyph(d->screen, area, 0, 0, task_role(task), GLYPH_RUNNING);
        if (task != 0)
            x = screen_put(d->screen, area, x, 0, task_role(task),
                           tag_at(view, marker, 0));
    } else if (marker->count == 0 && view->ran == number) {
        screen_glyph(d->screen, area, 0, 0, ROLE_DIM, GLYPH_RAN);
    }
    if (marker->count > (marker->running ? 1 : 0))
        draw_waiting(d, area, x, view, marker, marker->running ? 1 : 0);
}
