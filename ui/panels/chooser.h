/* SPDX-License-Identifier: MIT */
/* chooser.h -- a list over the panels, with a cursor. */
#ifndef LOOPSCOPE_UI_PANELS_CHOOSER_H
#define LOOPSCOPE_UI_PANELS_CHOOSER_H

#include <stddef.h>

#include "ui/screen.h"

struct chooser_row {
    const char *left;  /* the first column */
    const char *right; /* the second; may be NULL */
};

/* Frames the rows, as many as there is room for around the cursor. */
void chooser_draw(struct screen *screen, const char *title,
                  const struct chooser_row *rows, size_t count, size_t cursor);

#endif
