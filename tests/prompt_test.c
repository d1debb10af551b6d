/* SPDX-License-Identifier: MIT */
/* One line of text, key by key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "ui/keys.h"
#include "ui/prompt.h"

static void characters_are_added_whole(void **state)
{
    struct prompt prompt = {.text = ""};

    (void)state;
    prompt_key(&prompt, 'a');
    prompt_key(&prompt, 0xE9);
    prompt_key(&prompt, 0x1F600);
    assert_string_equal(prompt.text, "a\xC3\xA9\xF0\x9F\x98\x80");
    prompt_key(&prompt, PRESS_BACKSPACE);
    assert_string_equal(prompt.text, "a\xC3\xA9");
    prompt_key(&prompt, PRESS_BACKSPACE);
    assert_string_equal(prompt.text, "a");
}

static void other_keys_do_nothing(void **state)
{
    static const uint32_t keys[] = {PRESS_NONE, PRESS_LEFT, PRESS_RESIZE,
                                    PRESS_TAB,  0xD800,     0x07};
    struct prompt prompt = {.text = "x"};

    (void)state;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        assert_int_equal(prompt_key(&prompt, keys[i]), PROMPT_OPEN);
    assert_string_equal(prompt.text, "x");
}

/* As a selected text would be. */
static void what_is_offered_is_replaced_or_edited(void **state)
{
    struct prompt prompt = {.text = "old", .is_offered = true};

    (void)state;
    prompt_key(&prompt, 'n');
    prompt_key(&prompt, 'e');
    assert_string_equal(prompt.text, "ne");
    prompt = (struct prompt){.text = "old", .is_offered = true};
    prompt_key(&prompt, PRESS_RIGHT);
    prompt_key(&prompt, 'n');
    assert_string_equal(prompt.text, "oldn");
    prompt = (struct prompt){.text = "old", .is_offered = true};
    prompt_key(&prompt, PRESS_BACKSPACE);
    assert_string_equal(prompt.text, "ol");
}

static void it_ends_by_enter_escape_or_backspace(void **state)
{
    struct prompt prompt = {.text = "x"};

    (void)state;
    assert_int_equal(prompt_key(&prompt, PRESS_ENTER), PROMPT_DONE);
    assert_int_equal(prompt_key(&prompt, PRESS_ESCAPE), PROMPT_LEFT);
    assert_int_equal(prompt_key(&prompt, PRESS_BACKSPACE), PROMPT_OPEN);
    assert_int_equal(prompt_key(&prompt, PRESS_BACKSPACE), PROMPT_LEFT);
}

static void a_line_too_long_is_cut_at_a_character(void **state)
{
    struct prompt prompt = {.text = ""};
    size_t length;

    (void)state;
    for (int i = 0; i < 1000; i++)
        prompt_key(&prompt, 0x20AC); /* three bytes */
    length = strlen(prompt.text);
    assert_int_equal(length % 3, 0);
    assert_true(length > 240 && length < sizeof prompt.text);
    prompt_key(&prompt, 'U' - '@');
    assert_string_equal(prompt.text, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_added_whole),
        cmocka_unit_test(other_keys_do_nothing),
        cmocka_unit_test(what_is_offered_is_replaced_or_edited),
        cmocka_unit_test(it_ends_by_enter_escape_or_backspace),
        cmocka_unit_test(a_line_too_long_is_cut_at_a_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
