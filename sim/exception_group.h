/* SPDX-License-Identifier: MIT */
/* exception_group.h -- several exceptions raised as one. Mirrors
 * ExceptionGroup (Objects/exceptions.c, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_EXCEPTION_GROUP_H
#define LOOPSCOPE_SIM_EXCEPTION_GROUP_H

#include <stdbool.h>

#include "sim/exception.h"

/*
 * An ExceptionGroup; a BaseExceptionGroup if one of the sequence's exceptions
 * is no Exception. Raises ValueError for none, and for what is no exception.
 * (BaseExceptionGroup_new)
 */
struct exception *group_new(const char *message, struct value exceptions);
/* The exceptions in it: a tuple. (ExceptionGroup.exceptions) */
struct value group_exceptions(const struct exception *group);

/*
 * What of an exception is of this type, and what is not, each as a group with
 * its structure kept; NULL for nothing. An exception that is no group becomes
 * a group of one in *match. (BaseExceptionGroup.split, and what `except*`
 * does with it)
 */
void group_split(struct exception *exception, const struct exception_type *type,
                 struct exception **match, struct exception **rest);

/* What the EXCEPT_GROUP parts of one TRY raise; the others still run. */
struct group_parts {
    struct exception *original; /* what the body raised */
    struct list raised;
};

/* All that leaves the TRY: what its parts raised, with what none of them
 * handled (or NULL). NULL for nothing. (PyUnstable_Exc_PrepReraiseStar) */
struct exception *group_of_parts(const struct group_parts *parts,
                                 struct exception *rest);

#endif
