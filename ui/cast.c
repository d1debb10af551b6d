/* SPDX-License-Identifier: MIT */
#include "ui/cast.h"

#include <stdlib.h>

#include <jansson.h>

#include "sim/memory.h"
#include "sim/text_buffer.h"
#include "ui/ansi.h"
#include "ui/markup.h"

/* The format wants the first eight colours named, though ansi_put() uses those
 * of 256 alone: these are xterm's. */
#define PALETTE                                                                \
    "#000000:#cd0000:#00cd00:#cdcd00:#0000ee:#cd00cd:#00cdcd:#e5e5e5"

/* Takes the value over; NULL: there was no memory for it. */
static void put_line(FILE *file, json_t *value)
{
    if (value == NULL)
        memory_fail();
    json_dumpf(value, file, JSON_COMPACT | JSON_REAL_PRECISION(15));
    fputc('\n', file);
    json_decref(value);
}

static void put_header(const struct cast *cast, const char *title)
{
    char colour[MARKUP_COLOUR_BYTES];
    char *clean = text_clean(title);

    put_line(cast->file,
             json_pack("{s:i,s:i,s:i,s:s,s:{s:s,s:s,s:s}}", "version", 2,
                       "width", cast->shown.width, "height", cast->shown.height,
                       "title", clean, "theme", "fg",
                       markup_colour(cast->theme, -1, colour), "bg",
                       markup_ground(cast->theme), "palette", PALETTE));
    free(clean);
}

void cast_begin(struct cast *cast, FILE *file, int width, int height,
                enum theme theme, const char *title)
{
    *cast = (struct cast){.file = file, .theme = theme};
    screen_init(&cast->shown, width, height, false);
    put_header(cast, title);
}

static void put_event(const struct cast *cast, const char *kind,
                      const char *bytes)
{
    put_line(cast->file,
             json_pack("[f,s,s]", (double)cast->ms / 1000, kind, bytes));
}

void cast_show(struct cast *cast, const struct screen *screen)
{
    struct text_buffer bytes = {0};

    ansi_put(&bytes, cast->has_shown ? &cast->shown : NULL, screen,
             cast->theme);
    if (bytes.length > 0)
        put_event(cast, "o", bytes.bytes);
    screen_copy(&cast->shown, screen_rect(screen), screen, screen_rect(screen));
    cast->has_shown = true;
    text_free(&bytes);
}

void cast_mark(struct cast *cast, const char *text)
{
    char *clean = text_clean(text);

    put_event(cast, "m", clean);
    free(clean);
}

void cast_wait(struct cast *cast, int ms)
{
    cast->ms += ms;
}

void cast_end(struct cast *cast)
{
    put_event(cast, "o", "");
    screen_free(&cast->shown);
}
