/* SPDX-License-Identifier: MIT */
/* remembered.h -- what the menu remembers from one time to the next. */
#ifndef LOOPSCOPE_UI_REMEMBERED_H
#define LOOPSCOPE_UI_REMEMBERED_H

/* What was chosen last, from $XDG_STATE_HOME/loopscope/last; NULL if that is
 * not known. The caller frees it. */
char *remembered_last(void);

/* Remembers it. It matters to nobody when that fails. */
void remember_last(const char *name);

#endif
