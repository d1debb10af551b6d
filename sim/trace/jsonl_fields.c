/* SPDX-License-Identifier: MIT */
#include "sim/trace/jsonl_fields.h"

#include <string.h>

#include "sim/trace/line.h"

void field_refuse(struct fields *fields, const char *key, const char *why)
{
    complain(fields->complaint, ADVICE_DAMAGED, "\"", key, "\" of the ",
             fields->event, " event ", why, NULL);
}

/* The value, or NULL; a required one that is not there is refused. */
static const json_t *get(struct fields *fields, const char *key, enum need need)
{
    const json_t *value = json_object_get(fields->object, key);
    if (!value && need == REQUIRED)
        field_refuse(fields, key, "is missing");
    return value;
}

bool field_is_there(const struct fields *fields, const char *key)
{
    return json_object_get(fields->object, key) != NULL;
}

const char *field_string(struct fields *fields, const char *key, enum need need)
{
    const json_t *value = get(fields, key, need);
    if (!value)
        return need == REQUIRED ? "" : NULL;
    if (json_is_string(value))
        return json_string_value(value);
    field_refuse(fields, key, "must be a string");
    return "";
}

static void refuse_range(struct fields *fields, const char *key, int64_t least,
                         int64_t most)
{
    char why[80];
    struct line line;
    line_init(&line, why, sizeof why);
    line_add(&line, "must be ");
    line_add_number(&line, least);
    if (most == INT64_MAX) {
        line_add(&line, " or more");
    } else {
        line_add(&line, " to ");
        line_add_number(&line, most);
    }
    field_refuse(fields, key, why);
}

int64_t field_integer(struct fields *fields, const char *key, enum need need,
                      int64_t least, int64_t most)
{
    const json_t *value = get(fields, key, need);
    if (!value)
        return 0;
    if (!json_is_integer(value)) {
        field_refuse(fields, key, "must be an integer");
        return 0;
    }
    int64_t number = json_integer_value(value);
    if (number >= least && number <= most)
        return number;
    refuse_range(fields, key, least, most);
    return 0;
}

uint32_t field_id(struct fields *fields, const char *key, enum need need)
{
    return (uint32_t)field_integer(fields, key, need, 1, UINT32_MAX);
}

bool field_flag(struct fields *fields, const char *key)
{
    const json_t *value = get(fields, key, OPTIONAL);
    if (value && !json_is_boolean(value))
        field_refuse(fields, key, "must be true or false");
    return value && json_is_true(value);
}

static void refuse_word(struct fields *fields, const char *key,
                        const char *const *words, unsigned count)
{
    char why[200];
    struct line line;
    line_init(&line, why, sizeof why);
    line_add(&line, "must be one of: ");
    for (unsigned i = 0; i < count; i++) {
        line_add(&line, i ? ", " : "");
        line_add(&line, words[i]);
    }
    field_refuse(fields, key, why);
}

unsigned field_word(struct fields *fields, const char *key,
                    const char *const *words, unsigned count)
{
    const char *word = field_string(fields, key, REQUIRED);
    for (unsigned i = 0; i < count; i++)
        if (strcmp(word, words[i]) == 0)
            return i;
    refuse_word(fields, key, words, count);
    return 0;
}

const json_t *field_array(struct fields *fields, const char *key)
{
    const json_t *value = get(fields, key, OPTIONAL);
    if (!value || json_is_array(value))
        return value;
    field_refuse(fields, key, "must be an array");
    return NULL;
}

json_t *field_object(struct fields *fields, const char *key)
{
    json_t *value = json_object_get(fields->object, key);
    if (!value || json_is_object(value))
        return value;
    field_refuse(fields, key, "must be an object");
    return NULL;
}
