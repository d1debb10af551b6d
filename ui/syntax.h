/* SPDX-License-Identifier: MIT */
/* syntax.h -- the words of one line of Python or C. */
#ifndef LOOPSCOPE_UI_SYNTAX_H
#define LOOPSCOPE_UI_SYNTAX_H

#include <stdbool.h>
#include <stddef.h>

#include "sim/trace/event.h"

enum syntax_kind {
    SYNTAX_LEAVE, /* where control may leave a coroutine: await, async */
    SYNTAX_WORD,  /* another word of the language */
    SYNTAX_STRING,
    SYNTAX_COMMENT,
    SYNTAX_LITERAL, /* a number */
};

/* What a line begins within, because a line before it opened it. */
enum syntax_state {
    SYNTAX_PLAIN,
    SYNTAX_IN_COMMENT, /* C's block comment */
    SYNTAX_IN_SINGLE,  /* Python's triple-quoted strings: ''' */
    SYNTAX_IN_DOUBLE,  /* and """ */
};

struct syntax_span {
    enum syntax_kind kind;
    size_t begin, end; /* bytes of the line */
};

/* A walk over one line; `state` becomes what the next line begins within. */
struct syntax {
    const char *line; /* without its end */
    size_t at;
    enum source_language language;
    enum syntax_state state;
};

/* The next span in the line; false at its end. What lies between is plain. */
bool syntax_next(struct syntax *syntax, struct syntax_span *span);

/* What the line after this one begins within. */
enum syntax_state syntax_after(const char *line, enum source_language language,
                               enum syntax_state state);

#endif
