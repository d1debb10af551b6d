/* SPDX-License-Identifier: MIT */
/* bisect.h -- binary search, whatever is searched. */
#ifndef LOOPSCOPE_UI_BISECT_H
#define LOOPSCOPE_UI_BISECT_H

#include <stdbool.h>
#include <stddef.h>

/* Whether an index comes before what is looked for. */
typedef bool bisect_test(const void *context, size_t index);

/*
 * The first index from `low` on that does not come before; `high` if all do.
 * Those that do must stand first.
 */
size_t bisect(size_t low, size_t high, bisect_test *is_before,
              const void *context);

#endif
