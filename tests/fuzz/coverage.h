/* SPDX-License-Identifier: MIT */
/* coverage.h -- which operations ran, and which one after which. */
#ifndef LOOPSCOPE_TESTS_FUZZ_COVERAGE_H
#define LOOPSCOPE_TESTS_FUZZ_COVERAGE_H

#include <stdio.h>

/*
 * An operation of a random program begins. It makes a pair with each that
 * began before it in the same task (or in the same callback), whether that
 * has ended or is around it.
 */
void coverage_ran(const char *name);
void coverage_new_callback(void);
void coverage_new_program(void);

/* A line for each: "NAME COUNT", and "FIRST SECOND COUNT". */
void coverage_write(FILE *file);

#endif
