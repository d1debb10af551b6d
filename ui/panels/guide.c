/* SPDX-License-Identifier: MIT */
#include "ui/panels/guide.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "ui/keys.h"
#include "ui/pauses.h"

#define TEXT_WIDTH 76 /* wider lines are hard to read */
#define PARAGRAPH_BYTES 4096
#define PAGE 15 /* rows that a key moves by */

/* Where rows go; without a screen they are only counted. */
struct page {
    struct screen *screen;
    struct rect inside;
    int scroll;
    int row; /* of the whole text */
    bool ascii;
};

static void put_row(struct page *page, int x, enum role role, const char *text)
{
    int y = page->row++ - page->scroll;

    if (page->screen != NULL && y >= 0 && y < page->inside.height)
        screen_put(page->screen, page->inside, 1 + x, y, role, text);
}

/* "- " and "12. " begin items of a list; how many bytes that takes, or 0. */
static int item_mark(const char *line)
{
    int digits = (int)strspn(line, "0123456789");

    if (line[0] == '-' && line[1] == ' ')
        return 2;
    return digits > 0 && line[digits] == '.' && line[digits + 1] == ' '
               ? digits + 2
               : 0;
}

/* A paragraph or an item, broken into rows; further ones are indented. */
static void put_paragraph(struct page *page, const char *text)
{
    int hang = item_mark(text), x = 0;
    char row[512];

    while (*text != '\0') {
        size_t length =
            text_wrap(text, page->inside.width - 2 - x, page->ascii);

        snprintf(row, sizeof row, "%.*s", (int)length, text);
        text += length;
        if (length > 0 && length < sizeof row && row[length - 1] == ' ')
            row[length - 1] = '\0';
        put_row(page, x, ROLE_NORMAL, row);
        x = hang;
    }
}

/* What a pause's line means, for who does not know how it is written. */
static void put_pause(struct page *page, const char *line)
{
    const char *goal = line + strlen(PAUSE_MARK);
    const char *separator = strstr(goal, PAUSE_SEPARATOR);
    char text[512];

    if (separator == NULL) {
        put_paragraph(page, line);
        return;
    }
    snprintf(text, sizeof text, "- Play pauses at `%.*s`: %s",
             (int)(separator - goal), goal,
             separator + strlen(PAUSE_SEPARATOR));
    put_paragraph(page, text);
}

static size_t line_length(const char *text)
{
    return strcspn(text, "\n");
}

/* Whether a line goes on with the paragraph before it. */
static bool goes_on(const char *line)
{
    return line[0] != '\0' && line[0] != '\n' && line[0] != '#' &&
           strncmp(line, PAUSE_MARK, strlen(PAUSE_MARK)) != 0 &&
           item_mark(line) == 0;
}

static const char *next_line(const char *text)
{
    text += line_length(text);
    return *text == '\n' ? text + 1 : text;
}

/* The paragraph that begins here, in one line; what stands behind it. */
static const char *take_paragraph(const char *text, char *buffer, size_t size)
{
    size_t used = 0;

    do {
        while (*text == ' ')
            text++;
        used +=
            (size_t)snprintf(buffer + used, size - used, "%s%.*s",
                             used > 0 ? " " : "", (int)line_length(text), text);
        if (used >= size)
            used = size - 1;
        text = next_line(text);
    } while (goes_on(text));
    return text;
}

static void put_text(struct page *page, const char *text)
{
    char paragraph[PARAGRAPH_BYTES];

    while (*text != '\0') {
        if (*text == '\n') {
            put_row(page, 0, ROLE_NORMAL, "");
            text++;
        } else if (*text == '#') {
            text += strspn(text, "# ");
            snprintf(paragraph, sizeof paragraph, "%.*s",
                     (int)line_length(text), text);
            put_row(page, 0, ROLE_HEADING, paragraph);
            text = next_line(text);
        } else {
            text = take_paragraph(text, paragraph, sizeof paragraph);
            if (strncmp(paragraph, PAUSE_MARK, strlen(PAUSE_MARK)) == 0)
                put_pause(page, paragraph);
            else if (strncmp(paragraph, "Group: ", 7) != 0)
                put_paragraph(page, paragraph);
        }
    }
}

void guide_frame(struct screen *screen, struct rect frame, const char *name,
                 bool scrolls)
{
    const char *scroll = screen->ascii ? "up, down, PgUp and PgDn scroll, "
                                       : "↑ ↓ PgUp PgDn scroll, ";

    screen_wipe(screen, frame, ROLE_NORMAL);
    screen_frame(screen, frame);
    screen_print(screen, rect_row(frame, 0), 2, 0, ROLE_HEADING,
                 " %s: %sEsc closes ", name, scrolls ? scroll : "");
}

int guide_draw(struct screen *screen, const char *text, int scroll)
{
    struct rect all = screen_rect(screen), frame = all;
    struct page page = {.ascii = screen->ascii};

    if (frame.width > TEXT_WIDTH + 4)
        frame.width = TEXT_WIDTH + 4;
    frame.x = (all.width - frame.width) / 2;
    frame.y = 1;
    frame.height = all.height - 2;
    if (frame.height < 3 || frame.width < 20)
        return scroll;
    page.inside = rect_inside(frame);
    put_text(&page, text);
    if (scroll > page.row - page.inside.height)
        scroll = page.row - page.inside.height;
    page.scroll = scroll = scroll > 0 ? scroll : 0;
    guide_frame(screen, frame, "Guide", page.row > page.inside.height);
    page.screen = screen;
    page.row = 0;
    put_text(&page, text);
    return scroll;
}

bool guide_key(uint32_t key, int *scroll)
{
    switch (key) {
    case PRESS_DOWN:
    case 'j':
        ++*scroll;
        return true;
    case PRESS_UP:
    case 'k':
        --*scroll;
        return true;
    case PRESS_PAGE_DOWN:
    case ' ':
        *scroll += PAGE;
        return true;
    case PRESS_PAGE_UP:
        *scroll -= PAGE;
        return true;
    default:
        return false;
    }
}
