/* SPDX-License-Identifier: MIT */
/* output_file.h -- a file that is there whole, or as it was before. */
#ifndef LOOPSCOPE_UI_OUTPUT_FILE_H
#define LOOPSCOPE_UI_OUTPUT_FILE_H

#include <stdbool.h>
#include <stdio.h>

/*
 * Where a command's output goes. What is written to a regular file stands
 * in a temporary file beside it until it is finished, so that a failure
 * leaves the old content, and the input may be the output.
 */
struct output_file {
    FILE *file;
    const char *path; /* NULL: standard output */
    char *temporary;  /* NULL: written in place */
};

/* Opens it; path may be NULL. False after a complaint. */
bool output_file_open(struct output_file *output, const char *path);
/* Puts it in place; false after a complaint. */
bool output_file_finish(struct output_file *output);
/* Gives up: what was there before stays. */
void output_file_abandon(struct output_file *output);

#endif
