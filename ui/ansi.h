/* SPDX-License-Identifier: MIT */
/* ansi.h -- a screen as the bytes that make any terminal of today show it. */
#ifndef LOOPSCOPE_UI_ANSI_H
#define LOOPSCOPE_UI_ANSI_H

#include "ui/looks.h"

struct screen;
struct text_buffer;

/*
 * Adds what makes a terminal that shows `before`, a screen of the same size,
 * show `screen`: cells that changed, and nothing when none did. `before` may be
 * NULL: then the terminal may show anything, and its cursor is hidden.
 *
 * What is used of ECMA-48, and of xterm: ESC [ row ; column H moves to a cell,
 * counted from 1; ESC [ ... m sets 0 (all off), 1 (bold), 4 (underlined), 7
 * (reverse) and 38;5;N (a colour of 256), always from 0 on; ESC [ 2 J clears
 * the screen; ESC [ ? 2 5 l hides the cursor. In the end all is off.
 */
void ansi_put(struct text_buffer *bytes, const struct screen *before,
              const struct screen *screen, enum theme theme);

#endif
