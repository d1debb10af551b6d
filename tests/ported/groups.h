/* SPDX-License-Identifier: MIT */
/* groups.h -- what the tests of TaskGroup share. */
#ifndef LOOPSCOPE_TESTS_PORTED_GROUPS_H
#define LOOPSCOPE_TESTS_PORTED_GROUPS_H

#include "tests/ported/ported.h"

extern const struct exception_type MyExc;
#define MyExc(...) EXCEPTION(MyExc, __VA_ARGS__)

struct exception *first_of(const struct exception *group);

struct coro *raises_after(double seconds, struct exception *exception);
struct coro *divides_by_zero_after(double seconds);
/* Sleeps, and raises that however it is left. */
struct coro *raises_when_left(struct exception *exception);

#endif
