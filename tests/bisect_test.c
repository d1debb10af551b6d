/* SPDX-License-Identifier: MIT */
/* Binary search: at each length, wherever the border is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ui/bisect.h"

static bool is_below(const void *context, size_t index)
{
    const size_t *border = context;

    return index < *border;
}

static void the_first_that_does_not_come_before_is_found(void **state)
{
    (void)state;
    for (size_t low = 0; low < 9; low++) {
        for (size_t high = low; high < 17; high++) {
            for (size_t border = low; border <= high; border++)
                assert_int_equal(bisect(low, high, is_below, &border), border);
        }
    }
}

static void what_is_out_of_the_range_is_not_asked_for(void **state)
{
    const size_t all = SIZE_MAX, none = 0;

    (void)state;
    assert_int_equal(bisect(3, 7, is_below, &all), 7);
    assert_int_equal(bisect(3, 7, is_below, &none), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_that_does_not_come_before_is_found),
        cmocka_unit_test(what_is_out_of_the_range_is_not_asked_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
