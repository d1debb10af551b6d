/* SPDX-License-Identifier: MIT */
/* cli_explore.h -- a subject at the screen, as often as the person likes. */
#ifndef LOOPSCOPE_UI_CLI_EXPLORE_H
#define LOOPSCOPE_UI_CLI_EXPLORE_H

#include <stdbool.h>
#include <stddef.h>

#include "ui/cli_subject.h"
#include "ui/settings.h"

struct term;

/* What run was asked to do. */
struct plan {
    struct settings settings; /* the person may change them on the way */
    struct subject_options options;
    const char *output; /* a file to keep the trace in; NULL: none */
};

/* A terminal by the settings; NULL as term_open(). */
struct term *explore_terminal(const struct plan *plan, char *error,
                              size_t size);

/* In a terminal of its own; the exit code. */
int explore_subject(struct subject *subject, struct plan *plan);

/* In this terminal, which is handed back; false when it went away. What there
 * is to complain of is complained of. */
bool explore_in(struct term *term, struct subject *subject, struct plan *plan);

/* Choosing from the menu, until the person leaves; the exit code. */
int explore_menu(struct plan *plan);

#endif
