/* SPDX-License-Identifier: MIT */
/* guide.h -- a scenario's guide for teachers, over everything else. */
#ifndef LOOPSCOPE_UI_PANELS_GUIDE_H
#define LOOPSCOPE_UI_PANELS_GUIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/screen.h"

/*
 * Draws the text, Markdown of the plain kind, `scroll` rows on; returns the
 * scroll, kept within its rows.
 */
int guide_draw(struct screen *screen, const char *text, int scroll);

/* The frame of a text over everything else, which says what its keys do. */
void guide_frame(struct screen *screen, struct rect frame, const char *name,
                 bool scrolls);

/* Moves the scroll by a key; false for one that closes the guide. */
bool guide_key(uint32_t key, int *scroll);

#endif
