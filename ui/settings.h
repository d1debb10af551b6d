/* SPDX-License-Identifier: MIT */
/* settings.h -- what a person likes: from a file, the environment and flags. */
#ifndef LOOPSCOPE_UI_SETTINGS_H
#define LOOPSCOPE_UI_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "ui/looks.h"
#include "ui/timeline.h"

/* The speeds of play, slowest first. */
enum { SPEED_LEAST = 1, SPEED_MOST = 7, SPEED_USUAL = 3 };

struct settings {
    enum theme theme;
    enum unit unit; /* that space, the arrows and play move by */
    int speed;      /* from SPEED_LEAST to SPEED_MOST */
    bool ascii;
    bool mouse;
};

struct settings settings_usual(void);

/* Milliseconds between two moves of play. */
int speed_ms(int speed);

/* "step", "tick", "line" or "event". */
const char *unit_name(enum unit unit);

/*
 * Sets one by its name: theme, unit, speed, ascii or mouse, the last two by
 * yes or no. False: `error` says in half a line what is wrong.
 */
bool settings_set(struct settings *settings, const char *key, const char *value,
                  char *error, size_t size);

/*
 * Reads lines "key = value"; '#' begins a comment. False at the first line
 * that is wrong: `error` says PATH:LINE and what.
 */
bool settings_read(struct settings *settings, FILE *file, const char *path,
                   char *error, size_t size);

/* The file $XDG_CONFIG_HOME/loopscope/config, if there is one, then NO_COLOR.
 * False as above. */
bool settings_load(struct settings *settings, char *error, size_t size);

#endif
