/* SPDX-License-Identifier: MIT */
/* markup.h -- what pictures in SVG and in HTML have in common. */
#ifndef LOOPSCOPE_UI_MARKUP_H
#define LOOPSCOPE_UI_MARKUP_H

#include <stdio.h>

#include "ui/looks.h"

/* Room for "#rrggbb". */
#define MARKUP_COLOUR_BYTES 8

/* A colour of a look (-1: the text's own), and what the picture stands on. */
const char *markup_colour(enum theme theme, short number,
                          char colour[MARKUP_COLOUR_BYTES]);
const char *markup_ground(enum theme theme);

/* Puts text as the screen shows it, without control characters, and with what
 * XML and HTML give a meaning escaped. */
void markup_put(const char *text, FILE *file);

/*
 * A rule of a stylesheet for each role, as role_name() calls it. `ink` is the
 * property that colours text, `ground` the one that colours what is behind
 * reversed text; NULL: none does.
 */
void markup_rules(enum theme theme, const char *ink, const char *ground,
                  FILE *file);

#endif
