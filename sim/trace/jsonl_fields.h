/* SPDX-License-Identifier: MIT */
/* jsonl_fields.h -- takes typed fields out of one JSON object. */
#ifndef LOOPSCOPE_SIM_TRACE_JSONL_FIELDS_H
#define LOOPSCOPE_SIM_TRACE_JSONL_FIELDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "sim/arena.h"
#include "sim/trace/complaint.h"

/*
 * An event's object, or one nested in it. A field that is missing or wrong
 * makes a complaint and reads as 0 or "": look at the complaint when all are
 * read. Strings belong to the object.
 */
struct fields {
    const json_t *object;
    const char *event; /* for complaints */
    struct complaint *complaint;
    struct arena *scratch; /* for arrays */
};

enum need { OPTIONAL, REQUIRED };

bool field_is_there(const struct fields *fields, const char *key);
/* An optional string that is not there is NULL. */
const char *field_string(struct fields *fields, const char *key,
                         enum need need);
/* An optional integer that is not there is 0. */
int64_t field_integer(struct fields *fields, const char *key, enum need need,
                      int64_t least, int64_t most);
/* An id or a line number: 1 to UINT32_MAX. */
uint32_t field_id(struct fields *fields, const char *key, enum need need);
/* An optional boolean; false when it is not there. */
bool field_flag(struct fields *fields, const char *key);
/* One of `count` words: returns its number. Required. */
unsigned field_word(struct fields *fields, const char *key,
                    const char *const *words, unsigned count);
/* An optional array or object; NULL when it is not there or wrong. */
const json_t *field_array(struct fields *fields, const char *key);
json_t *field_object(struct fields *fields, const char *key);
/* Complains: "KEY" of the ... event WHY. */
void field_refuse(struct fields *fields, const char *key, const char *why);

#endif
