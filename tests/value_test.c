/* SPDX-License-Identifier: MIT */
/* Values print, compare and order as Python's do: the texts are CPython's. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/arena.h"
#include "sim/exception.h"
#include "sim/future.h"
#include "sim/value.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct arena arena;

static int free_arena(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void assert_repr(struct value value, const char *expected)
{
    assert_string_equal(value_repr(&arena, value), expected);
}

static struct value list_of(const struct value *items, size_t count)
{
    struct value list = value_list(&arena);
    for (size_t i = 0; i < count; i++)
        list_add(&arena, list.as.list, items[i]);
    return list;
}

static struct exception *exception_of(const struct exception_type *type,
                                      const struct value *args, size_t count)
{
    struct exception *exception = exception_new(&arena, type);
    for (size_t i = 0; i < count; i++)
        list_add(&arena, &exception->args, args[i]);
    return exception;
}

static void floats_print_the_shortest_digits(void **state)
{
    (void)state;
    const struct {
        double number;
        const char *repr;
    } cases[] = {
        {0.0, "0.0"},
        {-0.0, "-0.0"},
        {1.0, "1.0"},
        {-1.5, "-1.5"},
        {0.1, "0.1"},
        {0.1 + 0.2, "0.30000000000000004"},
        {1.0 / 3.0, "0.3333333333333333"},
        {4.35, "4.35"},
        {100.0, "100.0"},
        {12345.678901234567, "12345.678901234567"},
        {9007199254740993.0, "9007199254740992.0"},
        {9999999999999998.0, "9999999999999998.0"},
        {8.41e21, "8.41e+21"},
        {1e22, "1e+22"},
        {1e23, "1e+23"},
        {1e100, "1e+100"},
        {5e-324, "5e-324"},
        {2.2250738585072014e-308, "2.2250738585072014e-308"},
        {1.7976931348623157e308, "1.7976931348623157e+308"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_repr(value_float(cases[i].number), cases[i].repr);
}

static void floats_print_an_exponent_when_large_or_small(void **state)
{
    (void)state;
    assert_repr(value_float(1e15), "1000000000000000.0");
    assert_repr(value_float(1e16), "1e+16");
    assert_repr(value_float(123456789012345680.0), "1.2345678901234568e+17");
    assert_repr(value_float(0.0001), "0.0001");
    assert_repr(value_float(0.00001), "1e-05");
    assert_repr(value_float(-0.0000123), "-1.23e-05");
}

/* There the nearest sixteen digits do not read back, but the next ones do. */
static void powers_of_two_print_sixteen_digits(void **state)
{
    (void)state;
    assert_repr(value_float(ldexp(1, -24)), "5.960464477539063e-08");
    assert_repr(value_float(ldexp(1, -44)), "5.684341886080802e-14");
    assert_repr(value_float(ldexp(-1, 89)), "-6.189700196426902e+26");
    assert_repr(value_float(ldexp(1, 70)), "1.1805916207174113e+21");
}

static void infinities_and_nan_have_names(void **state)
{
    (void)state;
    assert_repr(value_float((double)INFINITY), "inf");
    assert_repr(value_float((double)-INFINITY), "-inf");
    assert_repr(value_float((double)NAN), "nan");
}

static void integers_print_to_their_limits(void **state)
{
    (void)state;
    assert_repr(value_int(0), "0");
    assert_repr(value_int(INT64_MAX), "9223372036854775807");
    assert_repr(value_int(INT64_MIN), "-9223372036854775808");
    assert_repr(value_bool(true), "True");
    assert_repr(value_bool(false), "False");
    assert_repr(VALUE_OF_NONE, "None");
}

static void strings_choose_their_quotes(void **state)
{
    (void)state;
    assert_repr(value_str(""), "''");
    assert_repr(value_str("a"), "'a'");
    assert_repr(value_str("it's"), "\"it's\"");
    assert_repr(value_str("\""), "'\"'");
    assert_repr(value_str("'\""), "'\\'\"'");
    assert_repr(value_str("\\"), "'\\\\'");
}

static void strings_escape_what_does_not_print(void **state)
{
    (void)state;
    assert_repr(value_str("\n\r\t"), "'\\n\\r\\t'");
    assert_repr(value_str("\x01\x7f"), "'\\x01\\x7f'");
    assert_repr(value_str("\xc2\x80\xc2\x9f\xc2\xa0"), "'\\x80\\x9f\\xa0'");
    assert_repr(value_str("\xc2\xad"), "'\\xad'");
    assert_repr(value_str("\xe2\x80\x8b"), "'\\u200b'");
    assert_repr(value_str("\xe2\x80\xa8"), "'\\u2028'");
    assert_repr(value_str("\xe3\x80\x80"), "'\\u3000'");
    assert_repr(value_str("\xee\x80\x80"), "'\\ue000'");
    assert_repr(value_str("\xef\xbf\xbf"), "'\\uffff'");
    assert_repr(value_str("\xcd\xb8"), "'\\u0378'");
    assert_repr(value_str("\xf3\xa0\x80\x81"), "'\\U000e0001'");
    assert_repr(value_str("\xf4\x8f\xbf\xbf"), "'\\U0010ffff'");
}

static void strings_show_what_prints(void **state)
{
    (void)state;
    assert_repr(value_str("\xc3\xa9"), "'\xc3\xa9'");
    assert_repr(value_str("\xe2\x86\x92"), "'\xe2\x86\x92'");
    assert_repr(value_str("\xf0\x9f\x98\x80"), "'\xf0\x9f\x98\x80'");
    assert_repr(value_str("\xcc\x81"), "'\xcc\x81'");
    assert_repr(value_str("\xc3\x9f'\xc3\xa9\""), "'\xc3\x9f\\'\xc3\xa9\"'");
}

static void bytes_that_are_not_utf8_print_as_surrogates(void **state)
{
    (void)state;
    assert_repr(value_str("a\xff"
                          "b\xc3"),
                "'a\\udcffb\\udcc3'");
}

static void str_of_a_string_is_itself(void **state)
{
    (void)state;
    assert_string_equal(value_to_str(&arena, value_str("it's")), "it's");
    assert_string_equal(value_to_str(&arena, value_float(2)), "2.0");
    struct value item = value_str("x");
    assert_string_equal(value_to_str(&arena, list_of(&item, 1)), "['x']");
}

static void containers_print_inside_each_other(void **state)
{
    (void)state;
    struct value numbers[] = {value_int(1), value_float(2.5)};
    struct value list = list_of(numbers, 2);
    struct value one = value_tuple(&arena, &list, 1);
    struct value dict = value_dict(&arena);
    dict_set(&arena, dict.as.dict, value_str("k"), one);
    dict_set(&arena, dict.as.dict, value_int(2), value_list(&arena));
    assert_repr(list, "[1, 2.5]");
    assert_repr(one, "([1, 2.5],)");
    assert_repr(value_tuple(&arena, NULL, 0), "()");
    assert_repr(value_tuple(&arena, numbers, 2), "(1, 2.5)");
    assert_repr(dict, "{'k': ([1, 2.5],), 2: []}");
    assert_repr(value_dict(&arena), "{}");
}

static void exceptions_print_their_arguments(void **state)
{
    (void)state;
    struct value args[] = {value_int(2), value_str("it's")};
    assert_repr(value_exception(exception_of(&ValueError, NULL, 0)),
                "ValueError()");
    assert_repr(value_exception(exception_of(&OSError, args, 1)), "OSError(2)");
    assert_repr(value_exception(exception_of(&RuntimeError, args, 2)),
                "RuntimeError(2, \"it's\")");
}

static void str_of_an_exception_is_its_message(void **state)
{
    (void)state;
    struct value args[] = {value_str("k"), value_int(2)};
    const struct {
        const struct exception_type *type;
        size_t count;
        const char *str;
    } cases[] = {
        {&ValueError, 0, ""},         {&ValueError, 1, "k"},
        {&KeyError, 1, "'k'"},        {&KeyError, 2, "('k', 2)"},
        {&ValueError, 2, "('k', 2)"},
    };
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_string_equal(
            value_to_str(&arena, value_exception(exception_of(
                                     cases[i].type, args, cases[i].count))),
            cases[i].str);
}

static void a_dict_keeps_the_place_of_a_key(void **state)
{
    (void)state;
    struct value dict = value_dict(&arena);
    dict_set(&arena, dict.as.dict, value_int(1), value_str("a"));
    dict_set(&arena, dict.as.dict, value_str("1"), value_str("b"));
    dict_set(&arena, dict.as.dict, value_float(1), value_str("c"));
    dict_set(&arena, dict.as.dict, value_bool(true), value_str("d"));
    assert_repr(dict, "{1: 'd', '1': 'b'}");
    assert_null(dict_find(dict.as.dict, VALUE_OF_NONE));
}

static void numbers_are_equal_across_types(void **state)
{
    (void)state;
    assert_true(value_equal(value_int(1), value_float(1)));
    assert_true(value_equal(value_bool(true), value_int(1)));
    assert_true(value_equal(value_bool(false), value_float(-0.0)));
    assert_false(value_equal(value_int(1), value_str("1")));
    assert_false(value_equal(value_int(0), VALUE_OF_NONE));
    assert_false(
        value_equal(value_float((double)NAN), value_float((double)NAN)));
    assert_true(value_equal(VALUE_OF_NONE, VALUE_OF_NONE));
}

static void large_integers_and_floats_compare_exactly(void **state)
{
    (void)state;
    bool ordered = true;
    const struct value odd = value_int(9007199254740993);
    const struct value even = value_float(9007199254740992.0);
    assert_false(value_equal(odd, even));
    assert_true(value_less(even, odd, &ordered));
    assert_false(value_less(odd, even, &ordered));
    assert_true(
        value_less(value_int(INT64_MAX), value_float(0x1p63), &ordered));
    assert_false(value_equal(value_int(INT64_MAX), value_float(0x1p63)));
    assert_true(ordered);
}

static void containers_are_equal_item_by_item(void **state)
{
    (void)state;
    struct value ints[] = {value_int(1), value_int(2)};
    struct value floats[] = {value_float(1), value_float(2)};
    assert_true(value_equal(list_of(ints, 2), list_of(floats, 2)));
    assert_false(value_equal(list_of(ints, 2), list_of(ints, 1)));
    assert_false(value_equal(list_of(ints, 2), value_tuple(&arena, ints, 2)));
    struct value a = value_dict(&arena);
    struct value b = value_dict(&arena);
    dict_set(&arena, a.as.dict, value_int(1), value_str("x"));
    dict_set(&arena, a.as.dict, value_int(2), value_str("y"));
    dict_set(&arena, b.as.dict, value_int(2), value_str("y"));
    assert_false(value_equal(a, b));
    dict_set(&arena, b.as.dict, value_int(1), value_str("x"));
    assert_true(value_equal(a, b));
}

static void exceptions_and_futures_are_equal_to_themselves(void **state)
{
    (void)state;
    struct exception *a = exception_of(&ValueError, NULL, 0);
    struct exception *b = exception_of(&ValueError, NULL, 0);
    struct future futures[2] = {{0}};
    assert_true(value_equal(value_exception(a), value_exception(a)));
    assert_false(value_equal(value_exception(a), value_exception(b)));
    assert_true(value_equal(value_future(futures), value_future(futures)));
    assert_false(value_equal(value_future(futures), value_future(futures + 1)));
}

static void numbers_strings_and_lists_are_ordered(void **state)
{
    (void)state;
    bool ordered = true;
    struct value short_list[] = {value_int(1)};
    struct value long_list[] = {value_int(1), value_str("x")};
    assert_true(value_less(value_int(1), value_float(1.5), &ordered));
    assert_false(value_less(value_int(1), value_bool(true), &ordered));
    assert_true(value_less(value_str("Z"), value_str("a"), &ordered));
    assert_true(value_less(value_str(""), value_str("a"), &ordered));
    assert_true(value_less(value_str("\xef\xbf\xbf"),
                           value_str("\xf0\x9f\x98\x80"), &ordered));
    assert_true(
        value_less(list_of(short_list, 1), list_of(long_list, 2), &ordered));
    assert_false(
        value_less(list_of(long_list, 2), list_of(short_list, 1), &ordered));
    assert_true(ordered);
}

static void bytes_are_ordered(void **state)
{
    (void)state;
    bool ordered = true;
    const struct value a = value_bytes(&arena, "a", 1);
    const struct value ab = value_bytes(&arena, "ab", 2);
    const struct value high = value_bytes(&arena, "\xff", 1);
    assert_true(value_less(a, ab, &ordered));
    assert_false(value_less(ab, a, &ordered));
    assert_false(value_less(a, a, &ordered));
    assert_true(value_less(ab, high, &ordered));
    assert_true(value_less(value_bytes(&arena, "", 0), a, &ordered));
    assert_true(ordered);
    value_less(a, value_str("a"), &ordered);
    assert_false(ordered);
}

static void the_innermost_without_order_are_told(void **state)
{
    (void)state;
    struct value ones[] = {value_int(1), value_int(2)};
    struct value others[] = {value_float(1), value_str("x")};
    ones[1] = list_of(ones, 2);
    others[1] = list_of(others, 2);
    struct value a = value_tuple(&arena, ones, 2);
    struct value b = value_tuple(&arena, others, 2);
    value_unordered(&a, &b);
    assert_repr(a, "2");
    assert_repr(b, "'x'");
    value_unordered(&a, &b);
    assert_repr(a, "2");
}

static void what_python_does_not_order_is_told(void **state)
{
    (void)state;
    const struct value pairs[][2] = {
        {VALUE_OF_NONE, VALUE_OF_NONE},
        {value_int(1), value_str("1")},
        {value_list(&arena), value_tuple(&arena, NULL, 0)},
        {value_dict(&arena), value_dict(&arena)},
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        bool ordered = true;
        assert_false(value_less(pairs[i][0], pairs[i][1], &ordered));
        assert_false(ordered);
    }
}

static void empty_things_are_false(void **state)
{
    (void)state;
    const struct value zero = value_int(0);
    assert_false(value_true(VALUE_OF_NONE));
    assert_false(value_true(value_bool(false)));
    assert_false(value_true(zero));
    assert_false(value_true(value_float(-0.0)));
    assert_false(value_true(value_str("")));
    assert_false(value_true(value_list(&arena)));
    assert_false(value_true(value_dict(&arena)));
    assert_true(value_true(value_float((double)NAN)));
    assert_true(value_true(value_str("0")));
    assert_true(value_true(list_of(&zero, 1)));
    assert_true(
        value_true(value_exception(exception_of(&ValueError, NULL, 0))));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#define T(test) cmocka_unit_test_teardown(test, free_arena)
        T(floats_print_the_shortest_digits),
        T(floats_print_an_exponent_when_large_or_small),
        T(powers_of_two_print_sixteen_digits),
        T(infinities_and_nan_have_names),
        T(integers_print_to_their_limits),
        T(strings_choose_their_quotes),
        T(strings_escape_what_does_not_print),
        T(strings_show_what_prints),
        T(bytes_that_are_not_utf8_print_as_surrogates),
        T(str_of_a_string_is_itself),
        T(containers_print_inside_each_other),
        T(exceptions_print_their_arguments),
        T(str_of_an_exception_is_its_message),
        T(a_dict_keeps_the_place_of_a_key),
        T(numbers_are_equal_across_types),
        T(large_integers_and_floats_compare_exactly),
        T(containers_are_equal_item_by_item),
        T(exceptions_and_futures_are_equal_to_themselves),
        T(numbers_strings_and_lists_are_ordered),
        T(bytes_are_ordered),
        T(the_innermost_without_order_are_told),
        T(what_python_does_not_order_is_told),
        T(empty_things_are_false),
#undef T
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
