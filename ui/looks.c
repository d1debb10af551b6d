/* SPDX-License-Identifier: MIT */
#include "ui/looks.h"

enum { RED = 1, GREEN, YELLOW, BLUE, MAGENTA, CYAN };

const struct look *role_look(enum role role)
{
    static const struct look looks[ROLE_COUNT] = {
        [ROLE_NORMAL] = {-1, -1, false, false, false},
        [ROLE_TITLE] = {-1, -1, true, true, false},
        [ROLE_HEADING] = {-1, -1, true, false, false},
        [ROLE_BORDER] = {244, -1, false, false, false},
        [ROLE_DIM] = {245, -1, false, false, false},
        [ROLE_NUMBER] = {245, -1, false, false, false},
        [ROLE_KEYWORD] = {-1, -1, true, false, false},
        [ROLE_WORD] = {69, BLUE, false, false, false},
        [ROLE_STRING] = {107, GREEN, false, false, false},
        [ROLE_COMMENT] = {245, -1, false, false, false},
        [ROLE_LITERAL] = {173, -1, false, false, false},
        [ROLE_CURRENT_LINE] = {71, GREEN, true, true, false},
        [ROLE_SELECTED] = {-1, -1, false, true, false},
        [ROLE_TIME] = {37, CYAN, false, false, false},
        [ROLE_NEW] = {-1, -1, true, false, false},
        [ROLE_READY] = {172, YELLOW, false, false, false},
        [ROLE_RUNNING] = {71, GREEN, true, false, false},
        [ROLE_WAITING] = {245, -1, false, false, false},
        [ROLE_DONE] = {-1, -1, false, false, false},
        [ROLE_FAILED] = {160, RED, true, false, false},
        [ROLE_CANCELLED] = {160, RED, false, false, false},
        [ROLE_TASK_1] = {37, CYAN, false, false, false},
        [ROLE_TASK_2] = {170, MAGENTA, false, false, false},
        [ROLE_TASK_3] = {172, YELLOW, false, false, false},
        [ROLE_TASK_4] = {69, BLUE, false, false, false},
        [ROLE_TASK_5] = {71, GREEN, false, false, false},
        [ROLE_TASK_6] = {173, RED, false, false, false},
        [ROLE_WHY] = {-1, -1, true, false, false},
        [ROLE_KEY] = {-1, -1, true, false, true},
        [ROLE_MESSAGE] = {172, YELLOW, true, false, false},
    };
    return &looks[role];
}
