/* SPDX-License-Identifier: MIT */
#include "sim/operators.h"

#include <string.h>
#include <utf8proc.h>

#include "sim/arena.h"
#include "sim/loop.h"

/* -- Items ----------------------------------------------------------------- */

_Noreturn static void raise_no_integer(struct value container, struct value key)
{
    const char *name = value_type_name(container);
    const char *given = value_c_type_name(key);
    if (container.kind == VALUE_STR)
        loop_raise(&TypeError, "string indices must be integers, not '%s'",
                   given);
    loop_raise(&TypeError, "%s indices must be integers or slices, not %s",
               container.kind == VALUE_BYTES ? "byte" : name, given);
}

_Noreturn static void raise_out_of_range(struct value container)
{
    if (container.kind == VALUE_BYTES)
        loop_raise(&IndexError, "index out of range");
    loop_raise(&IndexError, "%s index out of range",
               container.kind == VALUE_STR ? "string"
                                           : value_type_name(container));
}

/* The place of container[key], of so many; `count` for none.
 * (PyNumber_AsSsize_t) */
static size_t index_of(struct value container, size_t count, struct value key)
{
    if (key.kind != VALUE_INT && key.kind != VALUE_BOOL)
        raise_no_integer(container, key);
    int64_t index = key.kind == VALUE_BOOL ? key.as.boolean : key.as.integer;
    if (index < 0)
        index += (int64_t)count;
    return index < 0 || index >= (int64_t)count ? count : (size_t)index;
}

static struct value item_under(const struct dict *dict, struct value key)
{
    value_must_hash(key);
    const struct value *item = dict_find(dict, key);
    if (!item) {
        struct exception *error = exception_new(loop_arena(), &KeyError);
        list_add(loop_arena(), &error->args, key);
        exception_raise(error);
    }
    return *item;
}

struct value value_item(struct value container, struct value key)
{
    if (container.kind == VALUE_DICT)
        return item_under(container.as.dict, key);
    const struct list *list = value_items(loop_arena(), container);
    if (!list)
        loop_raise(&TypeError, "'%s' object is not subscriptable",
                   value_c_type_name(container));
    const size_t at = index_of(container, list->count, key);
    if (at == list->count)
        raise_out_of_range(container);
    return list->items[at];
}

static void set_item_at(struct value list, struct value key, struct value item)
{
    struct list *items = list.as.list;
    const size_t at = index_of(list, items->count, key);
    if (at == items->count)
        loop_raise(&IndexError, "list assignment index out of range");
    items->items[at] = item;
}

void value_set_item(struct value container, struct value key, struct value item)
{
    switch (container.kind) {
    case VALUE_LIST:
        set_item_at(container, key, item);
        break;
    case VALUE_DICT:
        value_must_hash(key);
        dict_set(loop_arena(), container.as.dict, key, item);
        break;
    default:
        loop_raise(&TypeError, "'%s' object does not support item assignment",
                   value_c_type_name(container));
    }
}

size_t value_length(struct value value)
{
    if (value.kind == VALUE_STR)
        return str_length(value.as.string);
    if (value.kind == VALUE_BYTES)
        return value.as.bytes->length;
    const struct list *list = value_items(loop_arena(), value);
    if (!list)
        loop_raise(&TypeError, "object of type '%s' has no len()",
                   value_c_type_name(value));
    return list->count;
}

/* -- Lists ----------------------------------------------------------------- */

static struct list *list_with(struct value list, const char *method)
{
    if (list.kind != VALUE_LIST)
        loop_raise(&AttributeError, "'%s' object has no attribute '%s'",
                   value_c_type_name(list), method);
    return list.as.list;
}

void value_append(struct value list, struct value item)
{
    list_add(loop_arena(), list_with(list, "append"), item);
}

void value_remove(struct value list, struct value item)
{
    struct list *items = list_with(list, "remove");
    size_t at = 0;
    while (at < items->count && !value_equal(items->items[at], item))
        at++;
    if (at == items->count)
        loop_raise(&ValueError, "list.remove(x): x not in list");
    items->count--;
    memmove(items->items + at, items->items + at + 1,
            (items->count - at) * sizeof *items->items);
}

/* -- What others are asked for --------------------------------------------- */

const struct list *value_iterate(struct value iterable)
{
    const struct list *items = value_items(loop_arena(), iterable);
    if (!items)
        loop_raise(&TypeError, "'%s' object is not iterable",
                   value_c_type_name(iterable));
    return items;
}

void value_must_hash(struct value value)
{
    const struct value without = value_unhashable(value);
    if (without.kind != VALUE_NONE)
        loop_raise(&TypeError, "unhashable type: '%s'",
                   value_c_type_name(without));
}

/* -- Strings --------------------------------------------------------------- */

/* unicodetype_db.h _PyUnicode_IsWhitespace, as makeunicodedata.py makes it. */
static bool is_whitespace(utf8proc_int32_t code)
{
    const utf8proc_property_t *property = utf8proc_get_property(code);
    switch (property->bidi_class) {
    case UTF8PROC_BIDI_CLASS_WS:
    case UTF8PROC_BIDI_CLASS_B:
    case UTF8PROC_BIDI_CLASS_S:
        return true;
    default:
        return property->category == UTF8PROC_CATEGORY_ZS;
    }
}

const char *value_strip(const char *string)
{
    const char *begin = NULL;
    const char *end = string;
    for (const char *at = string; *at;) {
        utf8proc_int32_t code;
        utf8proc_ssize_t length =
            utf8proc_iterate((const utf8proc_uint8_t *)at, -1, &code);
        const bool is_text = length < 0 || !is_whitespace(code);
        if (is_text && !begin)
            begin = at;
        at += length < 0 ? 1 : length;
        if (is_text)
            end = at;
    }
    return begin ? arena_format(loop_arena(), "%.*s", (int)(end - begin), begin)
                 : "";
}
