/* SPDX-License-Identifier: MIT */
/* xdg.h -- where files of a person's own are, by the XDG base directories. */
#ifndef LOOPSCOPE_UI_XDG_H
#define LOOPSCOPE_UI_XDG_H

#include <stdbool.h>

/*
 * `name` in the folder that an environment variable gives, else in a folder of
 * the home folder. NULL where there is neither; the caller frees it.
 */
char *xdg_path(const char *variable, const char *in_home, const char *name);

/* Makes the folders above a file, with the rights for their owner alone. */
bool xdg_make_folders(const char *path);

#endif
