/* SPDX-License-Identifier: MIT */
/* session.h -- a person at a terminal: keys, pictures and a real clock. */
#ifndef LOOPSCOPE_UI_SESSION_H
#define LOOPSCOPE_UI_SESSION_H

#include <stdbool.h>

struct app;
struct menu;
struct term;

/* Until the person leaves; false when the terminal went away. */
bool session_explore(struct term *term, struct app *app);

/* Until the menu has an answer: menu_state(); false as above. */
bool session_choose(struct term *term, struct menu *menu);

#endif
