/* SPDX-License-Identifier: MIT */
#include "tests/why_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/trace_fixture.h"
#include "ui/timeline.h"
#include "ui/why.h"

void assert_why(const char *text, const char *expected)
{
    struct timeline *timeline = fixture_timeline(text);
    char why[400];
    why_now(timeline, timeline_count(timeline), why, sizeof why);
    assert_string_equal(why, expected);
    timeline_free(timeline);
}
