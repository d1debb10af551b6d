/* SPDX-License-Identifier: MIT */
/* Words, strings, comments and numbers of single lines, and over lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/syntax.h"

/*
 * A letter for each byte: k where control may leave, o another word of the
 * language, s string, c comment, l number, else a dot.
 */
static const char *kinds(const char *line, enum source_language language,
                         enum syntax_state *state)
{
    static char letters[128];
    struct syntax syntax = {
        .line = line, .language = language, .state = *state};
    struct syntax_span span;

    memset(letters, '.', sizeof letters);
    letters[strlen(line)] = '\0';
    while (syntax_next(&syntax, &span))
        memset(letters + span.begin, "koscl"[span.kind], span.end - span.begin);
    *state = syntax.state;
    return letters;
}

static void assert_line(enum source_language language, const char *line,
                        const char *expected)
{
    enum syntax_state state = SYNTAX_PLAIN;

    assert_string_equal(kinds(line, language, &state), expected);
    assert_int_equal(state, SYNTAX_PLAIN);
}

static void python_words_are_told_from_names(void **state)
{
    (void)state;
    assert_line(SOURCE_PYTHON, "async def main(): pass",
                "kkkkk.ooo.........oooo");
    assert_line(SOURCE_PYTHON, "awaits = x.format", ".................");
    assert_line(SOURCE_PYTHON, "return await f(None)", "oooooo.kkkkk...oooo.");
}

static void python_strings_have_prefixes_and_escapes(void **state)
{
    (void)state;
    assert_line(SOURCE_PYTHON, "p(rb'a\\'b', \"c'd\")", "..ssssssss..sssss.");
    assert_line(SOURCE_PYTHON, "buf 'if'", "....ssss");
    assert_line(SOURCE_PYTHON, "x = 'open # to the end",
                "....ssssssssssssssssss");
}

static void the_fields_of_an_f_string_may_have_its_quotes(void **state)
{
    (void)state;
    assert_line(SOURCE_PYTHON, "f\"{d[\"a\"]}\" + 1", "sssssssssss...l");
    assert_line(SOURCE_PYTHON, "\"{d[\"a\"]}\"", "sssss.ssss");
}

static void comments_end_the_line_but_not_in_strings(void **state)
{
    (void)state;
    assert_line(SOURCE_PYTHON, "a('#') # if 1", "..sss..cccccc");
    assert_line(SOURCE_C, "a(\"//\"); // if 1", "..ssss...ccccccc");
    assert_line(SOURCE_PYTHON, "7 // 2", "l....l");
}

static void numbers_have_points_and_exponents(void **state)
{
    (void)state;
    assert_line(SOURCE_PYTHON, "1_000 .5 1e-3 a1 0xe-1",
                "lllll.ll.llll....lll.l");
}

static void triple_quotes_go_on_over_lines(void **state)
{
    enum syntax_state carried = SYNTAX_PLAIN;

    (void)state;
    assert_string_equal(kinds("x = '''if", SOURCE_PYTHON, &carried),
                        "....sssss");
    assert_int_equal(carried, SYNTAX_IN_SINGLE);
    assert_string_equal(kinds("", SOURCE_PYTHON, &carried), "");
    assert_string_equal(kinds("\"\"\" if", SOURCE_PYTHON, &carried), "ssssss");
    assert_string_equal(kinds("a''' if", SOURCE_PYTHON, &carried), "ssss.oo");
    assert_int_equal(carried, SYNTAX_PLAIN);
    assert_line(SOURCE_PYTHON, "\"\"\"one line\"\"\" if", "ssssssssssssss.oo");
}

static void block_comments_go_on_over_lines(void **state)
{
    enum syntax_state carried = SYNTAX_PLAIN;

    (void)state;
    assert_string_equal(kinds("int x; /* a", SOURCE_C, &carried),
                        "ooo....cccc");
    assert_string_equal(kinds(" * \"if", SOURCE_C, &carried), "cccccc");
    assert_string_equal(kinds(" */ if", SOURCE_C, &carried), "ccc.oo");
    assert_line(SOURCE_C, "a /* b */ = 1;", "..ccccccc...l.");
}

static void c_has_directives_and_the_scenario_words(void **state)
{
    (void)state;
    assert_line(SOURCE_C, "#include \"sim/scenario.h\"",
                "oooooooo.ssssssssssssssss");
    assert_line(SOURCE_C, "ASYNC(f) { await(g()); }",
                "kkkkk......kkkkk........");
    assert_line(SOURCE_C, "EXCEPT (E) {", "oooooo......");
}

static void the_next_line_begins_within_what_is_open(void **state)
{
    (void)state;
    assert_int_equal(syntax_after("x = \"\"\"", SOURCE_PYTHON, SYNTAX_PLAIN),
                     SYNTAX_IN_DOUBLE);
    assert_int_equal(syntax_after("x", SOURCE_C, SYNTAX_IN_COMMENT),
                     SYNTAX_IN_COMMENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(python_words_are_told_from_names),
        cmocka_unit_test(python_strings_have_prefixes_and_escapes),
        cmocka_unit_test(the_fields_of_an_f_string_may_have_its_quotes),
        cmocka_unit_test(comments_end_the_line_but_not_in_strings),
        cmocka_unit_test(numbers_have_points_and_exponents),
        cmocka_unit_test(triple_quotes_go_on_over_lines),
        cmocka_unit_test(block_comments_go_on_over_lines),
        cmocka_unit_test(c_has_directives_and_the_scenario_words),
        cmocka_unit_test(the_next_line_begins_within_what_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
