/* SPDX-License-Identifier: MIT */
#include "ui/menu_filter.h"

#include <string.h>

#include "ui/text.h"

const char *filter_word(const char *filter, char word[PROMPT_SIZE])
{
    const char *start = filter + strspn(filter, " ");
    size_t length = strcspn(start, " ");

    if (length == 0)
        return NULL;
    memcpy(word, start, length);
    word[length] = '\0';
    return start + length;
}

bool filter_matches(const char *filter, const struct menu_entry *entry)
{
    char word[PROMPT_SIZE];

    while ((filter = filter_word(filter, word)) != NULL) {
        if (!text_contains(entry->name, word) &&
            !text_contains(entry->group, word) &&
            !text_contains(entry->summary, word))
            return false;
    }
    return true;
}

static int distance(const char *name, const char *word)
{
    enum { WHOLE, BEGINNING, PART, INSIDE, ELSEWHERE };
    const char *place = text_find(name, word);

    if (place == NULL)
        return ELSEWHERE;
    if (place > name)
        return place[-1] == '-' ? PART : INSIDE;
    return strlen(name) == strlen(word) ? WHOLE : BEGINNING;
}

int filter_distance(const char *filter, const struct menu_entry *entry)
{
    char word[PROMPT_SIZE];
    int sum = 0;

    while ((filter = filter_word(filter, word)) != NULL)
        sum += distance(entry->name, word);
    return sum;
}
