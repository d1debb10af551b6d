/* SPDX-License-Identifier: MIT */
#include "ui/panels/panels.h"

static const struct panel_shape *const shapes[PANEL_COUNT] = {
    [PANEL_LISTING] = &listing_panel,
    [PANEL_OTHER_LISTING] = &other_listing_panel,
    [PANEL_OUTPUT] = &output_panel,
    [PANEL_READY] = &ready_panel,
    [PANEL_TIMERS] = &timers_panel,
    [PANEL_TASKS] = &tasks_panel,
    [PANEL_LANES] = &lanes_panel,
};

static void draw_title(const struct drawing *d, struct rect frame,
                       const char *title)
{
    /* one line and a blank stay visible at each end */
    struct rect row = {frame.x + 2, frame.y, frame.width - 4, 1};
    int end = screen_print(d->screen, row, 0, 0, ROLE_HEADING, " %s", title);

    if (end < row.width)
        screen_put(d->screen, row, end, 0, ROLE_HEADING, " ");
}

static void draw_inside(const struct drawing *d,
                        const struct panel_shape *shape, struct rect frame)
{
    struct rect inside = rect_inside(frame);
    char title[128] = "";

    shape->title(d, inside, title, sizeof title);
    draw_title(d, frame, title);
    shape->draw(d, inside);
}

void panel_draw(const struct drawing *d, const struct panel_shape *shape,
                struct rect frame)
{
    screen_frame(d->screen, frame);
    draw_inside(d, shape, frame);
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
            draw_inside(d, shapes[i], layout->panels[i]);
    }
    sentences_draw(d, layout->did, layout->why);
}

void draw_more(const struct drawing *d, struct rect inside, size_t more)
{
    screen_print(d->screen, inside, 2, inside.height - 1, ROLE_DIM,
                 "and %zu more", more);
}
