/* SPDX-License-Identifier: MIT */
/* value.h -- Python's values, as far as scenarios use them. */
#ifndef LOOPSCOPE_SIM_VALUE_H
#define LOOPSCOPE_SIM_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct coro;
struct exception;
struct future;

enum value_kind {
    VALUE_NONE,
    VALUE_BOOL,
    VALUE_INT,
    VALUE_FLOAT,
    VALUE_STR,
    VALUE_BYTES,
    VALUE_LIST,
    VALUE_TUPLE,
    VALUE_DICT,
    VALUE_EXCEPTION,
    VALUE_FUTURE, /* a future or a task */
    VALUE_CORO,   /* a coroutine object */
    VALUE_MEMBER, /* of an enumeration: known by its repr */
    VALUE_OBJECT, /* of a library: a connection, a server */
};

struct bytes;
struct list;
struct dict;

/* Small, passed by value. What it points to lives in the run's arena. */
struct value {
    enum value_kind kind;
    union {
        bool boolean;
        int64_t integer;
        double number;
        const char *string; /* UTF-8; a member's repr */
        const struct bytes *bytes;
        struct list *list; /* a tuple's too; it is then not changed */
        struct dict *dict;
        struct exception *exception;
        struct future *future;
        struct coro *coro;
        void *object; /* whoever gets it knows what it is */
    } as;
};

/* Not changed once it is made. */
struct bytes {
    const char *data; /* a 0 follows them */
    size_t length;
};

/* A growing array; `items` is reallocated in the arena. */
struct list {
    struct value *items;
    size_t count;
    size_t capacity;
};

/* Keys in order of insertion, as Python's; found by a walk. */
struct dict {
    struct list keys;
    struct list values;
};

#define VALUE_OF_NONE ((struct value){.kind = VALUE_NONE})

struct value value_bool(bool boolean);
struct value value_int(int64_t integer);
struct value value_float(double number);
/* The string is not copied: it lives as long as the run. */
struct value value_str(const char *string);
/* The bytes are not copied; a 0 follows them. */
struct value value_bytes(struct arena *arena, const char *data, size_t length);
struct value value_member(const char *repr);
/* NULL is None. */
struct value value_exception(struct exception *exception);
struct value value_future(struct future *future);
struct value value_coro(struct coro *coro);
struct value value_object(void *object);

struct value value_list(struct arena *arena);
/* A tuple of copies of these items. */
struct value value_tuple(struct arena *arena, const struct value *items,
                         size_t count);
struct value value_dict(struct arena *arena);

void list_add(struct arena *arena, struct list *list, struct value item);
void dict_set(struct arena *arena, struct dict *dict, struct value key,
              struct value item);
/* The item under a key, or NULL. */
struct value *dict_find(const struct dict *dict, struct value key);

/* len() of a str: its characters. */
size_t str_length(const char *utf8);
/* What a for loop walks over: items, keys, characters, bytes. NULL where
 * Python has no iterator. */
const struct list *value_items(struct arena *arena, struct value value);
/* type(value).__name__ */
const char *value_type_name(struct value value);
/* The same as the interpreter's own messages have it: with the module, for a
 * class that C code defines in one. (tp_name) */
const char *value_c_type_name(struct value value);
/* Python's ==; futures, coroutines and exceptions compare by identity. */
bool value_equal(struct value a, struct value b);
/*
 * Python's < for numbers, strings, bytes, and lists or tuples of them. Sets
 * *ordered to false where Python raises TypeError.
 */
bool value_less(struct value a, struct value b, bool *ordered);
/* Of two that have no order: the items in them that have none, which Python's
 * TypeError is about; or these two. */
void value_unordered(struct value *a, struct value *b);
/* The list or dict that keeps a value from being a key: itself, or in it where
 * it is a tuple. None: it has a hash. */
struct value value_unhashable(struct value value);
/* Python's bool(). */
bool value_true(struct value value);

/* Python's repr() and str(), in the arena. */
const char *value_repr(struct arena *arena, struct value value);
const char *value_to_str(struct arena *arena, struct value value);

#endif
