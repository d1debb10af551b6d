/* SPDX-License-Identifier: MIT */
#include "ui/prompt.h"

#include <string.h>

#include <utf8proc.h>

#include "ui/keys.h"

/* With all bytes of the last character. */
static void remove_last(struct prompt *prompt)
{
    size_t length = strlen(prompt->text);

    while (length > 0 && ((unsigned char)prompt->text[--length] & 0xC0) == 0x80)
        continue;
    prompt->text[length] = '\0';
}

static bool is_character(uint32_t key)
{
    return key >= ' ' && key != PRESS_BACKSPACE &&
           utf8proc_codepoint_valid((utf8proc_int32_t)key);
}

static void add(struct prompt *prompt, uint32_t key)
{
    size_t length = strlen(prompt->text);
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t count;

    if (!is_character(key))
        return;
    count = utf8proc_encode_char((utf8proc_int32_t)key, bytes);
    if (length + (size_t)count >= sizeof prompt->text)
        return;
    memcpy(prompt->text + length, bytes, (size_t)count);
    prompt->text[length + (size_t)count] = '\0';
}

enum prompt_answer prompt_key(struct prompt *prompt, uint32_t key)
{
    if (prompt->is_offered && is_character(key))
        prompt->text[0] = '\0';
    prompt->is_offered = false;
    switch (key) {
    case PRESS_ENTER:
        return PROMPT_DONE;
    case PRESS_ESCAPE:
        return PROMPT_LEFT;
    case PRESS_BACKSPACE:
        if (prompt->text[0] == '\0')
            return PROMPT_LEFT;
        remove_last(prompt);
        break;
    case PRESS_CTRL('U'):
        prompt->text[0] = '\0';
        break;
    default:
        add(prompt, key);
        break;
    }
    return PROMPT_OPEN;
}
