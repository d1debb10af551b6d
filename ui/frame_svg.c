/* SPDX-License-Identifier: MIT */
#include "ui/frame_svg.h"

#include <string.h>

#include "ui/markup.h"
#include "ui/screen.h"

/* A cell, and where in it text stands, in pixels. */
enum { CELL_WIDTH = 9, CELL_HEIGHT = 20, BASELINE = 15 };
enum { MARGIN = 8 };

struct picture {
    const struct screen *screen;
    enum theme theme;
    FILE *file;
};

static struct look look_of(const struct picture *picture, enum role role)
{
    return role_look(picture->theme, role);
}

static void put_colour(const struct picture *picture, short number)
{
    char colour[MARKUP_COLOUR_BYTES];
    fputs(markup_colour(picture->theme, number, colour), picture->file);
}

static void write_styles(const struct picture *picture)
{
    fputs("<style>\n"
          "text{font:15px 'DejaVu Sans Mono',Menlo,Consolas,monospace;"
          "white-space:pre;fill:",
          picture->file);
    put_colour(picture, -1);
    fputs("}\npath{stroke-width:1;fill:none}\n", picture->file);
    markup_rules(picture->theme, "fill", NULL, picture->file);
    fputs("</style>\n", picture->file);
}

/* -- Cells ---------------------------------------------------------------- */

static int left_of(int x)
{
    return MARGIN + x * CELL_WIDTH;
}

static int top_of(int y)
{
    return MARGIN + y * CELL_HEIGHT;
}

static bool is_empty(const struct cell *cell)
{
    return cell->lines || strcmp(cell->text, " ") == 0 || !cell->text[0];
}

static void write_background(const struct picture *picture, int y)
{
    const struct screen *screen = picture->screen;
    for (int x = 0, end; x < screen->width; x = end) {
        enum role role = (enum role)screen_cell(screen, x, y)->role;
        end = screen_alike(screen, x, y);
        if (!look_of(picture, role).reverse)
            continue;
        fprintf(picture->file,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"",
                left_of(x), top_of(y), (end - x) * CELL_WIDTH, CELL_HEIGHT);
        put_colour(picture, look_of(picture, role).fine);
        fputs("\"/>\n", picture->file);
    }
}

/* Text of one role without a gap; every font keeps its columns. */
static int write_text(const struct picture *picture, int x, int y)
{
    const struct screen *screen = picture->screen;
    const struct cell *cell = screen_cell(screen, x, y);
    int role = cell->role, end = x;
    while (end < screen->width && !is_empty(cell) && cell->role == role) {
        end += cell->width ? cell->width : 1;
        if (end < screen->width)
            cell = screen_cell(screen, end, y);
    }
    fprintf(picture->file,
            "<text x=\"%d\" y=\"%d\" class=\"%s\" textLength=\"%d\" "
            "lengthAdjust=\"spacingAndGlyphs\">",
            left_of(x), top_of(y) + BASELINE, role_name((enum role)role),
            (end - x) * CELL_WIDTH);
    for (int at = x; at < end; at++)
        markup_put(screen_cell(screen, at, y)->text, picture->file);
    fputs("</text>\n", picture->file);
    return end;
}

static void write_row(const struct picture *picture, int y)
{
    int x = 0;
    write_background(picture, y);
    while (x < picture->screen->width) {
        if (is_empty(screen_cell(picture->screen, x, y)))
            x++;
        else
            x = write_text(picture, x, y);
    }
}

/* -- Frames: lines from the middles of cells, not characters --------------- */

static void write_ends(int x, int y, int lines, FILE *file)
{
    int left = left_of(x), top = top_of(y);
    int across = left + CELL_WIDTH / 2, down = top + CELL_HEIGHT / 2;
    if (lines & LINE_LEFT)
        fprintf(file, "M%d %d.5H%d.5", left, down, across);
    if (lines & LINE_RIGHT)
        fprintf(file, "M%d.5 %d.5H%d", across, down, left + CELL_WIDTH);
    if (lines & LINE_UP)
        fprintf(file, "M%d.5 %dV%d.5", across, top, down);
    if (lines & LINE_DOWN)
        fprintf(file, "M%d.5 %d.5V%d", across, down, top + CELL_HEIGHT);
}

static void write_lines(const struct picture *picture)
{
    const struct screen *screen = picture->screen;
    fputs("<path stroke=\"", picture->file);
    put_colour(picture, look_of(picture, ROLE_BORDER).fine);
    fputs("\" d=\"", picture->file);
    for (int y = 0; y < screen->height; y++)
        for (int x = 0; x < screen->width; x++)
            write_ends(x, y, screen_cell(screen, x, y)->lines, picture->file);
    fputs("\"/>\n", picture->file);
}

void frame_write_svg(const struct screen *screen, enum theme theme,
                     const char *title, FILE *file)
{
    const struct picture picture = {screen, theme, file};
    int width = screen->width * CELL_WIDTH + 2 * MARGIN;
    int height = screen->height * CELL_HEIGHT + 2 * MARGIN;
    fprintf(file,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
            "height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n<title>",
            width, height, width, height);
    markup_put(title, file);
    fputs("</title>\n", file);
    write_styles(&picture);
    fprintf(file, "<rect width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\"/>\n",
            width, height, markup_ground(theme));
    for (int y = 0; y < screen->height; y++)
        write_row(&picture, y);
    write_lines(&picture);
    fputs("</svg>\n", file);
}
