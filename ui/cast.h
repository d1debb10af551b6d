/* SPDX-License-Identifier: MIT */
/* cast.h -- screens one after the other, as an asciicast of version 2: what
 * asciinema's player plays on a page. */
#ifndef LOOPSCOPE_UI_CAST_H
#define LOOPSCOPE_UI_CAST_H

#include <stdbool.h>
#include <stdio.h>

#include "ui/looks.h"
#include "ui/screen.h"

/* Its time is that of the player, and passes in cast_wait() alone. */
struct cast {
    FILE *file;
    enum theme theme;
    long ms;             /* since the beginning */
    struct screen shown; /* what was written last */
    bool has_shown;
};

/* Writes the header, for screens of this size. The title may be any text. */
void cast_begin(struct cast *cast, FILE *file, int width, int height,
                enum theme theme, const char *title);
/* Shows a screen from now on. */
void cast_show(struct cast *cast, const struct screen *screen);
/* Marks this time with a text, at which a player may be told to pause. */
void cast_mark(struct cast *cast, const char *text);
void cast_wait(struct cast *cast, int ms);
/* The last screen stays until now. The file remains open. */
void cast_end(struct cast *cast);

#endif
