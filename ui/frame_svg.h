/* SPDX-License-Identifier: MIT */
/* frame_svg.h -- a screen as a picture, for documents. */
#ifndef LOOPSCOPE_UI_FRAME_SVG_H
#define LOOPSCOPE_UI_FRAME_SVG_H

#include <stdio.h>

#include "ui/looks.h"

struct screen;

/* One SVG document, in the theme's colours. `title` is what a reader who
 * cannot see it is told. */
void frame_write_svg(const struct screen *screen, enum theme theme,
                     const char *title, FILE *file);

#endif
