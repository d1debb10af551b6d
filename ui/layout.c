/* SPDX-License-Identifier: MIT */
#include "ui/layout.h"

#include <stddef.h>

#include "ui/numbers.h"

#define WIDE 100        /* from here on the timeline goes from edge to edge */
#define VERY_WIDE 150   /* from here on there are three columns */
#define TALL 18         /* rows of the body that either needs besides */
#define SIDE_WIDTH 40   /* what Ready, Timers and Tasks need, with frames */
#define MIDDLE_WIDTH 48 /* what they have at least between two listings */
#define COLUMN_MOST 9   /* panels in a column */
#define EXTRA_FROM 24   /* rows of a column that has more than the essential */

/*
 * One row a panel: the rows inside its frame that it must have, how many
 * make it content while others want to be shown too (0: all it wants), and
 * who takes what all leave over, the greatest first. Extra ones are shown
 * where the others are content.
 */
static const struct traits {
    int least;
    int enough;
    int greed;
    bool extra;
} traits[PANEL_COUNT] = {
    [PANEL_LISTING] = {5, 14, 3, false},
    [PANEL_OTHER_LISTING] = {5, 14, 3, false},
    [PANEL_STACK] = {4, 6, 4, true},
    [PANEL_OUTPUT] = {4, 5, 2, false},
    [PANEL_EVENTS] = {4, 4, 4, true},
    [PANEL_READY] = {2, 3, 0, false},
    [PANEL_TIMERS] = {1, 2, 0, false},
    [PANEL_OPS] = {2, 3, 0, true},
    [PANEL_TASKS] = {2, 8, 1, false},
    [PANEL_WAITS] = {3, 4, 1, true},
    [PANEL_RESOURCES] = {3, 4, 1, true},
    [PANEL_LANES] = {2, 6, 0, false},
};

/* The columns of both arrangements, from above; the first extra panel that
 * stands here is the first to be shown. */
struct column {
    enum panel panels[COLUMN_MOST + 1]; /* ends with PANEL_NONE */
};

static const struct column two_left = {
    {PANEL_LISTING, PANEL_STACK, PANEL_OUTPUT}};
static const struct column two_right = {
    {PANEL_READY, PANEL_TIMERS, PANEL_OPS, PANEL_TASKS, PANEL_WAITS,
     PANEL_RESOURCES, PANEL_EVENTS, PANEL_LANES}};
static const struct column three_left = {{PANEL_LISTING, PANEL_STACK}};
static const struct column three_middle = {{PANEL_READY, PANEL_TIMERS,
                                            PANEL_OPS, PANEL_TASKS, PANEL_WAITS,
                                            PANEL_OUTPUT}};
static const struct column three_right = {
    {PANEL_OTHER_LISTING, PANEL_RESOURCES, PANEL_EVENTS}};

/* One panel in a column. */
struct slot {
    enum panel panel;
    int least;
    int wanted;
    int rows; /* given */
};

struct slots {
    struct slot at[COLUMN_MOST];
    size_t count;
};

/* A lane for each task, and for the operations of the moment. */
static int lanes_wanted(const struct layout_needs *needs, int most)
{
    return clamp(needs->tasks + clamp(needs->ops, 0, 2), 2, most);
}

/* The rows inside the frame that a panel would fill, in a column so high. */
static int wanted_rows(enum panel panel, const struct layout_needs *needs,
                       int height)
{
    switch (panel) {
    case PANEL_LISTING:
    case PANEL_OTHER_LISTING:
        return needs->code_lines;
    case PANEL_OUTPUT:
        return clamp(needs->prints, 4, height / 3);
    case PANEL_READY:
        return clamp(needs->tasks + 1, 3, height / 5);
    case PANEL_TIMERS:
        return clamp(needs->tasks + needs->ops - 1, 2, height / 6);
    case PANEL_OPS:
        return clamp(needs->ops, 2, height / 5);
    case PANEL_WAITS:
        return clamp(needs->tasks + 2, 3, height / 3);
    case PANEL_RESOURCES:
        return clamp(3 * needs->resources, 3, height / 3);
    case PANEL_TASKS:
        return clamp(needs->tasks, 2, height);
    case PANEL_LANES:
        return lanes_wanted(needs, height);
    default:
        return 12;
    }
}

static bool is_shown(enum panel panel, const struct layout_needs *needs)
{
    return (needs->without & PANEL_BIT(panel)) == 0;
}

/* The rows that make a panel content while others want to be shown too. */
static int content_rows(enum panel panel, const struct layout_needs *needs,
                        int height)
{
    return clamp(wanted_rows(panel, needs, height), traits[panel].least,
                 traits[panel].enough);
}

/* Which panels of a column are shown; an order of their bits. */
static unsigned choose(const struct column *column,
                       const struct layout_needs *needs, int height)
{
    int left = height - 1;
    unsigned chosen = 0;

    for (const enum panel *at = column->panels; *at != PANEL_NONE; at++) {
        if (traits[*at].extra || !is_shown(*at, needs))
            continue;
        chosen |= PANEL_BIT(*at);
        left -= content_rows(*at, needs, height) + 1;
    }
    for (const enum panel *at = column->panels; *at != PANEL_NONE; at++) {
        if (!traits[*at].extra || !is_shown(*at, needs) ||
            (height < EXTRA_FROM && chosen != 0))
            continue;
        if (chosen != 0 && content_rows(*at, needs, height) >= left)
            continue;
        chosen |= PANEL_BIT(*at);
        left -= content_rows(*at, needs, height) + 1;
    }
    return chosen;
}

static bool has_extra(const struct column *column, unsigned chosen)
{
    for (const enum panel *at = column->panels; *at != PANEL_NONE; at++) {
        if (traits[*at].extra && (chosen & PANEL_BIT(*at)) != 0)
            return true;
    }
    return false;
}

static void fill_slots(struct slots *slots, const struct column *column,
                       const struct layout_needs *needs, int height)
{
    unsigned chosen = choose(column, needs, height);
    bool is_shared = has_extra(column, chosen);

    slots->count = 0;
    for (const enum panel *at = column->panels; *at != PANEL_NONE; at++) {
        struct slot slot = {.panel = *at, .least = traits[*at].least};

        if ((chosen & PANEL_BIT(*at)) == 0)
            continue;
        if (is_shared)
            slot.least = content_rows(*at, needs, height);
        else if (height >= TALL && slot.least < 4)
            slot.least++;
        slot.wanted = wanted_rows(*at, needs, height);
        slots->at[slots->count++] = slot;
    }
}

/* The slot with the least of what it wants; NULL when all are content. */
static struct slot *neediest(struct slots *slots)
{
    struct slot *found = NULL;

    for (size_t i = 0; i < slots->count; i++) {
        struct slot *slot = &slots->at[i];

        if (slot->rows < slot->wanted &&
            (found == NULL ||
             slot->rows * found->wanted < found->rows * slot->wanted))
            found = slot;
    }
    return found;
}

static struct slot *greediest(struct slots *slots)
{
    struct slot *found = &slots->at[0];

    for (size_t i = 1; i < slots->count; i++) {
        if (traits[slots->at[i].panel].greed > traits[found->panel].greed)
            found = &slots->at[i];
    }
    return found;
}

/*
 * Shares the rows of a column: first what each slot must have, then one by
 * one to the neediest, what is left to the greediest.
 */
static void stack(struct layout *layout, struct rect area,
                  const struct column *column, const struct layout_needs *needs)
{
    struct slots slots;
    int left, y = area.y;

    fill_slots(&slots, column, needs, area.height);
    left = area.height - (int)slots.count - 1;
    for (size_t i = 0; i < slots.count; i++) {
        slots.at[i].rows = clamp(slots.at[i].least, 0, left);
        left -= slots.at[i].rows;
    }
    for (; left > 0 && slots.count > 0; left--) {
        struct slot *slot = neediest(&slots);

        (slot != NULL ? slot : greediest(&slots))->rows++;
    }
    for (size_t i = 0; i < slots.count; i++) {
        layout->panels[slots.at[i].panel] =
            (struct rect){area.x, y, area.width, slots.at[i].rows + 2};
        y += slots.at[i].rows + 1;
    }
}

static bool has_panels(const struct column *column,
                       const struct layout_needs *needs)
{
    for (const enum panel *at = column->panels; *at != PANEL_NONE; at++) {
        if (is_shown(*at, needs))
            return true;
    }
    return false;
}

/* Cuts the timeline off the bottom of the body; both keep the shared line. */
static struct rect cut_lanes(struct layout *layout, struct rect body,
                             const struct layout_needs *needs)
{
    int rows = lanes_wanted(needs, body.height / 4);

    if (!is_shown(PANEL_LANES, needs))
        return body;
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
                            const struct layout_needs *asked)
{
    bool wide = body.width >= WIDE && body.height >= TALL;
    struct layout_needs needs = *asked;
    int listing;

    if (wide) {
        body = cut_lanes(layout, body, &needs);
        needs.without |= PANEL_BIT(PANEL_LANES);
    }
    listing = clamp(needs.code_columns + 2, body.width * 2 / 5,
                    body.width + 1 - SIDE_WIDTH);
    if (body.width < SIDE_WIDTH * 2)
        listing = body.width / 2;
    if (!has_panels(&two_right, &needs))
        listing = body.width;
    if (has_panels(&two_left, &needs))
        stack(layout, cut_left(&body, listing), &two_left, &needs);
    if (body.width > 1)
        stack(layout, body, &two_right, &needs);
}

static void lay_three_columns(struct layout *layout, struct rect body,
                              const struct layout_needs *needs)
{
    int most = (body.width + 2 - MIDDLE_WIDTH) / 2;
    int listing = clamp(needs->code_columns + 2, body.width / 3, most);
    bool left = has_panels(&three_left, needs);
    bool middle = has_panels(&three_middle, needs);
    bool right = has_panels(&three_right, needs);

    body = cut_lanes(layout, body, needs);
    if (left)
        stack(layout, cut_left(&body, middle || right ? listing : body.width),
              &three_left, needs);
    if (middle)
        stack(layout,
              cut_left(&body, right ? body.width - listing + 1 : body.width),
              &three_middle, needs);
    if (right)
        stack(layout, body, &three_right, needs);
}

/* The lines above and below the panels; returns the rest. */
static struct rect lay_lines(struct layout *layout, int width, int height)
{
    int bottom = height;

    layout->title = (struct rect){0, 0, width, 1};
    layout->hints = (struct rect){0, --bottom, width, 1};
    bottom -= 2;
    layout->why = (struct rect){0, bottom, width, 2};
    if (height >= 22)
        layout->did = (struct rect){0, --bottom, width, 1};
    return (struct rect){0, 1, width, bottom - 1};
}

void layout_compute(struct layout *layout, const struct layout_needs *needs)
{
    int width = needs->width, height = needs->height;
    struct rect body;

    *layout = (struct layout){.too_small = width < LAYOUT_MIN_WIDTH ||
                                           height < LAYOUT_MIN_HEIGHT};
    if (layout->too_small)
        return;
    body = lay_lines(layout, width, height);
    if (needs->maximised != PANEL_NONE)
        layout->panels[needs->maximised] = body;
    else if (width >= VERY_WIDE && body.height >= TALL)
        lay_three_columns(layout, body, needs);
    else
        lay_two_columns(layout, body, needs);
}

enum panel layout_panel_at(const struct layout *layout, int x, int y)
{
    for (int i = PANEL_NONE + 1; i < PANEL_COUNT; i++) {
        struct rect area = layout->panels[i];

        if (x >= area.x && x < area.x + area.width && y >= area.y &&
            y < area.y + area.height)
            return (enum panel)i;
    }
    return PANEL_NONE;
}
