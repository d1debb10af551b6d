/* SPDX-License-Identifier: MIT */
/* palette.h -- the commands whose name or help holds what was typed. */
#ifndef LOOPSCOPE_UI_PALETTE_H
#define LOOPSCOPE_UI_PALETTE_H

#include <stddef.h>

#include "ui/commands.h"

#define PALETTE_MOST 64

/* Those that match, in the table's order; names that begin so come first. */
size_t palette_matches(const char *typed,
                       const struct command *matches[PALETTE_MOST]);

#endif
