/* SPDX-License-Identifier: MIT */
#include "ui/panels/panels.h"

#include <stdio.h>
#include <string.h>

#include "ui/numbers.h"

/* A panel is scrolled over so many rows, which are more than it mostly has. */
#define TALL_ROWS 256

/* Which of its rows a panel that has more of them shows of itself. */
enum anchor {
    ANCHOR_TOP,
    ANCHOR_BOTTOM,
    ANCHOR_TASK,    /* those around the task the loop deals with */
    ANCHOR_LISTING, /* the line that runs; it scrolls itself */
};

/* One row a panel. Where it stands is the layout's business. */
static const struct {
    const char *name;
    const struct panel_shape *shape;
    enum anchor anchor;
} table[PANEL_COUNT] = {
    [PANEL_LISTING] = {"listing", &listing_panel, ANCHOR_LISTING},
    [PANEL_OTHER_LISTING] = {"other listing", &other_listing_panel,
                             ANCHOR_LISTING},
    [PANEL_STACK] = {"stack", &stack_panel, ANCHOR_TOP},
    [PANEL_OUTPUT] = {"output", &output_panel, ANCHOR_BOTTOM},
    [PANEL_EVENTS] = {"trace", &events_panel, ANCHOR_BOTTOM},
    [PANEL_READY] = {"ready", &ready_panel, ANCHOR_TOP},
    [PANEL_TIMERS] = {"timers", &timers_panel, ANCHOR_TOP},
    [PANEL_OPS] = {"I/O and workers", &ops_panel, ANCHOR_TOP},
    [PANEL_TASKS] = {"tasks", &tasks_panel, ANCHOR_TASK},
    [PANEL_WAITS] = {"who waits for whom", &waits_panel, ANCHOR_TOP},
    [PANEL_RESOURCES] = {"what tasks share", &resources_panel, ANCHOR_TOP},
    [PANEL_LANES] = {"timeline", &lanes_panel, ANCHOR_TASK},
};

const char *panel_name(enum panel panel)
{
    return table[panel].name;
}

unsigned panels_without(const struct drawing *d)
{
    unsigned without = d->view->hidden;

    if (d->survey->resources + d->twin_survey->resources == 0)
        without |= PANEL_BIT(PANEL_RESOURCES);
    if (d->survey->tasks < 2)
        without |= PANEL_BIT(PANEL_WAITS);
    if (d->survey->ops == 0)
        without |= PANEL_BIT(PANEL_OPS);
    if (!listing_exists(d->timeline, d->twin, SOURCE_C) ||
        !listing_exists(d->timeline, d->twin, SOURCE_PYTHON))
        without |= PANEL_BIT(PANEL_OTHER_LISTING);
    return without;
}

/* --- Scrolled panels ------------------------------------------------------
 *
 * A panel knows nothing of it: it draws itself on a screen of its own that is
 * high enough, and the rows asked for are copied from there.
 */

static int tall_rows(int height)
{
    return at_least(TALL_ROWS, height);
}

/* The drawing with a screen of so many rows inside the frame. */
static struct drawing begin_tall(const struct drawing *d, struct screen *tall,
                                 struct rect inside)
{
    struct drawing drawing = *d;

    screen_init(tall, inside.width, tall_rows(inside.height) + 1,
                d->screen->ascii);
    drawing.screen = tall;
    return drawing;
}

static struct rect tall_inside(const struct screen *tall)
{
    return (struct rect){0, 0, tall->width, tall->height - 1};
}

static bool is_blank_row(const struct screen *screen, int y)
{
    for (int x = 0; x < screen->width; x++) {
        if (strcmp(screen_cell(screen, x, y)->text, " ") != 0)
            return false;
    }
    return true;
}

static int used_rows(const struct screen *tall)
{
    int rows = tall->height - 1;

    while (rows > 0 && is_blank_row(tall, rows - 1))
        rows--;
    return rows;
}

/* The row of the tall picture that is on top without scrolling. */
static int unscrolled_top(const struct drawing *d, enum anchor anchor, int rows,
                          int height)
{
    size_t tasks = d->model->task_count;

    if (rows <= height || anchor == ANCHOR_TOP)
        return 0;
    if (anchor == ANCHOR_BOTTOM)
        return rows - height;
    return (int)(tasks_first_shown(d, tasks, height) -
                 tasks_first_shown(d, tasks, tall_rows(height)));
}

/* Where the scrolled picture begins; rows becomes how many it has. */
static int scrolled_top(const struct drawing *d, enum panel panel,
                        struct rect inside, int scroll, struct screen *tall,
                        int *rows)
{
    struct drawing drawing = begin_tall(d, tall, inside);
    int top;

    table[panel].shape->draw(&drawing, tall_inside(tall));
    *rows = used_rows(tall);
    top = unscrolled_top(d, table[panel].anchor, *rows, inside.height);
    return clamp(top + scroll, 0, at_least(*rows - inside.height, 0));
}

int panel_clamp_scroll(const struct drawing *d, enum panel panel,
                       struct rect inside, int scroll)
{
    struct screen tall;
    int rows, top;

    if (table[panel].anchor == ANCHOR_LISTING)
        return listing_clamp_scroll(d, panel, inside, scroll);
    if (scroll == 0)
        return 0;
    top = scrolled_top(d, panel, inside, scroll, &tall, &rows);
    scroll = top - unscrolled_top(d, table[panel].anchor, rows, inside.height);
    screen_free(&tall);
    return scroll;
}

/* Over what the panel drew of itself; the frame's lines stay. */
static void draw_scrolled(const struct drawing *d, enum panel panel,
                          struct rect inside, int scroll, char *title,
                          size_t size)
{
    struct screen tall;
    int rows, top = scrolled_top(d, panel, inside, scroll, &tall, &rows);
    struct rect from = {0, top, inside.width, inside.height};
    size_t used;

    screen_copy(d->screen, inside, &tall, from);
    table[panel].shape->title(d, tall_inside(&tall), title, size);
    used = strcspn(title, ":,");
    snprintf(title + used, size - used, ": rows %d to %d of %d", top + 1,
             top + inside.height < rows ? top + inside.height : rows, rows);
    screen_free(&tall);
}

/* --- All of it ------------------------------------------------------------ */

static void draw_title(const struct drawing *d, struct rect frame,
                       const char *title, bool focused)
{
    /* one line and a blank stay visible at each end */
    struct rect row = {frame.x + 2, frame.y, frame.width - 4, 1};
    const char *mark = glyph_text(GLYPH_FOCUS, d->screen->ascii);
    enum role role = focused ? ROLE_SELECTED : ROLE_HEADING;
    int end = screen_print(d->screen, row, 0, 0, role, " %s%s%s",
                           focused ? mark : "", focused ? " " : "", title);

    if (end < row.width)
        screen_put(d->screen, row, end, 0, role, " ");
}

struct drawing drawing_with_resources(const struct drawing *d)
{
    struct drawing drawing = *d;
    bool agrees = false, own = d->survey->resources > 0;
    size_t position;

    if (d->twin == NULL || d->twin_survey->resources == 0 ||
        (own && listing_is_own(d)))
        return drawing;
    position = twin_position(d->twin, d->view->position, &agrees);
    if (agrees) {
        drawing.timeline = twin_timeline(d->twin);
        drawing.model = timeline_model(drawing.timeline, position);
    }
    return drawing;
}

static void draw_panel(const struct drawing *all, enum panel panel,
                       struct rect frame)
{
    bool shared = panel == PANEL_WAITS || panel == PANEL_RESOURCES;
    struct drawing drawing = shared ? drawing_with_resources(all) : *all;
    const struct drawing *d = &drawing;
    struct rect inside = rect_inside(frame);
    int scroll = d->view->scrolls[panel];
    char title[128] = "";

    table[panel].shape->title(d, inside, title, sizeof title);
    table[panel].shape->draw(d, inside);
    if (scroll != 0 && table[panel].anchor != ANCHOR_LISTING)
        draw_scrolled(d, panel, inside, scroll, title, sizeof title);
    draw_title(d, frame, title, d->view->focus == panel);
}

void panels_draw(const struct drawing *d, const struct layout *layout)
{
    title_bar_draw(d, layout->title);
    for (int i = 0; i < PANEL_COUNT; i++) {
        if (layout->panels[i].height > 0)
            screen_frame(d->screen, layout->panels[i]);
    }
    /* titles after all frames: these share lines */
    for (int i = 0; i < PANEL_COUNT; i++) {
        if (layout->panels[i].height > 0)
            draw_panel(d, (enum panel)i, layout->panels[i]);
    }
    sentences_draw(d, layout->did, layout->why);
}

void draw_more(const struct drawing *d, struct rect inside, size_t more)
{
    screen_print(d->screen, inside, 2, inside.height - 1, ROLE_DIM,
                 "and %zu more", more);
}
