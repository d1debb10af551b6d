/* SPDX-License-Identifier: MIT */
#include "ui/frame_svg.h"

#include <string.h>

#include "ui/looks.h"
#include "ui/screen.h"

/* A cell, and where in it text stands, in pixels. */
enum { CELL_WIDTH = 9, CELL_HEIGHT = 20, BASELINE = 15 };
enum { MARGIN = 8 };

#define BACKGROUND "#16181d"
#define FOREGROUND "#d6d8dc"

static struct look look_of(enum role role)
{
    return role_look(THEME_DEFAULT, role);
}

/* -- Colours -------------------------------------------------------------- */

/* A terminal's colour of 256 by its number: a cube and a row of greys. */
static void put_colour(int number, FILE *file)
{
    static const int steps[] = {0, 95, 135, 175, 215, 255};
    if (number < 0) {
        fputs(FOREGROUND, file);
    } else if (number >= 232) {
        int grey = 8 + 10 * (number - 232);
        fprintf(file, "#%02x%02x%02x", grey, grey, grey);
    } else {
        int cube = number - 16;
        fprintf(file, "#%02x%02x%02x", steps[cube / 36], steps[cube / 6 % 6],
                steps[cube % 6]);
    }
}

static void write_styles(FILE *file)
{
    fputs("<style>\n"
          "text{font:15px 'DejaVu Sans Mono',Menlo,Consolas,monospace;"
          "white-space:pre;fill:" FOREGROUND "}\n"
          "path{stroke-width:1;fill:none}\n",
          file);
    for (int role = 0; role < ROLE_COUNT; role++) {
        const struct look look = look_of((enum role)role);
        const char *name = role_name((enum role)role);
        fprintf(file, ".%s{fill:", name);
        if (look.reverse)
            fputs(BACKGROUND, file);
        else
            put_colour(look.fine, file);
        fprintf(file, "%s}\n", look.bold ? ";font-weight:bold" : "");
    }
    fputs("</style>\n", file);
}

/* -- Cells ---------------------------------------------------------------- */

static void put_escaped(const char *text, FILE *file)
{
    for (; *text; text++) {
        if (*text == '&')
            fputs("&amp;", file);
        else if (*text == '<')
            fputs("&lt;", file);
        else if (*text == '>')
            fputs("&gt;", file);
        else
            fputc(*text, file);
    }
}

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

/* How many cells from x on are painted alike. */
static int stretch(const struct screen *screen, int x, int y)
{
    int role = screen_cell(screen, x, y)->role;
    int end = x;
    while (end < screen->width && screen_cell(screen, end, y)->role == role)
        end++;
    return end - x;
}

static void write_background(const struct screen *screen, int y, FILE *file)
{
    for (int x = 0, count; x < screen->width; x += count) {
        enum role role = (enum role)screen_cell(screen, x, y)->role;
        count = stretch(screen, x, y);
        if (!look_of(role).reverse)
            continue;
        fprintf(file,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"",
                left_of(x), top_of(y), count * CELL_WIDTH, CELL_HEIGHT);
        put_colour(look_of(role).fine, file);
        fputs("\"/>\n", file);
    }
}

/* Text of one role without a gap; every font keeps its columns. */
static int write_text(const struct screen *screen, int x, int y, FILE *file)
{
    const struct cell *cell = screen_cell(screen, x, y);
    int role = cell->role, end = x;
    while (end < screen->width && !is_empty(cell) && cell->role == role) {
        end += cell->width ? cell->width : 1;
        if (end < screen->width)
            cell = screen_cell(screen, end, y);
    }
    fprintf(file,
            "<text x=\"%d\" y=\"%d\" class=\"%s\" textLength=\"%d\" "
            "lengthAdjust=\"spacingAndGlyphs\">",
            left_of(x), top_of(y) + BASELINE, role_name((enum role)role),
            (end - x) * CELL_WIDTH);
    for (int at = x; at < end; at++)
        put_escaped(screen_cell(screen, at, y)->text, file);
    fputs("</text>\n", file);
    return end;
}

static void write_row(const struct screen *screen, int y, FILE *file)
{
    int x = 0;
    write_background(screen, y, file);
    while (x < screen->width) {
        if (is_empty(screen_cell(screen, x, y)))
            x++;
        else
            x = write_text(screen, x, y, file);
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

static void write_lines(const struct screen *screen, FILE *file)
{
    fputs("<path stroke=\"", file);
    put_colour(look_of(ROLE_BORDER).fine, file);
    fputs("\" d=\"", file);
    for (int y = 0; y < screen->height; y++)
        for (int x = 0; x < screen->width; x++)
            write_ends(x, y, screen_cell(screen, x, y)->lines, file);
    fputs("\"/>\n", file);
}

void frame_write_svg(const struct screen *screen, const char *title, FILE *file)
{
    int width = screen->width * CELL_WIDTH + 2 * MARGIN;
    int height = screen->height * CELL_HEIGHT + 2 * MARGIN;
    fprintf(file,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" "
            "height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n<title>",
            width, height, width, height);
    put_escaped(title, file);
    fputs("</title>\n", file);
    write_styles(file);
    fprintf(file,
            "<rect width=\"%d\" height=\"%d\" rx=\"6\" fill=\"" BACKGROUND
            "\"/>\n",
            width, height);
    for (int y = 0; y < screen->height; y++)
        write_row(screen, y, file);
    write_lines(screen, file);
    fputs("</svg>\n", file);
}
