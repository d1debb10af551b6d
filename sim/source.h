/* SPDX-License-Identifier: MIT */
/* source.h -- which line a statement of a C listing begins on. */
#ifndef LOOPSCOPE_SIM_SOURCE_H
#define LOOPSCOPE_SIM_SOURCE_H

#include <stddef.h>
#include <stdint.h>

/*
 * Inside a macro call that spans lines, gcc's __LINE__ is the call's first
 * line and clang's its last. A trace is the same from every compiler, so
 * positions are given as the line on which their statement begins.
 */
struct source {
    uint32_t *begins; /* begins[line - 1] */
    size_t count;     /* lines */
};

/* Reads a C listing. */
void source_read(struct source *source, const char *text);
/* The first line of the statement that has this line; the line itself when
 * the listing has no such line. */
uint32_t source_statement(const struct source *source, uint32_t line);
void source_free(struct source *source);

#endif
