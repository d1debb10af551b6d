/* SPDX-License-Identifier: MIT */
#include "ui/frame_html.h"

#include "ui/markup.h"
#include "ui/screen.h"

static void write_head(enum theme theme, const char *title, FILE *file)
{
    const char *ground = markup_ground(theme);
    char colour[MARKUP_COLOUR_BYTES];

    fputs("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
          "<meta charset=\"utf-8\">\n<title>",
          file);
    markup_put(title, file);
    fprintf(file,
            "</title>\n<style>\n"
            "body{margin:1em;background:%s}\n"
            "pre{margin:0;font:15px/1.2 'DejaVu Sans Mono',Menlo,Consolas,"
            "monospace;color:%s}\n"
            ".wide{display:inline-block;width:2ch}\n",
            ground, markup_colour(theme, -1, colour));
    markup_rules(theme, "color", "background", file);
    fputs("</style>\n</head>\n", file);
}

/* Fonts give characters of two columns any width. */
static void write_cell(const struct cell *cell, FILE *file)
{
    if (cell->width == 2)
        fputs("<span class=\"wide\">", file);
    markup_put(cell->text, file);
    if (cell->width == 2)
        fputs("</span>", file);
}

static void write_row(const struct screen *screen, int y, FILE *file)
{
    for (int x = 0, end; x < screen->width; x = end) {
        enum role role = (enum role)screen_cell(screen, x, y)->role;

        end = screen_alike(screen, x, y);
        if (role != ROLE_NORMAL)
            fprintf(file, "<span class=\"%s\">", role_name(role));
        for (int at = x; at < end; at++)
            write_cell(screen_cell(screen, at, y), file);
        if (role != ROLE_NORMAL)
            fputs("</span>", file);
    }
    fputc('\n', file);
}

void frame_write_html(const struct screen *screen, enum theme theme,
                      const char *title, FILE *file)
{
    write_head(theme, title, file);
    fputs("<body>\n<pre>\n", file);
    for (int y = 0; y < screen->height; y++)
        write_row(screen, y, file);
    fputs("</pre>\n</body>\n</html>\n", file);
}
