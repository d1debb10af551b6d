/* SPDX-License-Identifier: MIT */
/* frame.h -- a screen as lines of text. */
#ifndef LOOPSCOPE_UI_FRAME_H
#define LOOPSCOPE_UI_FRAME_H

#include <stdio.h>

struct screen;

/* One line a row, blanks at its end cut. */
void frame_write(const struct screen *screen, FILE *file);
/* The same shape with each column's role letter; normal ones blank. */
void frame_write_roles(const struct screen *screen, FILE *file);

#endif
