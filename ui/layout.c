/* SPDX-License-Identifier: MIT */
#include "ui/layout.h"

#include <stddef.h>

#define WIDE 100      /* from here on the timeline goes from edge to edge */
#define VERY_WIDE 150 /* from here on there are three columns */
#define TALL 18       /* rows of the body that either needs besides */
#define SIDE_WIDTH 40 /* what Ready, Timers and Tasks need, with frames */

/* One panel in a column: rows inside its frame, at least and at best. */
struct slot {
    enum panel panel;
    int minimum;
    int wanted;
    int rows; /* given */
};

static int clamp(int value, int low, int high)
{
    if (value > high)
        value = high;
    return value < low ? low : value;
}

/* The slot with the least of what it wants; NULL when all are content. */
static struct slot *neediest(struct slot *slots, size_t count)
{
    struct slot *found = NULL;

    for (size_t i = 0; i < count; i++) {
        struct slot *slot = &slots[i];

        if (slot->rows < slot->wanted &&
            (found == NULL ||
             slot->rows * found->wanted < found->rows * slot->wanted))
            found = slot;
    }
    return found;
}

/*
 * Shares the rows of a column: first what each slot must have, then one by
 * one to the neediest, what is left to the `greedy` one.
 */
static void stack(struct layout *layout, struct rect column, struct slot *slots,
                  size_t count, size_t greedy)
{
    int left = column.height - (int)count - 1, y = column.y;

    for (size_t i = 0; i < count; i++) {
        slots[i].rows = clamp(slots[i].minimum, 0, left);
        left -= slots[i].rows;
    }
    for (; left > 0; left--) {
        struct slot *slot = neediest(slots, count);

        (slot != NULL ? slot : &slots[greedy])->rows++;
    }
    for (size_t i = 0; i < count; i++) {
        layout->panels[slots[i].panel] =
            (struct rect){column.x, y, column.width, slots[i].rows + 2};
        y += slots[i].rows + 1;
    }
}

static void stack_listing(struct layout *layout, struct rect column,
                          const struct layout_needs *needs)
{
    struct slot slots[] = {
        {PANEL_LISTING, 5, needs->code_lines, 0},
        {PANEL_OUTPUT, 4, clamp(needs->prints, 4, column.height / 3), 0},
    };
    stack(layout, column, slots, 2, 0);
}

static void stack_state(struct layout *layout, struct rect column,
                        const struct layout_needs *needs, bool with_lanes)
{
    int tasks = clamp(needs->tasks, 2, column.height);
    int roomy = column.height >= TALL ? 1 : 0;
    struct slot slots[] = {
        {PANEL_READY, 2 + roomy, clamp(needs->tasks + 1, 3, column.height / 5),
         0},
        {PANEL_TIMERS, 1 + roomy,
         clamp(needs->tasks + needs->ops - 1, 2, column.height / 6), 0},
        {PANEL_TASKS, 2 + roomy, tasks, 0},
        {PANEL_LANES, 2 + roomy, tasks, 0},
    };
    stack(layout, column, slots, with_lanes ? 4 : 3, 2);
}

/* Cuts the timeline off the bottom of the body; both keep the shared line. */
static struct rect cut_lanes(struct layout *layout, struct rect body,
                             const struct layout_needs *needs)
{
    int rows = clamp(needs->tasks, 2, body.height / 4);

    layout->panels[PANEL_LANES] = (struct rect){
        body.x, body.y + body.height - rows - 2, body.width, rows + 2};
    body.height -= rows + 1;
    return body;
}

/* Cuts `width` columns off the left; both keep the shared line. */
static struct rect cut_left(struct rect *body, int width)
{
    struct rect left = {body->x, body->y, width, body->height};

    body->x += width - 1;
    body->width -= width - 1;
    return left;
}

static void lay_two_columns(struct layout *layout, struct rect body,
                            const struct layout_needs *needs)
{
    bool wide = body.width >= WIDE && body.height >= TALL;
    int listing;

    if (wide)
        body = cut_lanes(layout, body, needs);
    listing = clamp(needs->code_columns + 2, body.width * 2 / 5,
                    body.width + 1 - SIDE_WIDTH);
    if (body.width < SIDE_WIDTH * 2)
        listing = body.width / 2;
    stack_listing(layout, cut_left(&body, listing), needs);
    stack_state(layout, body, needs, !wide);
}

static void lay_three_columns(struct layout *layout, struct rect body,
                              const struct layout_needs *needs)
{
    int third = body.width / 3;
    int listing = clamp(needs->code_columns + 2, third, body.width * 2 / 5);
    struct slot code[] = {{PANEL_LISTING, 5, needs->code_lines, 0}};
    struct slot other[] = {
        {PANEL_OTHER_LISTING, 5, needs->code_lines, 0},
        {PANEL_OUTPUT, 3, clamp(needs->prints, 3, body.height / 3), 0},
    };
    size_t first = needs->two_listings ? 0 : 1;

    body = cut_lanes(layout, body, needs);
    stack(layout, cut_left(&body, listing), code, 1, 0);
    stack_state(layout, cut_left(&body, body.width - listing + 1), needs,
                false);
    stack(layout, body, other + first, 2 - first, 0);
}

void layout_compute(struct layout *layout, const struct layout_needs *needs)
{
    int width = needs->width, height = needs->height;
    int bottom = height;
    struct rect body;

    *layout = (struct layout){.too_small = width < LAYOUT_MIN_WIDTH ||
                                           height < LAYOUT_MIN_HEIGHT};
    if (layout->too_small)
        return;
    layout->title = (struct rect){0, 0, width, 1};
    layout->hints = (struct rect){0, --bottom, width, 1};
    bottom -= 2;
    layout->why = (struct rect){0, bottom, width, 2};
    if (height >= 22)
        layout->did = (struct rect){0, --bottom, width, 1};
    body = (struct rect){0, 1, width, bottom - 1};
    if (width >= VERY_WIDE && body.height >= TALL)
        lay_three_columns(layout, body, needs);
    else
        lay_two_columns(layout, body, needs);
}
