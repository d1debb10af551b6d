/* SPDX-License-Identifier: MIT */
#include "tests/mutant.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/trace_fixture.h"

enum { CHANGES_MOST = 4, REPEATS_MOST = 30, REPEATED_MOST = 3 };

/* -- Chance ---------------------------------------------------------------- */

/* Seeds that follow each other begin far apart. */
struct chance chance_of(uint32_t seed)
{
    struct chance chance = {seed * UINT32_C(2654435769) | 1};
    for (int i = 0; i < 8; i++)
        chance_below(&chance, 1);
    return chance;
}

/* Marsaglia's xorshift. */
uint32_t chance_below(struct chance *chance, size_t count)
{
    chance->state ^= chance->state << 13;
    chance->state ^= chance->state >> 17;
    chance->state ^= chance->state << 5;
    return chance->state % (uint32_t)count;
}

static bool one_in(struct chance *chance, size_t count)
{
    return chance_below(chance, count) == 0;
}

static json_t *any_of(const json_t *array, struct chance *chance)
{
    return json_array_get(array, chance_below(chance, json_array_size(array)));
}

/* A key of an object that is not empty. */
static const char *any_key(json_t *object, struct chance *chance)
{
    void *at = json_object_iter(object);
    for (uint32_t i = chance_below(chance, json_object_size(object)); i > 0;
         i--)
        at = json_object_iter_next(object, at);
    return json_object_iter_key(at);
}

/* -- Values ---------------------------------------------------------------- */

static json_t *odd_number(struct chance *chance, json_int_t near)
{
    static const json_int_t numbers[] = {
        0,          1,         2,         3,
        7,          64,        -1,        5000,
        1000000000, INT32_MAX, INT32_MIN, UINT32_MAX,
        4294967296, INT64_MAX, INT64_MIN, INT64_MAX - 1,
        -INT64_MAX, 1 << 20,   255,       256};
    if (one_in(chance, 3) && near < INT32_MAX && near > 0)
        return json_integer(near + (one_in(chance, 2) ? 1 : -1));
    return json_integer(
        numbers[chance_below(chance, sizeof numbers / sizeof *numbers)]);
}

/* Names that mean something, and texts that want care. */
static json_t *odd_string(struct chance *chance)
{
    static const char *const strings[] = {"",
                                          " ",
                                          "a",
                                          "gather",
                                          "run",
                                          "sleep",
                                          "wait",
                                          "wait-timeout",
                                          "timeout",
                                          "taskgroup",
                                          "shield-inner",
                                          "shield-outer",
                                          "as_completed",
                                          "future",
                                          "Queue.get",
                                          "TaskGroup.__aexit__",
                                          "_call_check_cancel",
                                          "io ",
                                          "io a",
                                          "job ",
                                          "job crunch",
                                          "Task-1",
                                          "Task-",
                                          "step",
                                          "wakeup",
                                          "call",
                                          "{task}",
                                          "{",
                                          "%s%n",
                                          "\x1b[2J",
                                          "a\nb\tc",
                                          "\x7f",
                                          "\xE2\x80\xAE",
                                          "e\xCC\x81\xCC\x81\xCC\x81",
                                          "\xF0\x9F\x98\x80",
                                          "\xE6\x97\xA5\xE6\x9C\xAC",
                                          "result",
                                          "exception",
                                          "cancelled",
                                          "ok",
                                          "deadlock",
                                          "limit",
                                          "callback",
                                          "c",
                                          "python",
                                          "Lock",
                                          "Queue"};
    enum { LONG = 3000 };
    char text[LONG + 1];
    if (!one_in(chance, 12))
        return json_string(
            strings[chance_below(chance, sizeof strings / sizeof *strings)]);
    memset(text, 'x', LONG);
    text[LONG] = '\0';
    return json_string(text);
}

/* Mostly of the same kind, so that it is read. */
static json_t *odd_value(const json_t *value, struct chance *chance)
{
    uint32_t any = chance_below(chance, 12);
    if (json_is_boolean(value) && any > 1)
        return json_boolean(!json_is_true(value));
    if ((json_is_integer(value) && any > 0) || any == 1)
        return odd_number(chance, json_integer_value(value));
    if (json_is_string(value) || any > 6)
        return odd_string(chance);
    return any > 4 ? json_true() : any > 2 ? json_array() : json_null();
}

/* -- Changes --------------------------------------------------------------- */

/* A trace that is being changed, and where others come from. */
struct work {
    json_t *lines;
    const json_t *parents;
    struct chance *chance;
    size_t first;
};

static size_t any_line(struct work *work)
{
    size_t count = json_array_size(work->lines);
    size_t at = chance_below(work->chance, count);
    /* a trace without its first line is nothing at all */
    if (at == 0 && !one_in(work->chance, 50))
        at = count - 1;
    if (at < work->first)
        work->first = at;
    return at;
}

static json_t *line_at(struct work *work, size_t at)
{
    return json_array_get(work->lines, at);
}

/* Some line, of any trace. */
static json_t *foreign_line(struct work *work)
{
    const json_t *parent = one_in(work->chance, 3)
                               ? any_of(work->parents, work->chance)
                               : work->lines;
    return any_of(parent, work->chance);
}

/* A value becomes odd, or one of the values inside it. */
static void change_value(struct work *work, json_t *object)
{
    const char *key = any_key(object, work->chance);
    json_t *value = json_object_get(object, key), *inner = value;
    if (json_array_size(value) && !one_in(work->chance, 4))
        inner = any_of(value, work->chance);
    if (json_object_size(inner) && !one_in(work->chance, 4))
        change_value(work, inner);
    else if (one_in(work->chance, 8) && json_object_size(object) > 1)
        json_object_del(object, key);
    else if (inner == value)
        json_object_set_new(object, key, odd_value(value, work->chance));
    else
        json_array_set_new(value,
                           chance_below(work->chance, json_array_size(value)),
                           odd_value(inner, work->chance));
}

static void change_a_value(struct work *work)
{
    change_value(work, line_at(work, any_line(work)));
}

/* A key and its value from another line, whether or not it has a place here. */
static void borrow_a_value(struct work *work)
{
    json_t *from = foreign_line(work);
    const char *key = any_key(from, work->chance);
    json_object_set(line_at(work, any_line(work)), key,
                    json_object_get(from, key));
}

static void borrow_a_label(struct work *work)
{
    static const char *const keys[] = {"do", "call", "task", "name"};
    json_t *from = foreign_line(work);
    json_t *to = line_at(work, any_line(work));
    if (!json_object_get(from, "do") || !json_object_get(to, "do"))
        return;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        json_object_del(to, keys[i]);
        if (json_object_get(from, keys[i]))
            json_object_set(to, keys[i], json_object_get(from, keys[i]));
    }
}

static void flip_outside(struct work *work)
{
    json_t *line = line_at(work, any_line(work));
    if (json_object_del(line, "outside") != 0)
        json_object_set_new(line, "outside", json_true());
}

static void leave_out(struct work *work)
{
    if (json_array_size(work->lines) > 1)
        json_array_remove(work->lines, any_line(work));
}

static void bring_in(struct work *work)
{
    json_t *line = foreign_line(work);
    json_array_insert_new(work->lines, any_line(work), json_deep_copy(line));
}

static void exchange(struct work *work)
{
    size_t a = any_line(work), b = any_line(work);
    json_t *line = json_incref(line_at(work, a));
    json_array_set(work->lines, a, line_at(work, b));
    json_array_set_new(work->lines, b, line);
}

/* A few lines, many times. */
static void repeat(struct work *work)
{
    uint32_t times = chance_below(work->chance, REPEATS_MOST) + 1;
    size_t count = chance_below(work->chance, REPEATED_MOST) + 1;
    size_t at = any_line(work);
    while (times-- > 0)
        for (size_t i = 0; i < count && at + i < json_array_size(work->lines);
             i++)
            json_array_insert_new(work->lines, at + count,
                                  json_deep_copy(line_at(work, at + i)));
}

/* -- Order ----------------------------------------------------------------- */

static bool is_of(const json_t *line, const char *words)
{
    const char *ev = json_string_value(json_object_get(line, "ev"));
    const char *found = ev ? strstr(words, ev) : NULL;
    return found && found[strlen(ev)] == ' ' &&
           (found == words || found[-1] == ' ');
}

static void count_up(json_t *line, const char *words, const char *key,
                     json_int_t *count)
{
    if (is_of(line, words))
        json_object_set_new(line, key, json_integer(++*count));
}

static void keep_time(json_t *line, json_int_t *now)
{
    json_int_t t = json_integer_value(json_object_get(line, "t"));
    json_int_t span = json_integer_value(json_object_get(line, "duration"));
    if (t < *now)
        json_object_set_new(line, "t", json_integer(t = *now));
    *now = span > 0 && span <= INT64_MAX - t ? t + span : t;
}

/* Ids and times as the reader wants them. */
static void put_in_order(json_t *lines)
{
    json_int_t tick = 0, task = 0, timer = 0, op = 0, now = 0;
    json_int_t queued = 0, taken = 0;
    for (size_t i = 0; i < json_array_size(lines); i++) {
        json_t *line = json_array_get(lines, i);
        if (is_of(line, "run skip ") && taken == queued) {
            json_array_remove(lines, i--);
            continue;
        }
        count_up(line, "run skip ", "handle", &taken);
        count_up(line, "ready fire deliver ", "handle", &queued);
        count_up(line, "tick ", "tick", &tick);
        count_up(line, "task ", "task", &task);
        count_up(line, "timer ", "timer", &timer);
        count_up(line, "io job ", "op", &op);
        keep_time(line, &now);
    }
}

/* -- All of it ------------------------------------------------------------- */

json_t *mutant_parent(const char *path)
{
    char *text = fixture_file(path);
    json_t *lines = json_array();
    for (char *at = text; *at;) {
        size_t length = strcspn(at, "\n");
        json_t *line = json_loadb(at, length, 0, NULL);
        if (!line)
            fail_msg("%s is no trace", path);
        json_array_append_new(lines, line);
        at += length + (at[length] == '\n');
    }
    free(text);
    return lines;
}

json_t *mutant_make(const json_t *parents, struct chance *chance, size_t *first)
{
    static void (*const changes[])(struct work *) = {
        change_a_value, change_a_value, change_a_value, change_a_value,
        borrow_a_value, borrow_a_label, flip_outside,   leave_out,
        bring_in,       exchange,       repeat};
    struct work work = {json_deep_copy(any_of(parents, chance)), parents,
                        chance, SIZE_MAX};
    uint32_t count = chance_below(chance, CHANGES_MOST) + 1;
    while (count-- > 0)
        changes[chance_below(chance, sizeof changes / sizeof *changes)](&work);
    if (!one_in(chance, 8))
        put_in_order(work.lines);
    *first = work.first;
    return work.lines;
}

char *mutant_text(const json_t *mutant)
{
    char *text;
    size_t size;
    FILE *file = open_memstream(&text, &size);
    for (size_t i = 0; i < json_array_size(mutant); i++) {
        json_dumpf(json_array_get(mutant, i), file, JSON_COMPACT);
        putc('\n', file);
    }
    fclose(file);
    return text;
}
