/* SPDX-License-Identifier: MIT */
#include "ui/looks.h"

#include <string.h>

enum { RED = 1, GREEN, YELLOW, BLUE, MAGENTA, CYAN };

static const char *const names[THEME_COUNT] = {
    [THEME_DEFAULT] = "default",
    [THEME_HIGH_CONTRAST] = "high-contrast",
    [THEME_COLOUR_BLIND] = "colour-blind",
    [THEME_LIGHT] = "light",
    [THEME_MONO] = "mono",
};

const char *theme_name(enum theme theme)
{
    return names[theme];
}

bool theme_find(const char *name, enum theme *theme)
{
    for (int i = 0; i < THEME_COUNT; i++) {
        if (strcmp(names[i], name) == 0) {
            *theme = (enum theme)i;
            return true;
        }
    }
    return false;
}

/* What a theme has a colour for; the first is the terminal's own. */
enum hue {
    OWN,
    FRAME,
    GREY,
    WORD,
    STRING,
    LITERAL,
    TIME,
    READY,
    RUNNING,
    FAILED,
    TASK_1,
    TASK_2,
    TASK_3,
    TASK_4,
    TASK_5,
    TASK_6,
    HUE_COUNT
};

struct colours {
    short fine;
    short plain;
};

static const struct colours default_colours[HUE_COUNT] = {
    [OWN] = {-1, -1},         [FRAME] = {244, -1},
    [GREY] = {245, -1},       [WORD] = {69, BLUE},
    [STRING] = {107, GREEN},  [LITERAL] = {173, -1},
    [TIME] = {37, CYAN},      [READY] = {172, YELLOW},
    [RUNNING] = {71, GREEN},  [FAILED] = {160, RED},
    [TASK_1] = {37, CYAN},    [TASK_2] = {170, MAGENTA},
    [TASK_3] = {172, YELLOW}, [TASK_4] = {69, BLUE},
    [TASK_5] = {71, GREEN},   [TASK_6] = {173, RED},
};

static const struct colours contrast_colours[HUE_COUNT] = {
    [OWN] = {-1, -1},         [FRAME] = {-1, -1},
    [GREY] = {-1, -1},        [WORD] = {117, CYAN},
    [STRING] = {120, GREEN},  [LITERAL] = {-1, -1},
    [TIME] = {51, CYAN},      [READY] = {226, YELLOW},
    [RUNNING] = {46, GREEN},  [FAILED] = {203, RED},
    [TASK_1] = {51, CYAN},    [TASK_2] = {213, MAGENTA},
    [TASK_3] = {226, YELLOW}, [TASK_4] = {117, CYAN},
    [TASK_5] = {46, GREEN},   [TASK_6] = {215, YELLOW},
};

/* After Okabe and Ito's palette: no two differ by red and green alone. */
static const struct colours colour_blind_colours[HUE_COUNT] = {
    [OWN] = {-1, -1},          [FRAME] = {244, -1},
    [GREY] = {245, -1},        [WORD] = {74, CYAN},
    [STRING] = {175, MAGENTA}, [LITERAL] = {-1, -1},
    [TIME] = {74, CYAN},       [READY] = {178, YELLOW},
    [RUNNING] = {32, BLUE},    [FAILED] = {166, YELLOW},
    [TASK_1] = {74, CYAN},     [TASK_2] = {175, MAGENTA},
    [TASK_3] = {178, YELLOW},  [TASK_4] = {32, BLUE},
    [TASK_5] = {36, CYAN},     [TASK_6] = {166, MAGENTA},
};

static const struct colours light_colours[HUE_COUNT] = {
    [OWN] = {-1, -1},         [FRAME] = {245, -1},    [GREY] = {241, -1},
    [WORD] = {25, BLUE},      [STRING] = {28, GREEN}, [LITERAL] = {94, -1},
    [TIME] = {24, BLUE},      [READY] = {130, RED},   [RUNNING] = {22, GREEN},
    [FAILED] = {124, RED},    [TASK_1] = {24, BLUE},  [TASK_2] = {90, MAGENTA},
    [TASK_3] = {130, RED},    [TASK_4] = {25, BLUE},  [TASK_5] = {22, GREEN},
    [TASK_6] = {95, MAGENTA},
};

static const struct colours mono_colours[HUE_COUNT] = {
    [OWN] = {-1, -1},    [FRAME] = {-1, -1},  [GREY] = {-1, -1},
    [WORD] = {-1, -1},   [STRING] = {-1, -1}, [LITERAL] = {-1, -1},
    [TIME] = {-1, -1},   [READY] = {-1, -1},  [RUNNING] = {-1, -1},
    [FAILED] = {-1, -1}, [TASK_1] = {-1, -1}, [TASK_2] = {-1, -1},
    [TASK_3] = {-1, -1}, [TASK_4] = {-1, -1}, [TASK_5] = {-1, -1},
    [TASK_6] = {-1, -1},
};

static const struct colours *const palettes[THEME_COUNT] = {
    [THEME_DEFAULT] = default_colours,
    [THEME_HIGH_CONTRAST] = contrast_colours,
    [THEME_COLOUR_BLIND] = colour_blind_colours,
    [THEME_LIGHT] = light_colours,
    [THEME_MONO] = mono_colours,
};

struct look role_look(enum theme theme, enum role role)
{
    static const struct {
        enum hue hue;
        bool bold, reverse, underline;
    } roles[ROLE_COUNT] = {
        [ROLE_NORMAL] = {OWN, false, false, false},
        [ROLE_TITLE] = {OWN, true, true, false},
        [ROLE_HEADING] = {OWN, true, false, false},
        [ROLE_BORDER] = {FRAME, false, false, false},
        [ROLE_DIM] = {GREY, false, false, false},
        [ROLE_NUMBER] = {GREY, false, false, false},
        [ROLE_KEYWORD] = {OWN, true, false, false},
        [ROLE_WORD] = {WORD, false, false, false},
        [ROLE_STRING] = {STRING, false, false, false},
        [ROLE_COMMENT] = {GREY, false, false, false},
        [ROLE_LITERAL] = {LITERAL, false, false, false},
        [ROLE_CURRENT_LINE] = {RUNNING, true, true, false},
        [ROLE_SELECTED] = {OWN, false, true, false},
        [ROLE_TIME] = {TIME, false, false, false},
        [ROLE_NEW] = {OWN, true, false, false},
        [ROLE_READY] = {READY, false, false, false},
        [ROLE_RUNNING] = {RUNNING, true, false, false},
        [ROLE_WAITING] = {GREY, false, false, false},
        [ROLE_DONE] = {OWN, false, false, false},
        [ROLE_FAILED] = {FAILED, true, false, false},
        [ROLE_CANCELLED] = {FAILED, false, false, false},
        [ROLE_TASK_1] = {TASK_1, false, false, false},
        [ROLE_TASK_2] = {TASK_2, false, false, false},
        [ROLE_TASK_3] = {TASK_3, false, false, false},
        [ROLE_TASK_4] = {TASK_4, false, false, false},
        [ROLE_TASK_5] = {TASK_5, false, false, false},
        [ROLE_TASK_6] = {TASK_6, false, false, false},
        [ROLE_WHY] = {OWN, true, false, false},
        [ROLE_KEY] = {OWN, true, false, true},
        [ROLE_MESSAGE] = {READY, true, false, false},
    };
    const struct colours *colours = &palettes[theme][roles[role].hue];

    return (struct look){colours->fine, colours->plain, roles[role].bold,
                         roles[role].reverse, roles[role].underline};
}
