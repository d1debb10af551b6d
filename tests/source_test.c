/* SPDX-License-Identifier: MIT */
/* Positions in a C listing are those of statements, whatever the compiler. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/source.h"
#include "tests/engine_fixture.h"

/* `begins` has a digit for each line of the text: where it begins. */
static void assert_begins(const char *text, const char *begins)
{
    struct source source = {0};
    source_read(&source, text);
    assert_int_equal(source.count, strlen(begins));
    for (uint32_t line = 1; line <= source.count; line++)
        if (source_statement(&source, line) !=
            (uint32_t)(begins[line - 1] - '0'))
            fail_msg("line %u begins on line %u, not on %c, of\n%s", line,
                     source_statement(&source, line), begins[line - 1], text);
    source_free(&source);
}

static void every_statement_begins_on_its_line(void **state)
{
    (void)state;
    assert_begins("#include \"sim/scenario.h\"\n"
                  "\n"
                  "ASYNC(main)\n"
                  "{\n"
                  "    print(\"a\");\n"
                  "    return None;\n"
                  "}\n",
                  "1234567");
}

static void a_call_of_many_lines_begins_on_its_first(void **state)
{
    (void)state;
    assert_begins("    value v = await(gather(\n"
                  "        a(),\n"
                  "        b()));\n"
                  "    print(\"%s\",\n"
                  "          repr(v));\n",
                  "11144");
}

static void a_head_of_many_lines_begins_on_its_first(void **state)
{
    (void)state;
    assert_begins("ASYNC(child, int, n,\n"
                  "      double, delay)\n"
                  "{\n"
                  "    for (int i = 0;\n"
                  "         i < n; i++) {\n"
                  "        print(\"a\");\n",
                  "113446");
}

static void a_block_begins_where_its_keyword_is(void **state)
{
    (void)state;
    assert_begins("    TRY {\n"
                  "        await(a());\n"
                  "    } EXCEPT (ValueError) {\n"
                  "        RAISE;\n"
                  "    }\n"
                  "    FINALLY {\n"
                  "        print(\"a\");\n"
                  "    }\n",
                  "12345678");
}

static void comments_belong_to_no_statement(void **state)
{
    (void)state;
    assert_begins("/* Several\n"
                  " * lines. */\n"
                  "int a; // f(\n"
                  "int b; /* f( */\n"
                  "int c; /* and\n"
                  "on */ int d;\n"
                  "int e;\n",
                  "1234567");
}

static void a_comment_does_not_end_a_call(void **state)
{
    (void)state;
    assert_begins("    gather(\n"
                  "        // the first;\n"
                  "        a(), /* or: */\n"
                  "\n"
                  "        b());\n"
                  "    c();\n",
                  "111116");
}

static void signs_in_quotes_are_not_code(void **state)
{
    (void)state;
    assert_begins("    gather(\n"
                  "        fetch(\"http://a/\"),\n"
                  "        fetch(\"(/*\\\"(\"), '(', '\\'',\n"
                  "        b(\"a;\"));\n"
                  "    c();\n",
                  "11115");
}

static void a_semicolon_in_parentheses_ends_nothing(void **state)
{
    (void)state;
    assert_begins("    for (int i = 0;\n"
                  "         i < 3;\n"
                  "         i++)\n"
                  "        a();\n"
                  "    b();\n",
                  "11115");
}

static void a_line_it_does_not_have_is_itself(void **state)
{
    (void)state;
    struct source source = {0};
    assert_int_equal(source_statement(&source, 7), 7);
    source_read(&source, "a(\n);");
    assert_int_equal(source_statement(&source, 2), 1);
    assert_int_equal(source_statement(&source, 3), 3);
    assert_int_equal(source_statement(&source, 0), 0);
    source_free(&source);
}

/*
 * gcc gives a call's first line and clang its last: both must begin at the
 * same one. Looks for calls that span lines in its own, simpler way; listings
 * have no parentheses in quotes or comments that do not match.
 */
static size_t check_listing(const char *path)
{
    char *text = read_file(path);
    struct source source = {0};
    source_read(&source, text);
    uint32_t line = 1;
    uint32_t opened = 0;
    int depth = 0;
    size_t calls = 0;
    for (const char *at = text; *at; at++) {
        line += *at == '\n';
        if (*at == '(' && depth++ == 0)
            opened = line;
        if (*at != ')' || --depth > 0 || opened == line)
            continue;
        calls++;
        if (source_statement(&source, opened) !=
            source_statement(&source, line))
            fail_msg("%s: lines %u and %u are of one call", path, opened, line);
    }
    source_free(&source);
    free(text);
    return calls;
}

static void check_listings(const char *pattern)
{
    glob_t found;
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    size_t calls = 0;
    for (size_t i = 0; i < found.gl_pathc; i++)
        calls += check_listing(found.gl_pathv[i]);
    globfree(&found);
    assert_true(calls > 0);
}

static void both_compilers_agree_on_every_scenario(void **state)
{
    (void)state;
    check_listings("scenarios/*/*.c");
}

static void both_compilers_agree_on_every_twin(void **state)
{
    (void)state;
    check_listings("tests/twins/*.c");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_statement_begins_on_its_line),
        cmocka_unit_test(a_call_of_many_lines_begins_on_its_first),
        cmocka_unit_test(a_head_of_many_lines_begins_on_its_first),
        cmocka_unit_test(a_block_begins_where_its_keyword_is),
        cmocka_unit_test(comments_belong_to_no_statement),
        cmocka_unit_test(a_comment_does_not_end_a_call),
        cmocka_unit_test(signs_in_quotes_are_not_code),
        cmocka_unit_test(a_semicolon_in_parentheses_ends_nothing),
        cmocka_unit_test(a_line_it_does_not_have_is_itself),
        cmocka_unit_test(both_compilers_agree_on_every_scenario),
        cmocka_unit_test(both_compilers_agree_on_every_twin),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
