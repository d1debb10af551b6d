/* SPDX-License-Identifier: MIT */
#include "ui/syntax.h"

#include <string.h>

/* Words as a list with blanks around each. */
static const char python_words[] =
    " False None True and as assert break class continue def del elif else "
    "except finally for from global if import in is lambda nonlocal not or "
    "pass raise return try while with yield ";
static const char c_words[] =
    " auto bool break case char const continue default do double else enum "
    "extern false float for goto if inline int long register restrict return "
    "short signed sizeof static struct switch true typedef union unsigned "
    "void volatile while None True False TRY EXCEPT EXCEPT_GROUP FINALLY "
    "RAISE ";
static const char leave_words[] = " await async ASYNC ASYNC_MAIN ASYNC_WITH ";

/* Not isalnum(): it hangs on the locale. Other than ASCII is in names. */
static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word_part(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) ||
           c == '_' || (unsigned char)c >= 0x80;
}

static bool is_listed(const char *list, const char *word, size_t length)
{
    for (const char *at = list; (at = strchr(at, ' ')) != NULL; at++)
        if (strncmp(at + 1, word, length) == 0 && at[length + 1] == ' ')
            return true;
    return false;
}

/* Behind what ends with `end`, from `at` on; 0: it does not end here. */
static size_t find_end(const char *line, size_t at, const char *end,
                       bool has_escapes)
{
    while (line[at]) {
        if (has_escapes && line[at] == '\\' && line[at + 1])
            at += 2;
        else if (strncmp(line + at, end, strlen(end)) == 0)
            return at + strlen(end);
        else
            at++;
    }
    return 0;
}

static const char *end_of(enum syntax_state state)
{
    static const char *const ends[] = {[SYNTAX_PLAIN] = "",
                                       [SYNTAX_IN_COMMENT] = "*/",
                                       [SYNTAX_IN_SINGLE] = "'''",
                                       [SYNTAX_IN_DOUBLE] = "\"\"\""};
    return ends[state];
}

/* What may go on over lines, from the span's begin on; `at`: its inside. */
static void take_long(struct syntax *syntax, struct syntax_span *span,
                      size_t at, enum syntax_state state)
{
    bool is_comment = state == SYNTAX_IN_COMMENT;
    size_t end = find_end(syntax->line, at, end_of(state), !is_comment);
    span->kind = is_comment ? SYNTAX_COMMENT : SYNTAX_STRING;
    syntax->state = end ? SYNTAX_PLAIN : state;
    span->end = end ? end : strlen(syntax->line);
}

/*
 * A string that ends in its line. In an f-string's braces the same quotes may
 * stand again (PEP 701).
 */
static size_t string_end(const char *line, size_t at, bool has_fields)
{
    char quote = line[at++];
    int depth = 0;
    for (; line[at]; at++) {
        if (line[at] == '\\' && line[at + 1])
            at++;
        else if (has_fields && line[at] == '{')
            depth++;
        else if (has_fields && line[at] == '}' && depth > 0)
            depth--;
        else if (line[at] == quote && depth == 0)
            return at + 1;
    }
    return at;
}

static bool is_triple(const char *at)
{
    return at[1] == at[0] && at[2] == at[0];
}

/* A string that begins with `prefix` letters before its quote. */
static void take_string(struct syntax *syntax, struct syntax_span *span,
                        size_t prefix)
{
    const char *line = syntax->line;
    size_t quote = span->begin + prefix;
    bool has_fields = false;
    for (size_t i = span->begin; i < quote; i++)
        has_fields = has_fields || line[i] == 'f' || line[i] == 'F';
    if (syntax->language == SOURCE_PYTHON && is_triple(line + quote)) {
        take_long(syntax, span, quote + 3,
                  line[quote] == '"' ? SYNTAX_IN_DOUBLE : SYNTAX_IN_SINGLE);
        return;
    }
    span->kind = SYNTAX_STRING;
    span->end = string_end(line, quote, has_fields);
}

/* How many letters stand before a string's quote; -1: here is no string. */
static int string_prefix(const struct syntax *syntax, size_t at)
{
    static const char letters[] = "rRbBfFuULt";
    const char *line = syntax->line + at;
    size_t length = strspn(line, letters);
    if (length <= 2 && (line[length] == '"' || line[length] == '\''))
        return (int)length;
    return -1;
}

/* Whether a comment begins; *is_long: one of C's blocks. */
static bool is_comment(const struct syntax *syntax, size_t at, bool *is_long)
{
    const char *line = syntax->line + at;
    *is_long = syntax->language == SOURCE_C && strncmp(line, "/*", 2) == 0;
    return *is_long ||
           (syntax->language == SOURCE_PYTHON ? line[0] == '#'
                                              : strncmp(line, "//", 2) == 0);
}

static bool take_comment(struct syntax *syntax, struct syntax_span *span)
{
    bool is_long;
    if (!is_comment(syntax, span->begin, &is_long))
        return false;
    if (is_long) {
        take_long(syntax, span, span->begin + 2, SYNTAX_IN_COMMENT);
    } else {
        span->kind = SYNTAX_COMMENT;
        span->end = strlen(syntax->line);
    }
    return true;
}

static size_t word_end(const char *line, size_t at)
{
    while (is_word_part(line[at]))
        at++;
    return at;
}

/* 1, 0x1f, 2.5, 1e-3: an exponent's sign is part of it. */
static size_t number_end(const char *line, size_t at)
{
    bool is_hex = line[at] == '0' && (line[at + 1] | 0x20) == 'x';
    while (is_word_part(line[at]) || line[at] == '.' ||
           (!is_hex && (line[at] == '-' || line[at] == '+') &&
            (line[at - 1] | 0x20) == 'e'))
        at++;
    return at;
}

/* A word of the language; false for a name. */
static bool take_word(struct syntax *syntax, struct syntax_span *span)
{
    const char *word = syntax->line + span->begin;
    size_t length = word_end(syntax->line, span->begin) - span->begin;
    bool is_python = syntax->language == SOURCE_PYTHON;
    span->end = span->begin + length;
    if (is_listed(leave_words, word, length))
        span->kind = SYNTAX_LEAVE;
    else if (is_listed(is_python ? python_words : c_words, word, length))
        span->kind = SYNTAX_WORD;
    else
        return false;
    return true;
}

/* C's #include and the like. */
static bool take_directive(struct syntax *syntax, struct syntax_span *span)
{
    if (syntax->language != SOURCE_C || syntax->line[span->begin] != '#')
        return false;
    span->kind = SYNTAX_WORD;
    span->end = word_end(syntax->line, span->begin + 1);
    return true;
}

/* What begins here, if it is more than plain; moves past what is plain. */
static bool take(struct syntax *syntax, struct syntax_span *span)
{
    const char *line = syntax->line;
    size_t at = span->begin;
    int prefix = string_prefix(syntax, at);
    if (prefix >= 0) {
        take_string(syntax, span, (size_t)prefix);
        return true;
    }
    if (take_comment(syntax, span) || take_directive(syntax, span))
        return true;
    if (is_digit(line[at]) || (line[at] == '.' && is_digit(line[at + 1]))) {
        span->kind = SYNTAX_LITERAL;
        span->end = number_end(line, at);
        return true;
    }
    if (is_word_part(line[at]))
        return take_word(syntax, span);
    span->end = at + 1;
    return false;
}

bool syntax_next(struct syntax *syntax, struct syntax_span *span)
{
    *span = (struct syntax_span){.begin = syntax->at};
    if (syntax->state != SYNTAX_PLAIN && syntax->line[syntax->at]) {
        take_long(syntax, span, syntax->at, syntax->state);
        syntax->at = span->end;
        return true;
    }
    while (syntax->line[syntax->at]) {
        bool found = take(syntax, span);
        syntax->at = span->end;
        if (found)
            return true;
        span->begin = span->end;
    }
    return false;
}

enum syntax_state syntax_after(const char *line, enum source_language language,
                               enum syntax_state state)
{
    struct syntax syntax = {.line = line, .language = language, .state = state};
    struct syntax_span span;
    while (syntax_next(&syntax, &span))
        continue;
    return syntax.state;
}
