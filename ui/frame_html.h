/* SPDX-License-Identifier: MIT */
/* frame_html.h -- a screen as a page of its own, in HTML. */
#ifndef LOOPSCOPE_UI_FRAME_HTML_H
#define LOOPSCOPE_UI_FRAME_HTML_H

#include <stdio.h>

#include "ui/looks.h"

struct screen;

/* Writes a whole page that needs no other file. The title may be any text. */
void frame_write_html(const struct screen *screen, enum theme theme,
                      const char *title, FILE *file);

#endif
