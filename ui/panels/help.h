/* SPDX-License-Identifier: MIT */
/* help.h -- what keys do and what signs mean, made from the tables. */
#ifndef LOOPSCOPE_UI_PANELS_HELP_H
#define LOOPSCOPE_UI_PANELS_HELP_H

#include "ui/panels/panels.h"

/* One line: the message if there is one, else the most useful keys. */
void hints_draw(const struct drawing *d, struct rect area);

/* "space, right, l"; returns names. */
#define COMMAND_KEYS_SIZE 96
struct command;
char *command_keys(const struct command *command, bool ascii, char *names,
                   size_t size);

/* Over everything else; returns the scroll, kept within its lines. */
int help_draw(const struct drawing *d, int scroll);

#endif
