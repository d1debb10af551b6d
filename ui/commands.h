/* SPDX-License-Identifier: MIT */
/* commands.h -- what keys do; help and hints are made from this one table. */
#ifndef LOOPSCOPE_UI_COMMANDS_H
#define LOOPSCOPE_UI_COMMANDS_H

#include <stddef.h>
#include <stdint.h>

struct app;

#define COMMAND_KEYS 3

struct command {
    const char *name;            /* in lower case, with dashes: "step-back" */
    uint32_t keys[COMMAND_KEYS]; /* PRESS_NONE where there are fewer */
    const char *hint; /* a word for the line of hints; NULL: only in help */
    const char *help; /* half a sentence */
    void (*run)(struct app *app);
};

/* All commands, in the order of the help. */
const struct command *commands_table(size_t *count);

/* The command of a key; NULL: none. */
const struct command *commands_find(uint32_t key);

#endif
