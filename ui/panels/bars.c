/* SPDX-License-Identifier: MIT */
/* The bar on top, and the sentences below the panels. */
#include "ui/panels/panels.h"

#include <stdio.h>
#include <string.h>

#include "ui/why_not.h"
#include "ui/words.h"

/* Where the sentences begin, after their short names. */
#define SENTENCE_COLUMN 6

static const char *phase_word(enum phase phase)
{
    switch (phase) {
    case PHASE_BEFORE:
        return "start";
    case PHASE_POLL:
        return "polling";
    case PHASE_RUNNING:
        return "running";
    case PHASE_ENDED:
        return "ended";
    }
    return "";
}

static int digits(size_t number)
{
    return snprintf(NULL, 0, "%zu", number);
}

/*
 * "tick 4   t = 1.000 s   step 12/29+   running": the plus says that more may
 * come. Numbers take the room of the greatest, so that nothing moves.
 */
static void position_words(const struct drawing *d, char *text, size_t size)
{
    bool by_event = d->view->unit == UNIT_EVENT;
    size_t at = d->view->position, last = timeline_count(d->timeline);
    char now[WORDS_SIZE], end[WORDS_SIZE];

    if (!by_event) {
        at = timeline_stops(d->timeline, at, UNIT_STEP);
        last = timeline_stops(d->timeline, last, UNIT_STEP);
    }
    seconds(d->model->now, now, sizeof now);
    seconds(d->survey->end, end, sizeof end);
    snprintf(text, size, "tick %*u   t = %*s   %s %*zu/%zu%s   %-7s ",
             digits(d->survey->last_tick), (unsigned)d->model->tick,
             (int)strlen(end), now, by_event ? "event" : "step", digits(last),
             at, last, d->may_grow ? "+" : "", phase_word(d->model->phase));
}

/* "my.py  stand-ins: aiohttp, asyncpg": what is not the real thing. */
static void put_standins(const struct drawing *d, struct rect area, int x)
{
    const struct model *model = d->model;

    for (size_t i = 0; i < model->standin_count; i++)
        x = screen_print(d->screen, area, x, 0, ROLE_TITLE, "%s%s",
                         i == 0 ? "  stand-ins: " : ", ", model->standins[i]);
}

void title_bar_draw(const struct drawing *d, struct rect area)
{
    char right[WORDS_SIZE * 2];
    bool is_short;
    int start, x;

    screen_wipe(d->screen, area, ROLE_TITLE);
    position_words(d, right, sizeof right);
    start = screen_put_right(d->screen, area, 0, ROLE_TITLE, right);
    area.width = start - 1;
    is_short =
        area.width <= 31 || (d->model->standin_count > 0 && area.width <= 60);
    x = screen_print(d->screen, area, 1, 0, ROLE_TITLE,
                     is_short ? "%s" : "loopscope  %s", d->program);
    put_standins(d, area, x);
}

/* Writes a sentence over as many rows as the area has. */
static void put_wrapped(const struct drawing *d, struct rect area,
                        enum role role, const char *text)
{
    char line[512];
    bool ascii = d->screen->ascii;

    for (int y = 0; y < area.height && *text != '\0'; y++) {
        size_t length = text_wrap(text, area.width, ascii);

        if (y + 1 == area.height || length >= sizeof line) {
            screen_put(d->screen, area, 0, y, role, text);
            return;
        }
        snprintf(line, sizeof line, "%.*s", (int)length, text);
        text += length;
        if (length > 0 && line[length - 1] == ' ')
            line[length - 1] = '\0'; /* where it was broken */
        screen_put(d->screen, area, 0, y, role, line);
    }
}

static void draw_sentence(const struct drawing *d, struct rect area,
                          const char *name, enum role role, const char *text)
{
    if (text[0] == '\0')
        return;
    screen_put(d->screen, area, 1, 0, ROLE_HEADING, name);
    area.width = SENTENCE_COLUMN + sentence_columns(area.width);
    put_wrapped(d, rect_right_of(area, SENTENCE_COLUMN), role, text);
}

int sentence_columns(int width)
{
    return width - SENTENCE_COLUMN - 1; /* as much air as on the left */
}

/* Row by row, as put_wrapped() writes them. */
bool sentence_has_room(const char *text, int width, int rows, bool ascii)
{
    for (; rows > 0 && *text != '\0'; rows--)
        text += text_wrap(text, sentence_columns(width), ascii);
    return *text == '\0';
}

/*
 * Where the lower one needs one row less, the upper one has one more; always,
 * where it is what was asked for.
 */
static void draw_two(const struct drawing *d, struct rect upper,
                     struct rect lower, const char *name, const char *text)
{
    bool ascii = d->screen->ascii, is_asked = d->view->selected != 0;

    if (lower.height > 1 &&
        (is_asked ||
         sentence_has_room(d->why, lower.width, lower.height - 1, ascii)) &&
        !sentence_has_room(text, upper.width, upper.height, ascii)) {
        upper.height++;
        lower.y++;
        lower.height--;
    }
    draw_sentence(d, upper, name, ROLE_DIM, text);
    draw_sentence(d, lower, "why", ROLE_WHY, d->why);
}

/* What was done, or what the line that runs knows. */
static void draw_done(const struct drawing *d, struct rect did, struct rect why)
{
    const char *name = d->line != NULL ? "line" : "did";

    if (did.height > 0)
        draw_two(d, did, why, name, d->line != NULL ? d->line : d->did);
    else
        draw_sentence(d, why, "why", ROLE_WHY, d->why);
}

static bool is_one_row(const struct drawing *d, const char *text)
{
    return sentence_has_room(text, d->screen->width, 1, d->screen->ascii);
}

/* What was asked of the task chosen; what was done has to give way, unless each
 * of the three needs no more than a row. */
static void draw_asked(const struct drawing *d, struct rect did,
                       struct rect why, const char *text)
{
    const char *done = d->line != NULL ? d->line : d->did;

    if (did.height == 0) {
        draw_sentence(d, why, "task", ROLE_WHY, text);
    } else if (why.height > 1 && is_one_row(d, done) && is_one_row(d, text) &&
               is_one_row(d, d->why)) {
        draw_done(d, did, rect_row(why, 1));
        draw_sentence(d, rect_row(why, 0), "task", ROLE_DIM, text);
    } else {
        draw_two(d, did, why, "task", text);
    }
}

void sentences_draw(const struct drawing *d, struct rect did, struct rect why)
{
    struct drawing whole = drawing_with_resources(d);
    char text[600];

    if (d->view->selected == 0)
        draw_done(d, did, why);
    else
        draw_asked(d, did, why,
                   why_not(whole.timeline, whole.model, d->view->selected, text,
                           sizeof text));
}
