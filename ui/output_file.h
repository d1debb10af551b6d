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
    bool at_stake;
};

/* Opens it; path may be NULL. False after a complaint. */
bool output_file_open(struct output_file *output, const char *path);
/* Puts it in place; false after a complaint. */
bool output_file_finish(struct output_file *output);
/* From now on each line goes to the system at once, and what there is will be
 * put in place should the program end early. */
void output_file_at_stake(struct output_file *output);
/*
 * The program ends early: a file that is open is given up, or put in place as
 * far as it goes when it is at stake. Safe in a signal handler. It knows of
 * one file, which stays where it is in memory until it is finished or given
 * up.
 */
void output_file_farewell(void);
/* Gives up: what was there before stays. */
void output_file_abandon(struct output_file *output);

#endif
