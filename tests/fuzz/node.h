/* SPDX-License-Identifier: MIT */
/* node.h -- reads the arguments of a statement or an awaitable: a JSON list
 * whose first item is its name. */
#ifndef LOOPSCOPE_TESTS_FUZZ_NODE_H
#define LOOPSCOPE_TESTS_FUZZ_NODE_H

#include <jansson.h>
#include <stddef.h>

const char *node_name(json_t *node);
json_t *node_at(json_t *node, size_t at);
long node_int(json_t *node, size_t at);
const char *node_text(json_t *node, size_t at);
/* NO_TIMEOUT for null. */
double node_seconds(json_t *node, size_t at);
struct exception;
/* A new exception: its type's name at `at`, its text behind that. */
struct exception *node_exception(json_t *node, size_t at);
struct exception_type;
const struct exception_type *exception_type_named(const char *name);
/* The task or future: "t" or "f" at 1, its number at 2. */
struct future *node_target(json_t *node);

#endif
