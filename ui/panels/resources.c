/* SPDX-License-Identifier: MIT */
/* What tasks share: queues with what is in them, locks with who has them. */
#include "ui/panels/panels.h"

#include <stdio.h>
#include <string.h>

#include "sim/trace/line.h"
#include "ui/resources.h"
#include "ui/words.h"

#define INDENT 2    /* of what stands below a resource's name */
#define FREE_MOST 8 /* places of a queue that are drawn though empty */
#define PLACE_FROM                                                             \
    50 /* columns of a panel that says where things were made                  \
        */

static bool is_queue(const struct resource *resource)
{
    return resource->kind == RESOURCE_QUEUE ||
           resource->kind == RESOURCE_LIFO_QUEUE ||
           resource->kind == RESOURCE_PRIORITY_QUEUE;
}

static bool is_semaphore(const struct resource *resource)
{
    return resource->kind == RESOURCE_SEMAPHORE ||
           resource->kind == RESOURCE_BOUNDED_SEMAPHORE;
}

static bool is_full(const struct resource *queue)
{
    return queue->maxsize > 0 && queue->size >= queue->maxsize;
}

static void queue_words(const struct resource *queue, char *text, size_t size)
{
    char much[48];

    if (queue->maxsize > 0)
        snprintf(much, sizeof much, "%lld of %lld", (long long)queue->size,
                 (long long)queue->maxsize);
    else
        snprintf(much, sizeof much, "%lld", (long long)queue->size);
    snprintf(text, size, "%s in it%s%s", much,
             queue->size == 0 ? ", empty"
             : is_full(queue) ? ", full"
                              : "",
             queue->shutdown ? ", shut down" : "");
    if (queue->unfinished > 0)
        snprintf(text + strlen(text), size - strlen(text), ", %lld unfinished",
                 (long long)queue->unfinished);
}

/* What state it is in, without who waits or holds it. */
static void state_words(const struct resource *resource, char *text,
                        size_t size)
{
    if (is_queue(resource))
        queue_words(resource, text, size);
    else if (is_semaphore(resource))
        snprintf(text, size, "%lld of %lld free", (long long)resource->value,
                 (long long)resource->limit);
    else if (resource->kind == RESOURCE_LOCK)
        snprintf(text, size, "%s",
                 !resource->locked       ? "free"
                 : resource->holder == 0 ? "locked"
                                         : "");
    else if (resource->kind == RESOURCE_EVENT)
        snprintf(text, size, "%s", resource->set ? "set" : "not set");
    else if (resource->kind == RESOURCE_CONDITION)
        snprintf(text, size, "of Lock %u", (unsigned)resource->lock);
    else
        snprintf(text, size, "%s, %u of %lld there",
                 resource->state != NULL ? resource->state : "",
                 (unsigned)resource->waiting.count,
                 (long long)resource->parties);
}

/* One that is busy stands out: nobody gets it now. */
static enum role state_role_of(const struct resource *resource)
{
    bool busy = resource->locked ||
                (is_semaphore(resource) && resource->value == 0) ||
                (is_queue(resource) && is_full(resource));

    return busy ? ROLE_READY : ROLE_NORMAL;
}

/* "holds: Task-2, Task-3": as many as have room, then how many more. */
static int put_tasks(const struct drawing *d, struct rect row, int x,
                     const char *word, struct task_ids tasks)
{
    bool ascii = d->screen->ascii;

    if (tasks.count == 0)
        return x;
    x = screen_print(d->screen, row, x, 0, ROLE_DIM, "%s:", word);
    for (uint32_t i = 0; i < tasks.count; i++) {
        uint32_t id = tasks.ids[i];
        const char *name = id > 0 && id <= d->model->task_count
                               ? d->model->tasks[id - 1].name
                               : "?";
        /* room for a comma and for "+99" behind it */
        int rest = i + 1 < tasks.count ? 5 : 0;

        if (i > 0 && x + 1 + text_width(name, ascii) + rest > row.width)
            return screen_print(d->screen, row, x, 0, ROLE_DIM, " +%u",
                                (unsigned)(tasks.count - i)) +
                   2;
        x = screen_put(d->screen, row, x + 1, 0, task_role(id), name);
        if (i + 1 < tasks.count)
            x = screen_put(d->screen, row, x, 0, ROLE_DIM, ",");
    }
    return x + 2;
}

static int put_lines(const struct drawing *d, struct rect row, int x,
                     const struct resource *resource)
{
    for (enum resource_line line = 0; line < LINE_COUNT; line++)
        x = put_tasks(d, row, x, resource_line_word(line),
                      *resource_line(resource, line));
    return x;
}

/* One item in its box. */
static int put_item(const struct drawing *d, struct rect row, int x,
                    enum role role, const char *item)
{
    char text[256];
    struct line line;

    line_init(&line, text, sizeof text);
    line_add(&line, item);
    x = screen_put(d->screen, row, x, 0, ROLE_BORDER, "[");
    x = screen_put(d->screen, row, x, 0, role, text);
    return screen_put(d->screen, row, x, 0, ROLE_BORDER, "]");
}

/*
 * "get ← [1][2][ ] ← put": the left one comes out next, and the empty boxes
 * are the places that are free. Where put() goes is told of a plain queue
 * alone: others sort.
 */
static void put_items(const struct drawing *d, struct rect row, int x,
                      const struct resource *queue)
{
    const char *from = glyph_text(GLYPH_FROM, d->screen->ascii);
    int64_t room = queue->maxsize - queue->size;

    x = screen_print(d->screen, row, x, 0, ROLE_DIM, "get %s ", from);
    for (uint32_t i = 0; i < queue->items.count && x < row.width; i++)
        x = put_item(d, row, x, ROLE_LITERAL, queue->items.reprs[i]);
    if (queue->size > queue->items.count)
        x = screen_print(d->screen, row, x, 0, ROLE_DIM, " +%lld",
                         (long long)queue->size - queue->items.count);
    for (int64_t i = 0; queue->maxsize <= FREE_MOST && i < room; i++)
        x = put_item(d, row, x, ROLE_DIM, " ");
    if (queue->kind == RESOURCE_QUEUE)
        screen_print(d->screen, row, x, 0, ROLE_DIM, " %s put", from);
}

static bool has_lines(const struct resource *resource)
{
    for (enum resource_line line = 0; line < LINE_COUNT; line++)
        if (resource_line(resource, line)->count > 0)
            return true;
    return false;
}

static bool has_items_row(const struct resource *resource)
{
    return is_queue(resource) && (resource->size > 0 || resource->maxsize > 0);
}

static int rows_of(const struct resource *resource)
{
    return 1 + has_items_row(resource) + has_lines(resource);
}

/* Its name, its state and who has it; the column after. */
static int draw_head(const struct drawing *d, struct rect row,
                     const struct resource *resource)
{
    char name[WORDS_SIZE], state[WORDS_SIZE];
    int x = screen_put(d->screen, row, 0, 0, ROLE_HEADING,
                       resource_name(resource, name, sizeof name));

    state_words(resource, state, sizeof state);
    x = screen_put(d->screen, row, x + 2, 0, state_role_of(resource), state);
    return put_tasks(d, row, state[0] != '\0' ? x + 2 : x, "held by",
                     resource_holders(d->model, resource));
}

/* Where it was made, at the right end, if there is room. */
static void draw_place(const struct drawing *d, struct rect row, int x,
                       const struct model_resource *resource)
{
    char text[WORDS_SIZE];

    if (resource->file == NULL || row.width < PLACE_FROM)
        return;
    snprintf(text, sizeof text, "%s:%u", resource->file,
             (unsigned)resource->line);
    if (x + text_width(text, d->screen->ascii) <= row.width)
        screen_put_right(d->screen, row, 0, ROLE_NUMBER, text);
}

/* On one row: what is in it gives way to who waits for it. */
static void draw_short(const struct drawing *d, struct rect row,
                       const struct resource *resource)
{
    int x = draw_head(d, row, resource);

    if (has_lines(resource))
        put_lines(d, row, x, resource);
    else if (has_items_row(resource))
        put_items(d, row, x, resource);
}

/* On as many rows as it wants; returns the row after. */
static int draw_long(const struct drawing *d, struct rect inside, int y,
                     const struct model_resource *resource)
{
    const struct resource *now = resource->now;
    struct rect row = rect_row(inside, y++);

    draw_place(d, row, draw_head(d, row, now), resource);
    if (has_items_row(now))
        put_items(d, rect_row(inside, y++), INDENT, now);
    if (has_lines(now))
        put_lines(d, rect_row(inside, y++), INDENT, now);
    return y;
}

/* The first to show where only so many can be: those of the task of interest
 * are among them. */
static size_t first_shown(const struct drawing *d, size_t rows)
{
    const struct model *model = d->model;
    uint32_t task = tasks_of_interest(d);
    size_t last = model->resource_count - rows;

    for (size_t i = 0; i < model->resource_count && task > 0; i++) {
        if (resource_concerns(model, model->resources[i].now, task))
            return i < last ? i : last;
    }
    return 0;
}

static void draw_window(const struct drawing *d, struct rect inside)
{
    size_t count = d->model->resource_count;
    size_t rows = inside.height > 1 ? (size_t)inside.height - 1 : 1;
    size_t first = count > rows ? first_shown(d, rows) : 0;

    for (size_t i = 0; i < rows && first + i < count; i++)
        draw_short(d, rect_row(inside, (int)i),
                   d->model->resources[first + i].now);
    if (inside.height > 1)
        draw_more(d, inside, count - rows);
}

/* Each has a row; the first ones have all they want, as long as that lasts. */
static void draw_all(const struct drawing *d, struct rect inside)
{
    const struct model *model = d->model;
    int spare = inside.height - (int)model->resource_count, y = 0;

    for (size_t i = 0; i < model->resource_count; i++) {
        const struct model_resource *resource = &model->resources[i];
        int further = rows_of(resource->now) - 1;

        if (further <= spare) {
            spare -= further;
            y = draw_long(d, inside, y, resource);
        } else {
            draw_short(d, rect_row(inside, y++), resource->now);
        }
    }
}

static void draw(const struct drawing *d, struct rect inside)
{
    size_t count = d->model->resource_count;
    size_t rows = inside.height > 0 ? (size_t)inside.height : 0;

    if (count == 0)
        screen_put(d->screen, inside, 2, 0, ROLE_DIM,
                   "no queue, lock or other resource yet");
    else if (count > rows)
        draw_window(d, inside);
    else
        draw_all(d, inside);
}

static void title(const struct drawing *d, struct rect inside, char *text,
                  size_t size)
{
    (void)inside;
    if (d->model->resource_count > 0)
        snprintf(text, size, "Resources: %zu", d->model->resource_count);
    else
        snprintf(text, size, "Resources");
}

const struct panel_shape resources_panel = {draw, title};
