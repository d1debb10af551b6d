/* SPDX-License-Identifier: MIT */
#include "sim/value.h"

#include <math.h>
#include <string.h>

#include "sim/arena.h"
#include "sim/exception.h"
#include "sim/future.h"

struct value value_bool(bool boolean)
{
    return (struct value){.kind = VALUE_BOOL, .as.boolean = boolean};
}

struct value value_int(int64_t integer)
{
    return (struct value){.kind = VALUE_INT, .as.integer = integer};
}

struct value value_float(double number)
{
    return (struct value){.kind = VALUE_FLOAT, .as.number = number};
}

struct value value_str(const char *string)
{
    return (struct value){.kind = VALUE_STR, .as.string = string};
}

struct value value_bytes(struct arena *arena, const char *data, size_t length)
{
    struct bytes *bytes = arena_alloc(arena, sizeof *bytes);
    bytes->data = data;
    bytes->length = length;
    return (struct value){.kind = VALUE_BYTES, .as.bytes = bytes};
}

struct value value_member(const char *repr)
{
    return (struct value){.kind = VALUE_MEMBER, .as.string = repr};
}

struct value value_exception(struct exception *exception)
{
    if (!exception)
        return VALUE_OF_NONE;
    return (struct value){.kind = VALUE_EXCEPTION, .as.exception = exception};
}

struct value value_future(struct future *future)
{
    if (!future)
        return VALUE_OF_NONE;
    return (struct value){.kind = VALUE_FUTURE, .as.future = future};
}

struct value value_coro(struct coro *coro)
{
    return (struct value){.kind = VALUE_CORO, .as.coro = coro};
}

struct value value_object(void *object)
{
    return (struct value){.kind = VALUE_OBJECT, .as.object = object};
}

struct value value_list(struct arena *arena)
{
    return (struct value){.kind = VALUE_LIST,
                          .as.list = arena_alloc(arena, sizeof(struct list))};
}

struct value value_tuple(struct arena *arena, const struct value *items,
                         size_t count)
{
    struct list *list = arena_alloc(arena, sizeof *list);
    list->items = arena_copy(arena, items, count * sizeof *items);
    list->count = list->capacity = count;
    return (struct value){.kind = VALUE_TUPLE, .as.list = list};
}

struct value value_dict(struct arena *arena)
{
    return (struct value){.kind = VALUE_DICT,
                          .as.dict = arena_alloc(arena, sizeof(struct dict))};
}

void list_add(struct arena *arena, struct list *list, struct value item)
{
    if (list->count == list->capacity) {
        size_t capacity = list->capacity ? 2 * list->capacity : 8;
        struct value *items = arena_alloc(arena, capacity * sizeof *items);
        if (list->count)
            memcpy(items, list->items, list->count * sizeof *items);
        list->items = items;
        list->capacity = capacity;
    }
    list->items[list->count++] = item;
}

struct value *dict_find(const struct dict *dict, struct value key)
{
    for (size_t i = 0; i < dict->keys.count; i++)
        if (value_equal(dict->keys.items[i], key))
            return &dict->values.items[i];
    return NULL;
}

void dict_set(struct arena *arena, struct dict *dict, struct value key,
              struct value item)
{
    struct value *found = dict_find(dict, key);
    if (found) {
        *found = item;
        return;
    }
    list_add(arena, &dict->keys, key);
    list_add(arena, &dict->values, item);
}

/* Whether it is a further byte of a character. */
static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

size_t str_length(const char *utf8)
{
    size_t count = 0;
    for (; *utf8; utf8++)
        count += !is_continuation(*utf8);
    return count;
}

/* A str's characters, each a str. */
static const struct list *characters(struct arena *arena, const char *utf8)
{
    struct list *list = value_list(arena).as.list;
    while (*utf8) {
        size_t length = 1;
        while (is_continuation(utf8[length]))
            length++;
        list_add(arena, list,
                 value_str(arena_format(arena, "%.*s", (int)length, utf8)));
        utf8 += length;
    }
    return list;
}

/* The bytes, each an int. */
static const struct list *byte_values(struct arena *arena,
                                      const struct bytes *bytes)
{
    struct list *list = value_list(arena).as.list;
    for (size_t i = 0; i < bytes->length; i++)
        list_add(arena, list, value_int((unsigned char)bytes->data[i]));
    return list;
}

const struct list *value_items(struct arena *arena, struct value value)
{
    switch (value.kind) {
    case VALUE_LIST:
    case VALUE_TUPLE:
        return value.as.list;
    case VALUE_DICT:
        return &value.as.dict->keys;
    case VALUE_STR:
        return characters(arena, value.as.string);
    case VALUE_BYTES:
        return byte_values(arena, value.as.bytes);
    default:
        return NULL;
    }
}

static const char *future_type_name(const struct future *future)
{
    return future->kind == FUTURE_TASK        ? "Task"
           : future->kind == FUTURE_GATHERING ? "_GatheringFuture"
                                              : "Future";
}

const char *value_type_name(struct value value)
{
    static const char *const names[] = {
        [VALUE_NONE] = "NoneType", [VALUE_BOOL] = "bool",
        [VALUE_INT] = "int",       [VALUE_FLOAT] = "float",
        [VALUE_STR] = "str",       [VALUE_BYTES] = "bytes",
        [VALUE_LIST] = "list",     [VALUE_TUPLE] = "tuple",
        [VALUE_DICT] = "dict",     [VALUE_CORO] = "coroutine",
        [VALUE_MEMBER] = "member", [VALUE_OBJECT] = "object"};
    if (value.kind == VALUE_EXCEPTION)
        return value.as.exception->type->name;
    if (value.kind == VALUE_FUTURE)
        return future_type_name(value.as.future);
    return names[value.kind];
}

/* Of tasks the recorder's class, and _GatheringFuture, are Python's. */
const char *value_c_type_name(struct value value)
{
    if (value.kind == VALUE_FUTURE && value.as.future->kind != FUTURE_TASK &&
        value.as.future->kind != FUTURE_GATHERING)
        return "_asyncio.Future";
    return value_type_name(value);
}

static bool is_integral(struct value value)
{
    return value.kind == VALUE_INT || value.kind == VALUE_BOOL;
}

static bool is_number(struct value value)
{
    return is_integral(value) || value.kind == VALUE_FLOAT;
}

static int64_t integer_of(struct value value)
{
    return value.kind == VALUE_BOOL ? value.as.boolean : value.as.integer;
}

static double number_of(struct value value)
{
    return value.kind == VALUE_FLOAT ? value.as.number
                                     : (double)integer_of(value);
}

/* floatobject.c float_richcompare: exact, also where the integer has more
 * digits than a float. Below 0, 0 or above; the number is not NaN. */
static int compare_mixed(int64_t integer, double number)
{
    if (number >= 0x1p63)
        return -1;
    if (number < -0x1p63)
        return 1;
    int64_t whole = (int64_t)number;
    double fraction = number - (double)whole;
    if (integer != whole)
        return integer < whole ? -1 : 1;
    return fraction > 0 ? -1 : fraction < 0;
}

static bool numbers_equal(struct value a, struct value b)
{
    if (is_integral(a) && is_integral(b))
        return integer_of(a) == integer_of(b);
    double x = number_of(a);
    double y = number_of(b);
    if (is_integral(a))
        return !isnan(y) && compare_mixed(integer_of(a), y) == 0;
    if (is_integral(b))
        return !isnan(x) && compare_mixed(integer_of(b), x) == 0;
    return x == y;
}

static bool number_less(struct value a, struct value b)
{
    if (is_integral(a) && is_integral(b))
        return integer_of(a) < integer_of(b);
    double x = number_of(a);
    double y = number_of(b);
    if (is_integral(a))
        return !isnan(y) && compare_mixed(integer_of(a), y) < 0;
    if (is_integral(b))
        return !isnan(x) && compare_mixed(integer_of(b), x) > 0;
    return x < y;
}

static bool is_sequence(struct value value)
{
    return value.kind == VALUE_LIST || value.kind == VALUE_TUPLE;
}

/* The place of the first items that differ; where the shorter ends, if none
 * do. */
static size_t first_difference(const struct list *a, const struct list *b)
{
    size_t at = 0;
    while (at < a->count && at < b->count &&
           value_equal(a->items[at], b->items[at]))
        at++;
    return at;
}

static bool lists_equal(const struct list *a, const struct list *b)
{
    return a->count == b->count && first_difference(a, b) == a->count;
}

static bool dicts_equal(const struct dict *a, const struct dict *b)
{
    if (a->keys.count != b->keys.count)
        return false;
    for (size_t i = 0; i < a->keys.count; i++) {
        const struct value *other = dict_find(b, a->keys.items[i]);
        if (!other || !value_equal(a->values.items[i], *other))
            return false;
    }
    return true;
}

bool value_equal(struct value a, struct value b)
{
    if (is_number(a) && is_number(b))
        return numbers_equal(a, b);
    if (a.kind != b.kind)
        return false;
    switch (a.kind) {
    case VALUE_STR:
    case VALUE_MEMBER:
        return strcmp(a.as.string, b.as.string) == 0;
    case VALUE_BYTES:
        return a.as.bytes->length == b.as.bytes->length &&
               memcmp(a.as.bytes->data, b.as.bytes->data, a.as.bytes->length) ==
                   0;
    case VALUE_LIST:
    case VALUE_TUPLE:
        return lists_equal(a.as.list, b.as.list);
    case VALUE_DICT:
        return dicts_equal(a.as.dict, b.as.dict);
    case VALUE_EXCEPTION:
        return a.as.exception == b.as.exception;
    case VALUE_FUTURE:
        return a.as.future == b.as.future;
    case VALUE_CORO:
        return a.as.coro == b.as.coro;
    case VALUE_OBJECT:
        return a.as.object == b.as.object;
    default:
        return true; /* None == None */
    }
}

/* The first items that differ decide; else the shorter is less. */
static bool list_less(const struct list *a, const struct list *b, bool *ordered)
{
    const size_t at = first_difference(a, b);
    if (at < a->count && at < b->count)
        return value_less(a->items[at], b->items[at], ordered);
    return a->count < b->count;
}

/* The first bytes that differ decide; else the shorter is less. */
static bool bytes_less(const struct bytes *a, const struct bytes *b)
{
    const size_t shared = a->length < b->length ? a->length : b->length;
    const int order = memcmp(a->data, b->data, shared);
    return order < 0 || (order == 0 && a->length < b->length);
}

bool value_less(struct value a, struct value b, bool *ordered)
{
    if (is_number(a) && is_number(b))
        return number_less(a, b);
    if (a.kind == VALUE_STR && b.kind == VALUE_STR)
        return strcmp(a.as.string, b.as.string) < 0;
    if (a.kind == VALUE_BYTES && b.kind == VALUE_BYTES)
        return bytes_less(a.as.bytes, b.as.bytes);
    if (is_sequence(a) && a.kind == b.kind)
        return list_less(a.as.list, b.as.list, ordered);
    *ordered = false;
    return false;
}

void value_unordered(struct value *a, struct value *b)
{
    while (is_sequence(*a) && a->kind == b->kind) {
        const size_t at = first_difference(a->as.list, b->as.list);
        *a = a->as.list->items[at];
        *b = b->as.list->items[at];
    }
}

struct value value_unhashable(struct value value)
{
    if (value.kind == VALUE_LIST || value.kind == VALUE_DICT)
        return value;
    struct value found = VALUE_OF_NONE;
    if (value.kind == VALUE_TUPLE)
        for (size_t i = 0; i < value.as.list->count && !found.kind; i++)
            found = value_unhashable(value.as.list->items[i]);
    return found;
}

bool value_true(struct value value)
{
    switch (value.kind) {
    case VALUE_NONE:
        return false;
    case VALUE_STR:
        return value.as.string[0] != '\0';
    case VALUE_BYTES:
        return value.as.bytes->length > 0;
    case VALUE_LIST:
    case VALUE_TUPLE:
        return value.as.list->count > 0;
    case VALUE_DICT:
        return value.as.dict->keys.count > 0;
    default:
        return is_number(value) ? number_of(value) != 0.0 : true;
    }
}
