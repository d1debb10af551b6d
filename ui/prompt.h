/* SPDX-License-Identifier: MIT */
/* prompt.h -- one line of text that a person types. */
#ifndef LOOPSCOPE_UI_PROMPT_H
#define LOOPSCOPE_UI_PROMPT_H

#include <stdbool.h>
#include <stdint.h>

#define PROMPT_SIZE 256

struct prompt {
    char text[PROMPT_SIZE]; /* UTF-8 */
    bool is_offered; /* it was there before: what is typed first replaces it */
};

enum prompt_answer {
    PROMPT_OPEN,
    PROMPT_DONE, /* Enter */
    PROMPT_LEFT, /* Esc, or Backspace on an empty line */
};

/*
 * Takes a key: characters are added, Backspace takes the last one away, Ctrl-U
 * all. Other keys do nothing.
 */
enum prompt_answer prompt_key(struct prompt *prompt, uint32_t key);

#endif
