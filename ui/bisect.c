/* SPDX-License-Identifier: MIT */
#include "ui/bisect.h"

size_t bisect(size_t low, size_t high, bisect_test *is_before,
              const void *context)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (is_before(context, middle))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
