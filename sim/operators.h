/* SPDX-License-Identifier: MIT */
/* operators.h -- Python's operators and methods of values, with the errors they
 * raise (Objects/abstract.c, and that of each class, CPython 3.13). */
#ifndef LOOPSCOPE_SIM_OPERATORS_H
#define LOOPSCOPE_SIM_OPERATORS_H

#include <stddef.h>

#include "sim/value.h"

/* All of these raise TypeError or AttributeError where Python has no such
 * operation, and IndexError or KeyError where there is no such item. An index
 * below 0 counts from the end. */

/* container[key] (PyObject_GetItem) */
struct value value_item(struct value container, struct value key);
/* container[key] = item (PyObject_SetItem) */
void value_set_item(struct value container, struct value key,
                    struct value item);
/* len() (PyObject_Size) */
size_t value_length(struct value value);
/* list.append() */
void value_append(struct value list, struct value item);
/* list.remove(); raises ValueError when it is not there. */
void value_remove(struct value list, struct value item);

/* iter(): what value_items() gives. (PyObject_GetIter) */
const struct list *value_iterate(struct value iterable);
/* hash() (PyObject_Hash) */
void value_must_hash(struct value value);

/* str.strip() */
const char *value_strip(const char *string);

#endif
