/* SPDX-License-Identifier: MIT */
#include "ui/sentence.h"

#include <string.h>

static const struct {
    const char *key;
    size_t offset;
} keys[] = {
    {"{task}", offsetof(struct words, task)},
    {"{actor}", offsetof(struct words, actor)},
    {"{other}", offsetof(struct words, other)},
    {"{on}", offsetof(struct words, on)},
    {"{name}", offsetof(struct words, name)},
    {"{value}", offsetof(struct words, value)},
    {"{how}", offsetof(struct words, how)},
    {"{armed}", offsetof(struct words, armed)},
    {"{when}", offsetof(struct words, when)},
    {"{span}", offsetof(struct words, span)},
    {"{count}", offsetof(struct words, count)},
};

static void add_word(struct line *line, const char *word)
{
    char buffer[WORD_SIZE];
    struct line cut;
    line_init(&cut, buffer, sizeof buffer);
    line_add(&cut, word);
    line_add(line, buffer);
    if (cut.cut)
        line_add(line, "…");
}

/* Adds the word whose key stands here; returns the key's length, 0: no key. */
static size_t add_key(struct line *line, const char *at,
                      const struct words *words)
{
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        size_t length = strlen(keys[i].key);
        if (strncmp(at, keys[i].key, length) != 0)
            continue;
        add_word(line,
                 *(const char *const *)((const char *)words + keys[i].offset));
        return length;
    }
    return 0;
}

void sentence_add(struct line *line, const char *template,
                  const struct words *words)
{
    while (*template) {
        size_t taken = *template == '{' ? add_key(line, template, words) : 0;
        if (!taken) {
            char plain[2] = {*template, '\0'};
            line_add(line, plain);
            taken = 1;
        }
        template += taken;
    }
}
