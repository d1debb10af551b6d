/* SPDX-License-Identifier: MIT */
/* screen.h -- a grid of cells: what panels draw on and painters show. */
#ifndef LOOPSCOPE_UI_SCREEN_H
#define LOOPSCOPE_UI_SCREEN_H

#include <stdbool.h>

#include "ui/glyphs.h"
#include "ui/roles.h"
#include "ui/text.h"

/* Columns, or rows, of the largest screen that can be asked for. */
#define SCREEN_MOST 1000

struct rect {
    int x, y, width, height;
};

struct cell {
    char text[CLUSTER_BYTES]; /* safe UTF-8; empty right of a wide one */
    unsigned char width;      /* 1, 2, or 0: right half of the cell before */
    unsigned char role;       /* enum role */
    unsigned char lines;      /* enum line_end, added up: a piece of a frame */
};

/*
 * Whatever is written, the cells of a row always add up to its width: a
 * wide cell that loses one half loses the other too.
 */
struct screen {
    int width, height;
    bool ascii;         /* only ASCII can be shown */
    struct cell *cells; /* width * height */
};

void screen_init(struct screen *screen, int width, int height, bool ascii);
void screen_free(struct screen *screen);
/* Another size; what was drawn is lost. */
void screen_resize(struct screen *screen, int width, int height);
void screen_clear(struct screen *screen);

struct rect screen_rect(const struct screen *screen);
const struct cell *screen_cell(const struct screen *screen, int x, int y);
/* Whether they look the same. */
bool screen_same_cell(const struct cell *a, const struct cell *b);
/* The column after the last of those from x on that share its role. */
int screen_alike(const struct screen *screen, int x, int y);

/*
 * Writes one line of text at column x, row y of the rectangle (from its own
 * corner) and nothing outside it; text that does not fit ends with an
 * ellipsis. Returns the column after the text.
 */
int screen_put(struct screen *screen, struct rect clip, int x, int y,
               enum role role, const char *text);
/*
 * The same in the rectangle's first row, but a text that does not fit loses its
 * middle where there is some room: at its end it differs from its neighbours.
 */
int screen_put_ends(struct screen *screen, struct rect clip, int x,
                    enum role role, const char *text);
/* As screen_put(), from a format. */
int screen_print(struct screen *screen, struct rect clip, int x, int y,
                 enum role role, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* As screen_put(), ending at the rectangle's right edge; its first column. */
int screen_put_right(struct screen *screen, struct rect clip, int y,
                     enum role role, const char *text);
int screen_glyph(struct screen *screen, struct rect clip, int x, int y,
                 enum role role, enum glyph glyph);

/* Copies cells, as many as both rectangles have; a wide one that is cut at
 * the right becomes a blank. */
void screen_copy(struct screen *screen, struct rect to,
                 const struct screen *source, struct rect from);

/* Gives all cells of the rectangle a role; their text stays. */
void screen_paint(struct screen *screen, struct rect area, enum role role);
/* Blanks the rectangle. */
void screen_wipe(struct screen *screen, struct rect area, enum role role);
/* A frame just inside the rectangle; where frames meet they join. */
void screen_frame(struct screen *screen, struct rect area);

/* Without its outermost cells; never less than empty. */
struct rect rect_inside(struct rect area);
/* What two rectangles share. */
struct rect rect_meet(struct rect a, struct rect b);
/* One row of a rectangle, counted from its top. */
struct rect rect_row(struct rect area, int row);
/* What is right of the first `columns` columns. */
struct rect rect_right_of(struct rect area, int columns);

#endif
