/* SPDX-License-Identifier: MIT */
/* glyphs.h -- every sign the screen draws, in UTF-8 and in ASCII. */
#ifndef LOOPSCOPE_UI_GLYPHS_H
#define LOOPSCOPE_UI_GLYPHS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * One row a sign: the enum constant, its UTF-8 and its ASCII form. Each is
 * one column wide in both. None has an emoji form by default, and each state
 * has a shape of its own, so that none is told by colour alone.
 */
#define GLYPHS(X)                                                              \
    X(RUNNING, "▶", ">")                                                       \
    X(READY, "●", "o")                                                         \
    X(WAITING, "░", ".")                                                       \
    X(DONE, "✓", "+")                                                          \
    X(FAILED, "✗", "!")                                                        \
    X(CANCELLED, "⊘", "x")                                                     \
    X(STANDS_HERE, "◀", "<") /* listing: a task waits at this line */          \
    X(CALLS_FROM, "◁", "(")  /* listing: what it called waits */               \
    X(RAN, "▷", "*")         /* listing: the last callback ran to here */      \
    X(WARNING, "!", "!")     /* output: not the program's own */               \
    X(MORE_ABOVE, "↑", "^")  /* a list goes on above, below */                 \
    X(MORE_BELOW, "↓", "v")                                                    \
    X(FROM, "←", "<")       /* put there by */                                 \
    X(UNTIL, "→", ">")      /* waits until */                                  \
    X(CIRCLE, "↺", "@")     /* waits for itself in the end */                  \
    X(LANE_RUN, "█", "#")   /* timeline: ran here */                           \
    X(LANE_READY, "▒", "=") /* timeline: ready, but another ran */             \
    X(LANE_WAIT, "░", ".")                                                     \
    X(LANE_OP, "━", "-")  /* timeline: I/O or a job under way */               \
    X(LANE_END, "▏", "|") /* timeline: done with a result */                   \
    X(LANE_FUTURE, "·", " ")                                                   \
    X(STOP, "■", "#")  /* listing: a breakpoint */                             \
    X(FOCUS, "◆", "*") /* before the title of the panel in focus */            \
    X(NOW, "▲", "^")                                                           \
    X(ELLIPSIS, "…", "~")                                                      \
    X(REPLACEMENT, "\xEF\xBF\xBD", "?") /* U+FFFD: what cannot be shown */

enum glyph {
#define X(constant, utf8, ascii) GLYPH_##constant,
    GLYPHS(X)
#undef X
        GLYPH_COUNT
};

const char *glyph_text(enum glyph glyph, bool ascii);

/* Where a line leaves a cell; a cell's sign is the sum of its lines. */
enum line_end {
    LINE_UP = 1,
    LINE_RIGHT = 2,
    LINE_DOWN = 4,
    LINE_LEFT = 8,
};

/* The box-drawing sign for a set of line ends (1 to 15). */
const char *glyph_line(unsigned ends, bool ascii);

/*
 * The ASCII character that stands for a code point when only ASCII can be
 * shown: a plain quote for a curly one, '?' where there is nothing near.
 */
char glyph_nearest_ascii(int32_t code_point);

#endif
