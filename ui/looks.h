/* SPDX-License-Identifier: MIT */
/* looks.h -- what each role looks like where there are colours. */
#ifndef LOOPSCOPE_UI_LOOKS_H
#define LOOPSCOPE_UI_LOOKS_H

#include <stdbool.h>

#include "ui/roles.h"

/*
 * Colours by their numbers on terminals: of 256, of middle lightness, so that
 * they can be read on black and on white; of the first 8; -1 is the
 * terminal's own. The background is always its own.
 */
struct look {
    short fine;  /* of 256 */
    short plain; /* of 8 */
    bool bold;
    bool reverse;
    bool underline; /* only where there is no colour */
};

const struct look *role_look(enum role role);

#endif
