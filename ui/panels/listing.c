/* SPDX-License-Identifier: MIT */
/* The program's text, the line that runs, and where every task stands. */
#include <stdio.h>
#include <string.h>

#include "ui/panels/listing_marker.h"
#include "ui/panels/listing_view.h"
#include "ui/syntax.h"

#define TAB_COLUMNS 4

/* Tabs as blanks; a line longer than any screen is cut. */
static void expand(const char *line, char *text, size_t size)
{
    size_t used = 0;

    for (; *line != '\0' && used + 1 < size; line++) {
        if (*line != '\t') {
            text[used++] = *line;
            continue;
        }
        do
            text[used++] = ' ';
        while (used % TAB_COLUMNS != 0 && used + 1 < size);
    }
    text[used] = '\0';
}

/* How many columns the bytes of `text` from one to another take. */
static int columns_between(const char *text, size_t from, size_t to, bool ascii)
{
    struct cluster cluster;
    size_t length;
    int columns = 0;

    while (from < to &&
           (length = text_next(text + from, ascii, &cluster)) > 0) {
        from += length;
        columns += cluster.width;
    }
    return columns;
}

/*
 * Roles for what the line's text shows of the line in `code`. The words where
 * control may leave a coroutine stand out most.
 */
static void paint_code(const struct drawing *d, struct rect code,
                       const char *text, const struct listing *listing,
                       size_t index)
{
    static const enum role roles[] = {[SYNTAX_LEAVE] = ROLE_KEYWORD,
                                      [SYNTAX_WORD] = ROLE_WORD,
                                      [SYNTAX_STRING] = ROLE_STRING,
                                      [SYNTAX_COMMENT] = ROLE_COMMENT,
                                      [SYNTAX_LITERAL] = ROLE_LITERAL};
    struct syntax syntax = {.line = text,
                            .language = listing->language,
                            .state = (enum syntax_state)listing->begins[index]};
    struct syntax_span span;
    bool ascii = d->screen->ascii;
    size_t at = 0;

    while (syntax_next(&syntax, &span)) {
        code =
            rect_right_of(code, columns_between(text, at, span.begin, ascii));
        at = span.begin;
        screen_paint(
            d->screen,
            rect_meet(code,
                      (struct rect){code.x, code.y,
                                    columns_between(text, at, span.end, ascii),
                                    1}),
            roles[span.kind]);
    }
}

/*
 * How many bytes of a line of code fit into so many columns. It is broken
 * after a blank or a comma, else behind a bracket, else anywhere.
 */
static size_t code_wrap(const char *text, int columns, bool ascii)
{
    size_t used = strspn(text, " "), length, after_word = 0, after_bracket = 0;
    struct cluster cluster;

    columns -= (int)used;
    while ((length = text_next(text + used, ascii, &cluster)) > 0) {
        columns -= cluster.width;
        if (columns < 0)
            break;
        used += length;
        if (cluster.text[0] == ' ' || cluster.text[0] == ',')
            after_word = used;
        else if (cluster.text[0] == '(' || cluster.text[0] == '[')
            after_bracket = used;
    }
    if (length == 0)
        return used;
    if (after_word > 0 || after_bracket > 0)
        return after_word > 0 ? after_word : after_bracket;
    return used > 0 ? used : length;
}

/*
 * The rest of the current line where it does not fit: what runs can always
 * be read. Without a screen it is only measured. Returns how many rows it has.
 */
static int draw_rest(struct screen *screen, struct rect code, const char *text,
                     bool ascii)
{
    int indent = (int)strspn(text, " ") + TAB_COLUMNS, rows = 0;
    char part[512];

    if (indent > code.width / 2)
        indent = code.width / 2;
    text += code_wrap(text, code.width, ascii);
    text += strspn(text, " ");
    for (; *text != '\0' && rows + 1 < code.height; rows++) {
        size_t length = code_wrap(text, code.width - indent, ascii);

        snprintf(part, sizeof part, "%.*s", (int)length, text);
        if (screen != NULL)
            screen_put(screen, code, indent, rows + 1, ROLE_NORMAL, part);
        text += length;
        text += strspn(text, " ");
    }
    return rows;
}

/* How many rows the current line takes besides its own. */
static int further_rows(const struct drawing *d, struct rect inside,
                        const struct listing_view *view)
{
    struct rect code = rect_right_of(inside, LISTING_MARGIN);
    char text[512];

    if (view->current == 0)
        return 0;
    expand(view->listing->lines[view->current - 1], text, sizeof text);
    if (text_width(text, d->screen->ascii) <= code.width)
        return 0;
    return draw_rest(NULL, code, text, d->screen->ascii);
}

/* Breakpoints count lines in the listing that the view shows. */
static bool has_breakpoint(const struct drawing *d,
                           const struct listing *listing, size_t line)
{
    for (size_t i = 0; i < d->breakpoint_count; i++) {
        if (d->breakpoints[i].kind == GOAL_LINE &&
            d->breakpoints[i].line == line &&
            listing->language == d->view->language)
            return true;
    }
    return false;
}

/* Draws a line at the top of `area`; returns the rows it took. */
static int draw_line(const struct drawing *d, struct rect area,
                     const struct listing_view *view, size_t index,
                     const struct marker *marker)
{
    bool current = view->current == index + 1, ascii = d->screen->ascii;
    struct rect row = rect_row(area, 0);
    struct rect code = rect_right_of(area, LISTING_MARGIN);
    char text[512], first[512];
    int rows = 1;

    expand(view->listing->lines[index], text, sizeof text);
    screen_print(d->screen, row, 0, 0, ROLE_NUMBER, "%*zu", NUMBER_COLUMNS - 1,
                 index + 1);
    if (has_breakpoint(d, view->listing, index + 1))
        screen_glyph(d->screen, row, NUMBER_COLUMNS - 1, 0, ROLE_MESSAGE,
                     GLYPH_STOP);
    snprintf(first, sizeof first, "%s", text);
    if (current && text_width(text, ascii) > code.width) {
        first[code_wrap(text, code.width, ascii)] = '\0';
        rows += draw_rest(d->screen, code, text, ascii);
    }
    screen_put(d->screen, code, 0, 0, ROLE_NORMAL, first);
    paint_code(d, rect_row(code, 0), text, view->listing, index);
    marker_draw(d, row, view, marker, (uint32_t)index + 1, text);
    area.height = rows;
    if (current)
        screen_paint(d->screen, area, ROLE_CURRENT_LINE);
    return rows;
}

static void draw_listing(const struct drawing *d, struct rect inside,
                         enum source_language language, int scroll)
{
    static const struct marker none;
    struct marker markers[SCREEN_MOST];
    struct listing_view view;
    size_t top, rows;

    if (inside.height > SCREEN_MOST)
        inside.height = SCREEN_MOST;
    rows = inside.height > 0 ? (size_t)inside.height : 0;
    listing_view_make(d, language, &view);
    if (view.listing == NULL) {
        screen_put(d->screen, inside, 1, 0, ROLE_DIM,
                   "the trace has no listing");
        return;
    }
    top = (size_t)(listing_top(&view, inside.height,
                               further_rows(d, inside, &view)) +
                   scroll);
    for (size_t i = 0; i < rows; i++)
        markers[i] = none;
    if (view.agrees)
        markers_collect(d, &view, top, rows, markers);
    for (size_t i = 0;
         i < rows && top + i < view.listing->line_count && inside.height > 0;
         i++) {
        int used = draw_line(d, inside, &view, top + i, &markers[i]);

        inside.y += used;
        inside.height -= used;
    }
}

static enum source_language other(enum source_language language)
{
    return language == SOURCE_PYTHON ? SOURCE_C : SOURCE_PYTHON;
}

int listing_clamp_scroll(const struct drawing *d, enum panel panel,
                         struct rect inside, int scroll)
{
    struct listing_view view;
    int top, lines;

    listing_view_make(d,
                      panel == PANEL_LISTING ? d->view->language
                                             : other(d->view->language),
                      &view);
    if (view.listing == NULL)
        return 0;
    top = listing_top(&view, inside.height, further_rows(d, inside, &view));
    lines = (int)view.listing->line_count;
    if (top + scroll > lines - inside.height)
        scroll = lines - inside.height - top;
    return top + scroll < 0 ? -top : scroll;
}

static void write_title(const struct drawing *d, enum source_language language,
                        char *text, size_t size)
{
    struct listing_view view;

    listing_view_make(d, language, &view);
    if (view.listing == NULL)
        snprintf(text, size, "Listing");
    else if (!view.agrees)
        snprintf(text, size, "%s: runs differ from here on",
                 view.listing->name);
    else
        snprintf(text, size, "%s", view.listing->name);
}

static void draw(const struct drawing *d, struct rect inside)
{
    draw_listing(d, inside, d->view->language, d->view->scrolls[PANEL_LISTING]);
}

static void title(const struct drawing *d, struct rect inside, char *text,
                  size_t size)
{
    (void)inside;
    write_title(d, d->view->language, text, size);
}

const struct panel_shape listing_panel = {draw, title};

static void draw_other(const struct drawing *d, struct rect inside)
{
    draw_listing(d, inside, other(d->view->language),
                 d->view->scrolls[PANEL_OTHER_LISTING]);
}

static void title_other(const struct drawing *d, struct rect inside, char *text,
                        size_t size)
{
    (void)inside;
    write_title(d, other(d->view->language), text, size);
}

const struct panel_shape other_listing_panel = {draw_other, title_other};
