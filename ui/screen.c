/* SPDX-License-Identifier: MIT */
#include "ui/screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sim/memory.h"
#include "ui/numbers.h"

#define ENDS_FROM 8 /* columns in which a text may lose its middle */

struct rect rect_inside(struct rect area)
{
    return (struct rect){area.x + 1, area.y + 1, at_least(area.width - 2, 0),
                         at_least(area.height - 2, 0)};
}

struct rect rect_meet(struct rect a, struct rect b)
{
    int left = at_least(a.x, b.x), top = at_least(a.y, b.y);
    int right = at_most(a.x + a.width, b.x + b.width);
    int bottom = at_most(a.y + a.height, b.y + b.height);

    return (struct rect){left, top, at_least(right - left, 0),
                         at_least(bottom - top, 0)};
}

struct rect rect_row(struct rect area, int row)
{
    return rect_meet(area, (struct rect){area.x, area.y + row, area.width, 1});
}

struct rect rect_right_of(struct rect area, int columns)
{
    columns = at_most(columns, area.width);
    return (struct rect){area.x + columns, area.y, area.width - columns,
                         area.height};
}

void screen_init(struct screen *screen, int width, int height, bool ascii)
{
    *screen = (struct screen){.ascii = ascii};
    screen_resize(screen, width, height);
}

void screen_free(struct screen *screen)
{
    free(screen->cells);
    screen->cells = NULL;
    screen->width = screen->height = 0;
}

void screen_resize(struct screen *screen, int width, int height)
{
    free(screen->cells);
    screen->width = at_least(width, 1);
    screen->height = at_least(height, 1);
    screen->cells = memory_zero((size_t)screen->width * (size_t)screen->height,
                                sizeof *screen->cells);
    screen_clear(screen);
}

struct rect screen_rect(const struct screen *screen)
{
    return (struct rect){0, 0, screen->width, screen->height};
}

static struct cell *cell_at(struct screen *screen, int x, int y)
{
    return &screen->cells[(size_t)y * (size_t)screen->width + (size_t)x];
}

const struct cell *screen_cell(const struct screen *screen, int x, int y)
{
    return &screen->cells[(size_t)y * (size_t)screen->width + (size_t)x];
}

bool screen_same_cell(const struct cell *a, const struct cell *b)
{
    return a->role == b->role && a->width == b->width &&
           strcmp(a->text, b->text) == 0;
}

int screen_alike(const struct screen *screen, int x, int y)
{
    int role = screen_cell(screen, x, y)->role;

    while (x < screen->width && screen_cell(screen, x, y)->role == role)
        x++;
    return x;
}

static void blank(struct cell *cell, enum role role)
{
    *cell = (struct cell){.text = " ", .width = 1, .role = (unsigned char)role};
}

/* Before a cell changes: the other half of a wide one becomes a blank. */
static void break_wide(struct screen *screen, int x, int y)
{
    struct cell *cell = cell_at(screen, x, y);

    if (cell->width == 2)
        blank(cell + 1, cell[1].role);
    else if (cell->width == 0)
        blank(cell - 1, cell[-1].role);
}

static void set_cell(struct screen *screen, int x, int y, enum role role,
                     const struct cluster *cluster)
{
    struct cell *cell = cell_at(screen, x, y);

    break_wide(screen, x, y);
    if (cluster->width == 2) {
        break_wide(screen, x + 1, y);
        cell[1] = (struct cell){.role = (unsigned char)role};
    }
    *cell = (struct cell){.width = (unsigned char)cluster->width,
                          .role = (unsigned char)role};
    memcpy(cell->text, cluster->text, sizeof cell->text);
}

void screen_clear(struct screen *screen)
{
    size_t count = (size_t)screen->width * (size_t)screen->height;

    for (size_t i = 0; i < count; i++)
        blank(&screen->cells[i], ROLE_NORMAL);
}

void screen_wipe(struct screen *screen, struct rect area, enum role role)
{
    area = rect_meet(area, screen_rect(screen));
    for (int y = area.y; y < area.y + area.height; y++) {
        for (int x = area.x; x < area.x + area.width; x++) {
            if (cell_at(screen, x, y)->width != 1)
                break_wide(screen, x, y);
            blank(cell_at(screen, x, y), role);
        }
    }
}

void screen_copy(struct screen *screen, struct rect to,
                 const struct screen *source, struct rect from)
{
    to.width = at_most(to.width, from.width);
    to.height = at_most(to.height, from.height);
    screen_wipe(screen, to, ROLE_NORMAL);
    to = rect_meet(to, screen_rect(screen));
    for (int y = 0; y < to.height; y++) {
        for (int x = 0; x < to.width; x++) {
            const struct cell *cell =
                screen_cell(source, from.x + x, from.y + y);
            struct cell *target = cell_at(screen, to.x + x, to.y + y);

            if (cell->width < 2 || x + 1 < to.width)
                *target = *cell;
        }
    }
}

void screen_paint(struct screen *screen, struct rect area, enum role role)
{
    area = rect_meet(area, screen_rect(screen));
    for (int y = area.y; y < area.y + area.height; y++) {
        for (int x = area.x; x < area.x + area.width; x++)
            cell_at(screen, x, y)->role = (unsigned char)role;
    }
}

/*
 * The columns from `x` on which the text may fill; when it is wider than
 * that, the last of them is for the ellipsis.
 */
static int room_for(const struct screen *screen, const char *text, int room)
{
    struct cluster cluster;
    size_t length;
    int width = 0;

    while ((length = text_next(text, screen->ascii, &cluster)) > 0) {
        text += length;
        width += cluster.width;
        if (width > room)
            return room - 1;
    }
    return room;
}

int screen_put(struct screen *screen, struct rect clip, int x, int y,
               enum role role, const char *text)
{
    struct rect row = rect_meet(rect_row(clip, y), screen_rect(screen));
    struct cluster cluster;
    size_t length;
    int at = clip.x + x, room;

    if (row.height == 0 || at < row.x || at >= row.x + row.width)
        return x;
    room = row.x + row.width - at;
    row.width = at - row.x + room_for(screen, text, room);
    while ((length = text_next(text, screen->ascii, &cluster)) > 0 &&
           at + cluster.width <= row.x + row.width) {
        set_cell(screen, at, row.y, role, &cluster);
        text += length;
        at += cluster.width;
    }
    if (length > 0) {
        text_next(glyph_text(GLYPH_ELLIPSIS, screen->ascii), screen->ascii,
                  &cluster);
        set_cell(screen, at++, row.y, role, &cluster);
    }
    return at - clip.x;
}

int screen_put_ends(struct screen *screen, struct rect clip, int x,
                    enum role role, const char *text)
{
    struct rect head = {clip.x, clip.y, 0, 1};
    int room = clip.width - x;

    if (room < ENDS_FROM || text_width(text, screen->ascii) <= room)
        return screen_put(screen, clip, x, 0, role, text);
    head.width = x + room / 3 + 1;
    x = screen_put(screen, head, x, 0, role, text);
    return screen_put(screen, clip, x, 0, role,
                      text_tail(text, clip.width - x, screen->ascii));
}

int screen_print(struct screen *screen, struct rect clip, int x, int y,
                 enum role role, const char *format, ...)
{
    char text[1024];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return screen_put(screen, clip, x, y, role, text);
}

int screen_put_right(struct screen *screen, struct rect clip, int y,
                     enum role role, const char *text)
{
    int x = at_least(clip.width - text_width(text, screen->ascii), 0);

    screen_put(screen, clip, x, y, role, text);
    return x;
}

int screen_glyph(struct screen *screen, struct rect clip, int x, int y,
                 enum role role, enum glyph glyph)
{
    return screen_put(screen, clip, x, y, role,
                      glyph_text(glyph, screen->ascii));
}

static void add_line(struct screen *screen, int x, int y, unsigned ends)
{
    struct cluster cluster;
    struct cell *cell;

    if (x < 0 || y < 0 || x >= screen->width || y >= screen->height)
        return;
    cell = cell_at(screen, x, y);
    ends |= cell->lines;
    /* box drawing is not text: it needs no check, and is one column wide */
    text_next(glyph_line(ends, screen->ascii), screen->ascii, &cluster);
    set_cell(screen, x, y, ROLE_BORDER, &cluster);
    cell->lines = (unsigned char)ends;
}

void screen_frame(struct screen *screen, struct rect area)
{
    int right = area.x + area.width - 1, bottom = area.y + area.height - 1;

    if (area.width < 2 || area.height < 2)
        return;
    for (int x = area.x + 1; x < right; x++) {
        add_line(screen, x, area.y, LINE_LEFT | LINE_RIGHT);
        add_line(screen, x, bottom, LINE_LEFT | LINE_RIGHT);
    }
    for (int y = area.y + 1; y < bottom; y++) {
        add_line(screen, area.x, y, LINE_UP | LINE_DOWN);
        add_line(screen, right, y, LINE_UP | LINE_DOWN);
    }
    add_line(screen, area.x, area.y, LINE_RIGHT | LINE_DOWN);
    add_line(screen, right, area.y, LINE_LEFT | LINE_DOWN);
    add_line(screen, area.x, bottom, LINE_RIGHT | LINE_UP);
    add_line(screen, right, bottom, LINE_LEFT | LINE_UP);
}
