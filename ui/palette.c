/* SPDX-License-Identifier: MIT */
#include "ui/palette.h"

#include <stdbool.h>
#include <string.h>

#include "ui/text.h"

static bool begins_so(const struct command *command, const char *typed)
{
    return strncmp(command->name, typed, strlen(typed)) == 0;
}

static bool holds(const struct command *command, const char *typed)
{
    return text_contains(command->name, typed) ||
           text_contains(command->help, typed);
}

size_t palette_matches(const char *typed,
                       const struct command *matches[PALETTE_MOST])
{
    size_t all, count = 0;
    const struct command *table = commands_table(&all);

    for (size_t i = 0; i < all && count < PALETTE_MOST; i++) {
        if (begins_so(&table[i], typed))
            matches[count++] = &table[i];
    }
    for (size_t i = 0; i < all && count < PALETTE_MOST; i++) {
        if (!begins_so(&table[i], typed) && holds(&table[i], typed))
            matches[count++] = &table[i];
    }
    return count;
}
