/* SPDX-License-Identifier: MIT */
/* path.h -- paths as people type them. */
#ifndef LOOPSCOPE_UI_PATH_H
#define LOOPSCOPE_UI_PATH_H

#include <stdbool.h>
#include <stddef.h>

struct text_buffer;

/* Whether it names a Python program, or a trace that was recorded. */
bool path_is_program(const char *path);
bool path_is_recording(const char *path);

/* The path with $HOME for a "~" before its first slash; the caller frees it. */
char *path_expand(const char *typed);

/*
 * Adds to what is typed what all programs, recordings and folders that begin
 * so have in common, as a shell does: of one, the rest, and behind a folder a
 * slash. What would be longer than `size` allows stays as it is. Of several
 * their names are put into `names`, two blanks apart.
 */
void path_complete(char *typed, size_t size, struct text_buffer *names);

#endif
