/* SPDX-License-Identifier: MIT */
/* looks.h -- what each role looks like, in each theme. */
#ifndef LOOPSCOPE_UI_LOOKS_H
#define LOOPSCOPE_UI_LOOKS_H

#include <stdbool.h>

#include "ui/roles.h"

enum theme {
    THEME_DEFAULT,
    THEME_HIGH_CONTRAST, /* nothing is grey, bright colours */
    THEME_COLOUR_BLIND,  /* colours that are told apart with any eyes */
    THEME_LIGHT,         /* for a light background */
    THEME_MONO,          /* no colours: bold, reverse, underlined */
    THEME_COUNT
};

/* "default", "high-contrast", "colour-blind", "light", "mono". */
const char *theme_name(enum theme theme);
/* False: no theme has this name. */
bool theme_find(const char *name, enum theme *theme);

/*
 * Colours by their numbers on terminals: of 256, and of the first 8; -1 is the
 * terminal's own. The background is always its own. The default theme's are of
 * middle lightness, so that they can be read on black and on white.
 */
struct look {
    short fine;  /* of 256 */
    short plain; /* of 8 */
    bool bold;
    bool reverse;
    bool underline; /* only where there is no colour */
};

struct look role_look(enum theme theme, enum role role);

#endif
