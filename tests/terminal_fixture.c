/* SPDX-License-Identifier: MIT */
#include "tests/terminal_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/memory.h"
#include "ui/screen.h"

static const struct spot plain = {.text = " ", .colour = -1};

static struct spot *spot_at(const struct terminal *terminal, int x, int y)
{
    assert_in_range(x, 0, terminal->width - 1);
    assert_in_range(y, 0, terminal->height - 1);
    return &terminal->spots[y * terminal->width + x];
}

void terminal_init(struct terminal *terminal, int width, int height)
{
    *terminal = (struct terminal){.width = width,
                                  .height = height,
                                  .x = width,
                                  .pen = plain,
                                  .has_cursor = true};
    terminal->spots =
        memory_zero((size_t)(width * height), sizeof *terminal->spots);
    for (int i = 0; i < width * height; i++)
        terminal->spots[i] = (struct spot){.text = "#", .colour = 1};
    terminal->pen.bold = true;
}

void terminal_free(struct terminal *terminal)
{
    free(terminal->spots);
}

/* What a wide character loses when one of its halves is written over. */
static void break_wide(struct terminal *terminal, int x)
{
    if (spot_at(terminal, x, terminal->y)->text[0] == '\0')
        strcpy(spot_at(terminal, x - 1, terminal->y)->text, " ");
    if (x + 1 < terminal->width &&
        spot_at(terminal, x + 1, terminal->y)->text[0] == '\0')
        strcpy(spot_at(terminal, x + 1, terminal->y)->text, " ");
}

static void put_cluster(struct terminal *terminal,
                        const struct cluster *cluster)
{
    for (int half = 0; half < cluster->width; half++) {
        struct spot *spot = spot_at(terminal, terminal->x, terminal->y);

        break_wide(terminal, terminal->x);
        *spot = terminal->pen;
        strcpy(spot->text, half == 0 ? cluster->text : "");
        terminal->x++;
    }
}

#define NUMBERS_MOST 8

static void set_pen(struct terminal *terminal, const int *numbers, int count)
{
    assert_int_equal(numbers[0], 0);
    terminal->pen = plain;
    for (int i = 1; i < count; i++) {
        if (numbers[i] == 1) {
            terminal->pen.bold = true;
        } else if (numbers[i] == 4) {
            terminal->pen.underline = true;
        } else if (numbers[i] == 7) {
            terminal->pen.reverse = true;
        } else {
            assert_int_equal(numbers[i], 38);
            assert_int_equal(numbers[i + 1], 5);
            terminal->pen.colour = numbers[i + 2];
            i += 2;
        }
    }
}

static void obey(struct terminal *terminal, char letter, const int *numbers,
                 int count)
{
    switch (letter) {
    case 'H':
        assert_int_equal(count, 2);
        terminal->y = numbers[0] - 1;
        terminal->x = numbers[1] - 1;
        break;
    case 'J':
        assert_int_equal(numbers[0], 2);
        for (int i = 0; i < terminal->width * terminal->height; i++)
            terminal->spots[i] = plain;
        break;
    case 'm':
        set_pen(terminal, numbers, count);
        break;
    default:
        fail_msg("ESC [ ... %c is not known", letter);
    }
}

/* A sequence behind its ESC [; what stands after it. */
static const char *read_sequence(struct terminal *terminal, const char *at)
{
    static const char hide[] = "?25l";
    int numbers[NUMBERS_MOST] = {0}, count = 0;

    if (strncmp(at, hide, strlen(hide)) == 0) {
        terminal->has_cursor = false;
        return at + strlen(hide);
    }
    do {
        char *end;

        assert_true(count < NUMBERS_MOST);
        numbers[count++] = (int)strtol(at, &end, 10);
        assert_true(end > at);
        at = end;
    } while (*at++ == ';');
    obey(terminal, at[-1], numbers, count);
    return at;
}

void terminal_feed(struct terminal *terminal, const char *bytes)
{
    struct cluster cluster;

    while (*bytes != '\0') {
        if (strncmp(bytes, "\x1b[", 2) == 0) {
            bytes = read_sequence(terminal, bytes + 2);
            continue;
        }
        assert_true((unsigned char)*bytes >= ' ');
        bytes += text_next(bytes, false, &cluster);
        put_cluster(terminal, &cluster);
    }
}

static void assert_spot(const struct spot *spot, const struct cell *cell,
                        enum theme theme)
{
    struct look look = role_look(theme, (enum role)cell->role);

    assert_string_equal(spot->text, cell->text);
    if (cell->width == 0)
        return;
    assert_int_equal(spot->colour, look.fine);
    assert_int_equal(spot->bold, look.bold);
    assert_int_equal(spot->reverse, look.reverse);
    assert_int_equal(spot->underline, theme == THEME_MONO && look.underline);
}

void terminal_assert_shows(const struct terminal *terminal,
                           const struct screen *screen, enum theme theme)
{
    assert_int_equal(terminal->width, screen->width);
    assert_int_equal(terminal->height, screen->height);
    for (int y = 0; y < screen->height; y++) {
        for (int x = 0; x < screen->width; x++)
            assert_spot(spot_at(terminal, x, y), screen_cell(screen, x, y),
                        theme);
    }
    assert_false(terminal->has_cursor);
    assert_false(terminal->pen.bold || terminal->pen.underline ||
                 terminal->pen.reverse);
    assert_int_equal(terminal->pen.colour, -1);
}
