/* SPDX-License-Identifier: MIT */
#include "sim/trace/resource.h"

#include <string.h>

#define FIELD(name, type)                                                      \
    {                                                                          \
#name, type, offsetof(struct resource, name)                           \
    }

const struct resource_field resource_fields[] = {
    FIELD(locked, RESOURCE_FLAG),       FIELD(holder, RESOURCE_ID),
    FIELD(value, RESOURCE_NUMBER),      FIELD(limit, RESOURCE_NUMBER),
    FIELD(holders, RESOURCE_TASKS),     FIELD(set, RESOURCE_FLAG),
    FIELD(lock, RESOURCE_ID),           FIELD(parties, RESOURCE_NUMBER),
    FIELD(state, RESOURCE_TEXT),        FIELD(maxsize, RESOURCE_NUMBER),
    FIELD(size, RESOURCE_NUMBER),       FIELD(items, RESOURCE_ITEMS),
    FIELD(unfinished, RESOURCE_NUMBER), FIELD(shutdown, RESOURCE_FLAG),
    FIELD(getting, RESOURCE_TASKS),     FIELD(putting, RESOURCE_TASKS),
    FIELD(joining, RESOURCE_TASKS),     FIELD(waiting, RESOURCE_TASKS),
};
const size_t resource_field_count =
    sizeof resource_fields / sizeof *resource_fields;

const char *const resource_words[] = {
#define X(constant, name) name,
    RESOURCE_KINDS(X)
#undef X
};

static bool texts_equal(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool items_equal(const struct resource_items *a,
                        const struct resource_items *b)
{
    if (a->count != b->count)
        return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (!texts_equal(a->reprs[i], b->reprs[i]))
            return false;
    return true;
}

static bool tasks_equal(const struct task_ids *a, const struct task_ids *b)
{
    return a->count == b->count &&
           (!a->count ||
            memcmp(a->ids, b->ids, a->count * sizeof *a->ids) == 0);
}

static bool field_equal(enum resource_type type, const void *a, const void *b)
{
    switch (type) {
    case RESOURCE_FLAG:
        return *(const bool *)a == *(const bool *)b;
    case RESOURCE_ID:
        return *(const uint32_t *)a == *(const uint32_t *)b;
    case RESOURCE_NUMBER:
        return *(const int64_t *)a == *(const int64_t *)b;
    case RESOURCE_TEXT:
        return texts_equal(*(const char *const *)a, *(const char *const *)b);
    case RESOURCE_ITEMS:
        return items_equal(a, b);
    case RESOURCE_TASKS:
        break;
    }
    return tasks_equal(a, b);
}

bool resource_equal(const struct resource *a, const struct resource *b)
{
    if (a->id != b->id || a->kind != b->kind)
        return false;
    for (size_t i = 0; i < resource_field_count; i++) {
        const struct resource_field *field = &resource_fields[i];
        if (!field_equal(field->type, (const char *)a + field->offset,
                         (const char *)b + field->offset))
            return false;
    }
    return true;
}
