/* SPDX-License-Identifier: MIT */
/* view.h -- what the user chose to look at; the program's state is elsewhere.
 */
#ifndef LOOPSCOPE_UI_VIEW_H
#define LOOPSCOPE_UI_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/layout.h"
#include "ui/looks.h"
#include "ui/timeline.h"

struct view {
    size_t position;               /* how many events are folded */
    enum unit unit;                /* of the last move: what is counted */
    enum source_language language; /* of the listing */
    uint32_t selected;             /* task; 0: none */
    enum panel focus;              /* PANEL_NONE: none */
    unsigned hidden;               /* panels: PANEL_BIT()s */
    bool maximised;                /* the focused panel, else the listing */
    int scrolls[PANEL_COUNT];      /* rows each was moved from its own choice */
    int lanes_zoom;    /* each doubles the timeline's scale; 0: all of it */
    int lanes_from;    /* quarters of a width it was moved from the cursor */
    bool lanes_spread; /* the timeline's ticks are all of one width */
    int help_scroll;   /* lines of the help or guide that went off its top */
    enum unit pace;    /* what space, the arrows and play move by */
    int speed;         /* of settings.h */
    enum theme theme;
    bool mouse;
    bool playing;
    bool help;  /* the help lies over the panels */
    bool guide; /* the guide does */
};

#endif
