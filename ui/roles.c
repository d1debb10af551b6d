/* SPDX-License-Identifier: MIT */
#include "ui/roles.h"

char role_letter(enum role role)
{
    static const char letters[ROLE_COUNT] = {
#define X(constant, letter, name) letter,
        ROLES(X)
#undef X
    };
    return letters[role];
}

const char *role_name(enum role role)
{
    static const char *const names[ROLE_COUNT] = {
#define X(constant, letter, name) name,
        ROLES(X)
#undef X
    };
    return names[role];
}
