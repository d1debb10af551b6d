/* SPDX-License-Identifier: MIT */
/* Python's repr() and str() of values. */
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "sim/arena.h"
#include "sim/coro.h"
#include "sim/exception.h"
#include "sim/task.h"
#include "sim/text_buffer.h"
#include "sim/value.h"

/* The containers that are being printed, innermost first: one that is in
 * itself is not printed again. (object.c Py_ReprEnter) */
struct printing {
    const void *container;
    const struct printing *outer;
};

static void put_value(struct text_buffer *out, struct value value,
                      const struct printing *inside);

/* unicodeobject.c _PyUnicode_IsPrintable: neither "other" nor a separator,
 * but for the space. */
static bool is_printable(utf8proc_int32_t code)
{
    switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return false;
    case UTF8PROC_CATEGORY_ZS:
        return code == ' ';
    default:
        return true;
    }
}

static void put_escape(struct text_buffer *out, utf8proc_int32_t code)
{
    if (code == '\n')
        text_put(out, "\\n");
    else if (code == '\r')
        text_put(out, "\\r");
    else if (code == '\t')
        text_put(out, "\\t");
    else if (code < 0x100)
        text_format(out, "\\x%02x", (unsigned)code);
    else if (code < 0x10000)
        text_format(out, "\\u%04x", (unsigned)code);
    else
        text_format(out, "\\U%08x", (unsigned)code);
}

/* bytesobject.c PyBytes_Repr: single quotes unless only they occur. */
static void put_bytes(struct text_buffer *out, const struct bytes *bytes)
{
    const bool doubled = memchr(bytes->data, '\'', bytes->length) &&
                         !memchr(bytes->data, '"', bytes->length);
    const char quote = doubled ? '"' : '\'';
    text_format(out, "b%c", quote);
    for (size_t i = 0; i < bytes->length; i++) {
        const char byte = bytes->data[i];
        if (byte == quote || byte == '\\')
            text_format(out, "\\%c", byte);
        else if (byte >= ' ' && byte <= '~')
            text_put_bytes(out, &byte, 1);
        else
            put_escape(out, (unsigned char)byte);
    }
    text_put_bytes(out, &quote, 1);
}

/* unicodeobject.c unicode_repr: single quotes unless only they occur. */
static void put_quoted(struct text_buffer *out, const char *string)
{
    bool doubled = strchr(string, '\'') && !strchr(string, '"');
    const char quote = doubled ? '"' : '\'';
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)string;
    text_put_bytes(out, &quote, 1);
    while (*at) {
        utf8proc_int32_t code;
        utf8proc_ssize_t length = utf8proc_iterate(at, -1, &code);
        if (length < 0) { /* not UTF-8: as surrogateescape shows it */
            text_format(out, "\\udc%02x", *at);
            length = 1;
        } else if (code == quote || code == '\\') {
            text_format(out, "\\%c", (char)code);
        } else if (is_printable(code)) {
            text_put_bytes(out, (const char *)at, (size_t)length);
        } else {
            put_escape(out, code);
        }
        at += length;
    }
    text_put_bytes(out, &quote, 1);
}

/* Adds 1 to the last digit of "d.ddde+xx". */
static void step_up(char *digits)
{
    for (char *at = strchr(digits, 'e'); at-- > digits;) {
        if (*at < '0' || *at > '9')
            continue;
        if (++*at <= '9')
            return;
        *at = '0';
    }
}

/*
 * The shortest digits that read back as the same number, as "d.ddde+xx". At a
 * power of two the numbers below lie closer than those above: when the
 * nearest digits are too far below, the next ones may do.
 */
static void shortest_digits(double number, char *digits, size_t size)
{
    for (int precision = 0; precision < DBL_DECIMAL_DIG; precision++) {
        snprintf(digits, size, "%.*e", precision, number);
        if (strtod(digits, NULL) == number)
            return;
        step_up(digits);
        if (strtod(digits, NULL) == number)
            return;
    }
}

/* floatobject.c float_repr: exponents below -4 and from 16 are written. */
static void put_float(struct text_buffer *out, double number)
{
    if (!isfinite(number)) {
        text_put(out, isnan(number) ? "nan" : number > 0 ? "inf" : "-inf");
        return;
    }
    char digits[40];
    shortest_digits(number, digits, sizeof digits);
    char *e = strchr(digits, 'e');
    int exponent = atoi(e + 1);
    const char *point = strchr(digits, '.');
    int decimals = point ? (int)(e - point) - 1 : 0;
    if (exponent < -4 || exponent >= 16) {
        *e = '\0';
        text_format(out, "%se%c%02d", digits, exponent < 0 ? '-' : '+',
                    abs(exponent));
        return;
    }
    int places = decimals - exponent;
    text_format(out, "%.*f", places > 1 ? places : 1, number);
}

static void put_items(struct text_buffer *out, const struct list *list,
                      const struct printing *inside)
{
    for (size_t i = 0; i < list->count; i++) {
        if (i)
            text_put(out, ", ");
        put_value(out, list->items[i], inside);
    }
}

static void put_pairs(struct text_buffer *out, const struct dict *dict,
                      const struct printing *inside)
{
    for (size_t i = 0; i < dict->keys.count; i++) {
        if (i)
            text_put(out, ", ");
        put_value(out, dict->keys.items[i], inside);
        text_put(out, ": ");
        put_value(out, dict->values.items[i], inside);
    }
}

static void put_contents(struct text_buffer *out, struct value container,
                         const struct printing *inside)
{
    if (container.kind == VALUE_DICT)
        put_pairs(out, container.as.dict, inside);
    else
        put_items(out, container.as.list, inside);
    if (container.kind == VALUE_TUPLE && container.as.list->count == 1)
        text_put(out, ",");
}

static bool is_inside(const struct printing *inside, const void *container)
{
    while (inside && inside->container != container)
        inside = inside->outer;
    return inside != NULL;
}

static void put_container(struct text_buffer *out, struct value container,
                          const struct printing *inside)
{
    const char *brackets = container.kind == VALUE_DICT   ? "{}"
                           : container.kind == VALUE_LIST ? "[]"
                                                          : "()";
    const struct printing here = {container.kind == VALUE_DICT
                                      ? (const void *)container.as.dict
                                      : container.as.list,
                                  inside};
    text_put_bytes(out, brackets, 1);
    if (is_inside(inside, here.container))
        text_put(out, "...");
    else
        put_contents(out, container, &here);
    text_put(out, brackets + 1);
}

static void put_exception(struct text_buffer *out,
                          const struct exception *exception,
                          const struct printing *inside)
{
    text_format(out, "%s(", exception->type->name);
    put_items(out, &exception->args, inside);
    text_put(out, ")");
}

/* Unlike CPython: no addresses and paths, which differ from run to run. */
static void put_future(struct text_buffer *out, struct future *future)
{
    const struct task *task = future_as_task(future);
    if (task)
        text_format(out, "<Task %s>", task->name);
    else if (future_done(future))
        text_put(out, future_cancelled(future) ? "<Future cancelled>"
                                               : "<Future finished>");
    else
        text_put(out, "<Future pending>");
}

static void put_value(struct text_buffer *out, struct value value,
                      const struct printing *inside)
{
    switch (value.kind) {
    case VALUE_NONE:
        text_put(out, "None");
        break;
    case VALUE_BOOL:
        text_put(out, value.as.boolean ? "True" : "False");
        break;
    case VALUE_INT:
        text_format(out, "%lld", (long long)value.as.integer);
        break;
    case VALUE_FLOAT:
        put_float(out, value.as.number);
        break;
    case VALUE_STR:
        put_quoted(out, value.as.string);
        break;
    case VALUE_LIST:
    case VALUE_TUPLE:
    case VALUE_DICT:
        put_container(out, value, inside);
        break;
    case VALUE_EXCEPTION:
        put_exception(out, value.as.exception, inside);
        break;
    case VALUE_FUTURE:
        put_future(out, value.as.future);
        break;
    case VALUE_CORO:
        text_format(out, "<coroutine object %s>", value.as.coro->type->name);
        break;
    case VALUE_BYTES:
        put_bytes(out, value.as.bytes);
        break;
    case VALUE_MEMBER:
        text_put(out, value.as.string);
        break;
    case VALUE_OBJECT:
        text_put(out, "<object>");
        break;
    }
}

static const char *finish(struct arena *arena, struct text_buffer *buffer)
{
    const char *text = arena_string(arena, text_of(buffer));
    text_free(buffer);
    return text;
}

const char *value_repr(struct arena *arena, struct value value)
{
    struct text_buffer buffer = {0};
    put_value(&buffer, value, NULL);
    return finish(arena, &buffer);
}

/* exceptions.c OSError_str: of a system's error, with its two arguments. */
static const char *os_error_to_str(struct arena *arena,
                                   const struct exception *error)
{
    const char *number = value_to_str(arena, error->args.items[0]);
    const char *text = value_to_str(arena, error->args.items[1]);
    if (!error->filename)
        return arena_format(arena, "[Errno %s] %s", number, text);
    return arena_format(arena, "[Errno %s] %s: %s", number, text,
                        value_repr(arena, value_str(error->filename)));
}

/* exceptions.c BaseExceptionGroup_str */
static const char *group_to_str(struct arena *arena,
                                const struct exception *group)
{
    const size_t count = group->exceptions.as.list->count;
    return arena_format(arena, "%s (%zu sub-exception%s)",
                        group->args.items[0].as.string, count,
                        count > 1 ? "s" : "");
}

/* exceptions.c BaseException_str: nothing, the argument, or all of them; and
 * what some classes have instead. */
static const char *exception_to_str(struct arena *arena,
                                    const struct exception *exception)
{
    const struct list *args = &exception->args;
    if (exception->exceptions.kind == VALUE_TUPLE)
        return group_to_str(arena, exception);
    if (args->count == 2 && exception_is(exception, &OSError))
        return os_error_to_str(arena, exception);
    if (args->count == 0)
        return "";
    if (args->count > 1)
        return value_repr(arena, value_tuple(arena, args->items, args->count));
    return exception->type == &KeyError ? value_repr(arena, args->items[0])
                                        : value_to_str(arena, args->items[0]);
}

const char *value_to_str(struct arena *arena, struct value value)
{
    if (value.kind == VALUE_STR)
        return value.as.string;
    if (value.kind == VALUE_EXCEPTION)
        return exception_to_str(arena, value.as.exception);
    return value_repr(arena, value);
}
