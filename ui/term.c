/* SPDX-License-Identifier: MIT */
#include "ui/term.h"

#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "sim/memory.h"
#include "ui/keys.h"
#include "ui/looks.h"
#include "ui/restore.h"
#include "ui/screen.h"

/* So long at most without a look at what signals left behind. */
#define MOST_WAIT_MS 500
/* Behind an Escape the rest of a key comes at once, or it was Escape alone. */
#define ESCAPE_MS 25

struct term {
    FILE *in; /* /dev/tty when standard input is something else, or stdin */
    SCREEN *curses;
    bool ascii;
    bool can_colour;
    bool colour;
    enum theme theme;
    bool mouse;
    int pointer_x, pointer_y;
    struct screen painted; /* what curses was told last */
    bool repaint;          /* curses must be told everything again */
};

static volatile sig_atomic_t resumed;

static void on_resume(int number)
{
    (void)number;
    resumed = 1;
}

/* The terminal's string for a capability; NULL: it cannot do that. */
static const char *capability(const char *name)
{
    const char *string = tigetstr(name);

    return string == (const char *)-1 ? NULL : string;
}

/* Adds a capability without its padding, "$<5/>": no terminal needs it now. */
static size_t add_capability(char *bytes, size_t used, size_t size,
                             const char *string)
{
    while (*string != '\0' && used < size) {
        const char *end =
            string[0] == '$' && string[1] == '<' ? strchr(string, '>') : NULL;

        if (end != NULL)
            string = end + 1;
        else
            bytes[used++] = *string++;
    }
    return used;
}

/* What undoes what curses did, should it not come to endwin(). */
static void prepare_undo(void)
{
    static const char *const names[] = {"sgr0", "op", "rmkx", "cnorm", "rmcup"};
    char bytes[512] = "\r";
    size_t used = 1;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *string = capability(names[i]);

        if (string != NULL)
            used = add_capability(bytes, used, sizeof bytes, string);
    }
    /* no capability says how to leave a mouse alone; this is xterm's way */
    if (capability("kmous") != NULL)
        used =
            add_capability(bytes, used, sizeof bytes, "\033[?1000l\033[?1006l");
    restore_set_bytes(bytes, used);
}

/* What can be known before curses looks the terminal up. */
static bool check_terminal(char *error, size_t size)
{
    const char *name = getenv("TERM");

    if (!isatty(STDOUT_FILENO)) {
        snprintf(
            error, size,
            "standard output is not a terminal; loopscope trace and loopscope "
            "frame need none");
        return false;
    }
    if (name == NULL || name[0] == '\0') {
        snprintf(error, size, "TERM is not set; try TERM=xterm");
        return false;
    }
    return true;
}

static bool is_utf8(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static void start_colours(struct term *term)
{
    term->can_colour = has_colors() && start_color() == OK && COLORS >= 8 &&
                       COLOR_PAIRS > ROLE_COUNT && use_default_colors() == OK;
}

static void set_theme(struct term *term, enum theme theme)
{
    term->theme = theme;
    term->colour = term->can_colour && theme != THEME_MONO;
    for (short role = 0; term->colour && role < ROLE_COUNT; role++) {
        struct look look = role_look(theme, (enum role)role);

        init_pair((short)(role + 1), COLORS >= 256 ? look.fine : look.plain,
                  -1);
    }
    term->repaint = true;
}

void term_use_theme(struct term *term, enum theme theme)
{
    if (theme != term->theme)
        set_theme(term, theme);
}

static void set_mouse(struct term *term, bool mouse)
{
    term->mouse = mouse;
    mousemask(mouse ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0,
              NULL);
    mouseinterval(0); /* a press is a press: no wait for a second one */
}

void term_use_mouse(struct term *term, bool mouse)
{
    if (mouse != term->mouse)
        set_mouse(term, mouse);
}

void term_pointer(const struct term *term, int *x, int *y)
{
    *x = term->pointer_x;
    *y = term->pointer_y;
}

static void watch_resume(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = on_resume;
    sigemptyset(&action.sa_mask);
    sigaction(SIGCONT, &action, NULL);
}

static FILE *open_input(char *error, size_t size)
{
    FILE *in = isatty(STDIN_FILENO) ? stdin : fopen("/dev/tty", "r");

    if (in == NULL)
        snprintf(error, size, "no keyboard: cannot open /dev/tty: %s",
                 strerror(errno));
    return in;
}

/* Else a Mac's terminal keeps Ctrl-O and Ctrl-V for itself. */
static void take_all_keys(int terminal)
{
    struct termios modes;

    if (tcgetattr(terminal, &modes) != 0)
        return;
    modes.c_lflag &= ~(tcflag_t)IEXTEN;
    tcsetattr(terminal, TCSANOW, &modes);
    def_prog_mode();
}

static void set_modes(const struct term *term)
{
    cbreak();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    if (getenv("ESCDELAY") == NULL) /* curses has read it */
        set_escdelay(ESCAPE_MS);
    curs_set(0);
    take_all_keys(fileno(term->in));
}

/* newterm(), because initscr() would exit over an unknown terminal. */
static bool start_curses(struct term *term, char *error, size_t size)
{
    const char *fault = NULL;

    term->curses = newterm(NULL, stdout, term->in);
    if (term->curses == NULL)
        fault = "is not known here";
    else if (capability("cup") == NULL || capability("clear") == NULL)
        fault = "cannot move its cursor";
    if (fault != NULL)
        snprintf(error, size, "the terminal type %.40s %s; try TERM=xterm",
                 getenv("TERM"), fault);
    return fault == NULL;
}

struct term *term_open(const struct term_options *options, char *error,
                       size_t size)
{
    struct term *term;
    FILE *in;

    setlocale(LC_CTYPE, "");
    if (!check_terminal(error, size) || (in = open_input(error, size)) == NULL)
        return NULL;
    term = memory_zero(1, sizeof *term);
    term->in = in;
    term->ascii = options->ascii || !is_utf8();
    restore_begin(fileno(in));
    if (!start_curses(term, error, size)) {
        term_close(term);
        return NULL;
    }
    prepare_undo();
    set_modes(term);
    start_colours(term);
    set_theme(term, options->theme);
    set_mouse(term, options->mouse);
    watch_resume();
    term->repaint = true;
    screen_init(&term->painted, 1, 1, term->ascii);
    return term;
}

void term_close(struct term *term)
{
    if (term->curses != NULL) {
        /* without another screen to go back to, the prompt comes here */
        move(LINES - 1, 0);
        clrtoeol();
        refresh();
        endwin();
        delscreen(term->curses);
    }
    restore_end();
    signal(SIGCONT, SIG_DFL);
    if (term->in != stdin)
        fclose(term->in);
    screen_free(&term->painted);
    free(term);
}

bool term_is_ascii(const struct term *term)
{
    return term->ascii;
}

void term_size(const struct term *term, int *width, int *height)
{
    (void)term; /* curses keeps one */
    getmaxyx(stdscr, *height, *width);
}

/*
 * The cell as wide characters. What the C library gives another width than
 * we do, for instance a character younger than it, becomes question marks:
 * else curses and we would disagree about the rest of the row.
 */
static void widen(const struct cell *cell, wchar_t wide[CCHARW_MAX + 1])
{
    const char *text = cell->text;
    size_t used = 0;

    while (*text != '\0' && used < CCHARW_MAX) {
        int length = mbtowc(&wide[used], text, MB_CUR_MAX);

        if (length <= 0)
            break;
        if (used > 0 && wcwidth(wide[used]) != 0)
            break;
        text += length;
        used++;
    }
    wide[used] = L'\0';
    if (used == 0 || wcwidth(wide[0]) != cell->width) {
        wide[0] = L'?';
        wide[1] = L'\0';
    }
}

static attr_t attributes(const struct term *term, const struct look *look)
{
    attr_t result = A_NORMAL;

    if (look->bold)
        result |= A_BOLD;
    if (look->reverse)
        result |= A_REVERSE;
    if (look->underline && !term->colour)
        result |= A_UNDERLINE;
    return result;
}

static void paint_cell(const struct term *term, int x, int y,
                       const struct cell *cell)
{
    struct look look = role_look(term->theme, (enum role)cell->role);
    wchar_t wide[CCHARW_MAX + 1];
    cchar_t character;

    if (cell->width == 0)
        return;
    widen(cell, wide);
    setcchar(&character, wide, attributes(term, &look),
             (short)(term->colour ? cell->role + 1 : 0), NULL);
    if (cell->width == 2 && wcwidth(wide[0]) == 1)
        mvadd_wch(y, x + 1, &character);
    mvadd_wch(y, x, &character);
}

/* Whether a cell, or the wide one it is half of, must be painted. */
static bool changed(const struct term *term, const struct screen *screen, int x,
                    int y)
{
    return term->repaint ||
           !screen_same_cell(screen_cell(screen, x, y),
                             screen_cell(&term->painted, x, y));
}

static void paint_row(struct term *term, const struct screen *screen, int y)
{
    bool different = false;

    for (int x = 0; x < screen->width && !different; x++)
        different = changed(term, screen, x, y);
    /* all of a changed row: wide cells cannot be changed by halves */
    for (int x = 0; x < screen->width && different; x++)
        paint_cell(term, x, y, screen_cell(screen, x, y));
}

static void remember(struct term *term, const struct screen *screen)
{
    size_t count = (size_t)screen->width * (size_t)screen->height;

    memcpy(term->painted.cells, screen->cells, count * sizeof *screen->cells);
    term->repaint = false;
}

void term_paint(struct term *term, const struct screen *screen)
{
    if (screen->width != term->painted.width ||
        screen->height != term->painted.height) {
        screen_resize(&term->painted, screen->width, screen->height);
        term->repaint = true;
    }
    if (term->repaint)
        erase();
    for (int y = 0; y < screen->height; y++)
        paint_row(term, screen, y);
    remember(term, screen);
    refresh();
}

/* Everything again: somebody else wrote on the terminal. */
static void start_over(struct term *term)
{
    reset_prog_mode();
    clearok(curscr, TRUE);
    curs_set(0);
    term->repaint = true;
}

static uint32_t read_mouse(struct term *term)
{
    MEVENT event;

    if (getmouse(&event) != OK)
        return PRESS_NONE;
    term->pointer_x = event.x;
    term->pointer_y = event.y;
    if ((event.bstate & BUTTON4_PRESSED) != 0)
        return PRESS_WHEEL_UP;
    if ((event.bstate & BUTTON5_PRESSED) != 0)
        return PRESS_WHEEL_DOWN;
    return PRESS_CLICK;
}

static uint32_t translate_code(struct term *term, wint_t code)
{
    static const struct {
        wint_t code;
        uint32_t press;
    } codes[] = {
        {KEY_LEFT, PRESS_LEFT},     {KEY_RIGHT, PRESS_RIGHT},
        {KEY_UP, PRESS_UP},         {KEY_DOWN, PRESS_DOWN},
        {KEY_PPAGE, PRESS_PAGE_UP}, {KEY_NPAGE, PRESS_PAGE_DOWN},
        {KEY_HOME, PRESS_HOME},     {KEY_END, PRESS_END},
        {KEY_BTAB, PRESS_BACK_TAB}, {KEY_F(1), PRESS_F1},
        {KEY_ENTER, PRESS_ENTER},   {KEY_BACKSPACE, PRESS_BACKSPACE},
        {KEY_RESIZE, PRESS_RESIZE},
    };

    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        if (codes[i].code == code)
            return codes[i].press;
    }
    return code == KEY_MOUSE ? read_mouse(term) : PRESS_NONE;
}

/*
 * Behind an escape: what a key sends that the terminal's description does not
 * have comes as characters, all at once. It is no Escape and nothing typed.
 */
static uint32_t translate_escape(void)
{
    wint_t first = 0, next = 0;

    timeout(0);
    if (get_wch(&first) != OK)
        return PRESS_ESCAPE;
    if ((first != '[' && first != 'O') || get_wch(&next) != OK) {
        unget_wch((wchar_t)first);
        return PRESS_ESCAPE;
    }
    while (first == '[' && (next < '@' || next > '~'))
        if (get_wch(&next) != OK)
            break;
    return PRESS_NONE;
}

static uint32_t translate_character(struct term *term, wint_t character)
{
    switch (character) {
    case PRESS_ESCAPE:
        return translate_escape();
    case '\r':
        return PRESS_ENTER;
    case '\b':
        return PRESS_BACKSPACE;
    case PRESS_CTRL('L'): /* everywhere the key to draw anew */
        start_over(term);
        return PRESS_RESIZE;
    default:
        return (uint32_t)character;
    }
}

static bool is_closed(const struct term *term)
{
    struct pollfd input = {.fd = fileno(term->in), .events = POLLIN};

    return poll(&input, 1, 0) > 0 &&
           (input.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
}

uint32_t term_wait(struct term *term, int timeout_ms)
{
    wint_t character = 0;
    int result;

    if (timeout_ms < 0 || timeout_ms > MOST_WAIT_MS)
        timeout_ms = MOST_WAIT_MS;
    timeout(timeout_ms);
    result = get_wch(&character);
    if (resumed) {
        resumed = 0;
        start_over(term);
        if (result == ERR)
            return PRESS_RESIZE;
    }
    if (result == KEY_CODE_YES)
        return translate_code(term, character);
    if (result == OK)
        return translate_character(term, character);
    return is_closed(term) ? PRESS_CLOSED : PRESS_NONE;
}
