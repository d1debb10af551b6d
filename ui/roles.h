/* SPDX-License-Identifier: MIT */
/* roles.h -- what a cell of the screen means; each painter picks its looks. */
#ifndef LOOPSCOPE_UI_ROLES_H
#define LOOPSCOPE_UI_ROLES_H

/* How many different colours tasks have; the next task starts again. */
#define TASK_ROLES 6

/*
 * One row a role: the enum constant, the letter that stands for it in test
 * screens, the class name in written pictures. No meaning is carried by a
 * role alone: a glyph or a word on the screen says the same.
 */
#define ROLES(X)                                                               \
    X(NORMAL, '.', "normal")                                                   \
    X(TITLE, 'T', "title")     /* the bar on top */                            \
    X(HEADING, 'H', "heading") /* a panel's name */                            \
    X(BORDER, 'b', "border")                                                   \
    X(DIM, 'd', "dim")         /* there, but not the point now */              \
    X(NUMBER, 'n', "number")   /* line numbers */                              \
    X(KEYWORD, 'k', "keyword") /* await and async in a listing */              \
    X(WORD, 'o', "word")       /* other words of the language */               \
    X(STRING, 's', "string")                                                   \
    X(COMMENT, 'c', "comment")                                                 \
    X(LITERAL, 'l', "literal")      /* a number in a listing */                \
    X(CURRENT_LINE, 'L', "current") /* the line that runs */                   \
    X(SELECTED, 'S', "selected")    /* the task or entry chosen */             \
    X(TIME, 't', "time")            /* virtual time */                         \
    X(NEW, 'N', "new")              /* output since the last stop */           \
    X(READY, 'r', "ready")                                                     \
    X(RUNNING, 'R', "running")                                                 \
    X(WAITING, 'w', "waiting")                                                 \
    X(DONE, 'D', "done")                                                       \
    X(FAILED, 'F', "failed")                                                   \
    X(CANCELLED, 'C', "cancelled")                                             \
    X(TASK_1, '1', "task-1")                                                   \
    X(TASK_2, '2', "task-2")                                                   \
    X(TASK_3, '3', "task-3")                                                   \
    X(TASK_4, '4', "task-4")                                                   \
    X(TASK_5, '5', "task-5")                                                   \
    X(TASK_6, '6', "task-6")                                                   \
    X(WHY, 'y', "why")         /* the sentence that explains */                \
    X(KEY, 'K', "key")         /* a key's name in a hint */                    \
    X(MESSAGE, 'M', "message") /* an answer to the last key */

enum role {
#define X(constant, letter, name) ROLE_##constant,
    ROLES(X)
#undef X
        ROLE_COUNT
};

/* The letter of a role in test screens. */
char role_letter(enum role role);
/* The role's name, e.g. "task-1". */
const char *role_name(enum role role);

#endif
