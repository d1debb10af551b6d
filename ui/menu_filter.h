/* SPDX-License-Identifier: MIT */
/* menu_filter.h -- which entries of the menu what is typed is about. */
#ifndef LOOPSCOPE_UI_MENU_FILTER_H
#define LOOPSCOPE_UI_MENU_FILTER_H

#include <stdbool.h>

#include "ui/menu.h"
#include "ui/prompt.h"

/*
 * Copies a filter's first word; blanks keep words apart. No word is longer than
 * a prompt, where filters come from. Returns what stands behind the word; NULL:
 * there is none.
 */
const char *filter_word(const char *filter, char word[PROMPT_SIZE]);

/* Whether each word is in the entry's name, group or summary. */
bool filter_matches(const char *filter, const struct menu_entry *entry);

/* How far the entry's name is from the words: 0 when it is the one word, more
 * the later in it they begin. */
int filter_distance(const char *filter, const struct menu_entry *entry);

#endif
