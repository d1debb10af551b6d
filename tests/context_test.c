/* SPDX-License-Identifier: MIT */
/* Contexts switch, and their stacks are pooled, guarded or marked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/context.h"
#include "sim/stack.h"

#if defined(__has_include)
#if __has_include(<valgrind/valgrind.h>)
#include <valgrind/valgrind.h>
#endif
#endif
#ifndef RUNNING_ON_VALGRIND
#define RUNNING_ON_VALGRIND 0
#endif

/* One who counts its turns on a stack of its own; 0 turns left: it ends. */
struct player {
    struct context context;
    struct context *back;
    struct stack *stack;
    long turns;
    long left;
    double number; /* computed with, so that registers are in use */
};

/* Asserts would jump off this stack: what it does is looked at outside. */
static void play(void *argument)
{
    struct player *player = argument;
    long turns = 0;
    double number = 1.0;
    while (player->left > 0) {
        player->left--;
        player->turns = ++turns;
        player->number = number = number * 1.5 - 0.25;
        context_switch(&player->context, player->back);
    }
    context_leave(&player->context, player->back);
}

static void player_start(struct player *player, struct stack_pool *pool,
                         struct context *back, long turns)
{
    *player =
        (struct player){.back = back, .stack = stack_take(pool), .left = turns};
    context_make(&player->context, player->stack->bottom, player->stack->size,
                 play, player);
}

static void a_context_goes_on_where_it_was_left(void **state)
{
    (void)state;
    struct stack_pool pool = {0};
    struct context here = {0};
    struct player player;
    player_start(&player, &pool, &here, 3);
    double expected = 1.0;
    for (long turn = 1; turn <= 3; turn++) {
        context_switch(&here, &player.context);
        expected = expected * 1.5 - 0.25;
        assert_int_equal(player.turns, turn);
        assert_true(player.number == expected);
    }
    context_switch(&here, &player.context); /* it leaves */
    assert_int_equal(player.turns, 3);
    stack_pool_free(&pool);
}

static void a_million_switches_among_three_stacks(void **state)
{
    (void)state;
    enum { PLAYERS = 3, TURNS = 1000000 / PLAYERS + 1 };
    struct stack_pool pool = {0};
    struct context here = {0};
    struct player players[PLAYERS];
    for (int i = 0; i < PLAYERS; i++)
        player_start(&players[i], &pool, &here, TURNS);
    for (long turn = 0; turn < TURNS; turn++)
        for (int i = 0; i < PLAYERS; i++)
            context_switch(&here, &players[i].context);
    for (int i = 0; i < PLAYERS; i++)
        assert_int_equal(players[i].turns, TURNS);
    assert_int_equal(pool.count, PLAYERS);
    stack_pool_free(&pool);
}

/* Each goes on in the next, the last one back here. */
struct link {
    struct context context;
    struct link *next;
    struct context *last;
    int *order;
    int place;
};

static void pass_on(void *argument)
{
    struct link *link = argument;
    link->place = ++*link->order;
    context_leave(&link->context,
                  link->next ? &link->next->context : link->last);
}

static void a_context_can_leave_for_another(void **state)
{
    (void)state;
    enum { LINKS = 5 };
    struct stack_pool pool = {0};
    struct context here = {0};
    struct link links[LINKS];
    int order = 0;
    for (int i = 0; i < LINKS; i++) {
        struct stack *stack = stack_take(&pool);
        links[i] = (struct link){.next = i + 1 < LINKS ? &links[i + 1] : NULL,
                                 .last = &here,
                                 .order = &order};
        context_make(&links[i].context, stack->bottom, stack->size, pass_on,
                     &links[i]);
    }
    context_switch(&here, &links[0].context);
    for (int i = 0; i < LINKS; i++)
        assert_int_equal(links[i].place, i + 1);
    stack_pool_free(&pool);
}

static void a_stack_given_back_is_taken_again(void **state)
{
    (void)state;
    struct stack_pool pool = {0};
    struct context here = {0};
    struct stack *first = stack_take(&pool);
    stack_give(&pool, first);
    for (int i = 0; i < 1000; i++) {
        struct player player;
        player_start(&player, &pool, &here, 1);
        assert_ptr_equal(player.stack, first);
        context_switch(&here, &player.context);
        context_switch(&here, &player.context);
        assert_int_equal(player.turns, 1);
        stack_give(&pool, player.stack);
    }
    assert_int_equal(pool.count, 1);
    stack_pool_free(&pool);
}

static void the_pool_hands_out_the_last_one_given(void **state)
{
    (void)state;
    struct stack_pool pool = {0};
    struct stack *a = stack_take(&pool);
    struct stack *b = stack_take(&pool);
    assert_ptr_not_equal(a, b);
    stack_give(&pool, a);
    stack_give(&pool, b);
    assert_ptr_equal(stack_take(&pool), b);
    assert_ptr_equal(stack_take(&pool), a);
    assert_int_equal(pool.count, 2);
    stack_pool_free(&pool);
    assert_int_equal(pool.count, 0);
}

static void twenty_thousand_stacks_at_once(void **state)
{
    (void)state;
    enum { STACKS = 20000 };
    if (RUNNING_ON_VALGRIND) /* it has no room for so many mappings */
        skip();
    struct stack_pool pool = {0};
    struct context here = {0};
    struct player *players = calloc(STACKS, sizeof *players);
    assert_non_null(players);
    for (int i = 0; i < STACKS; i++)
        player_start(&players[i], &pool, &here, 2);
    assert_int_equal(pool.count, STACKS);
    assert_non_null(players[STACK_GUARDS_MOST - 1].stack->guard);
    assert_null(players[STACK_GUARDS_MOST].stack->guard);
    for (int turn = 1; turn <= 2; turn++)
        for (int i = 0; i < STACKS; i++)
            context_switch(&here, &players[i].context);
    for (int i = 0; i < STACKS; i++) {
        assert_int_equal(players[i].turns, 2);
        assert_false(stack_overflowed(players[i].stack));
        context_switch(&here, &players[i].context);
    }
    free(players);
    stack_pool_free(&pool);
}

static void the_guard_is_the_page_below_the_stack(void **state)
{
    (void)state;
    struct stack_pool pool = {0};
    struct stack *stack = stack_take(&pool);
    const struct stack *other = stack_take(&pool);
    const char *bottom = stack->bottom;
    assert_non_null(stack->guard);
    assert_true(stack->size >= STACK_SIZE);
    assert_ptr_equal(stack_guarded_at(&pool, bottom - 1), stack);
    assert_ptr_equal(stack_guarded_at(&pool, stack->guard), stack);
    assert_ptr_equal(stack_guarded_at(&pool, other->guard), other);
    assert_null(stack_guarded_at(&pool, bottom));
    assert_null(stack_guarded_at(&pool, bottom + stack->size / 2));
    assert_null(stack_guarded_at(&pool, NULL));
    stack_pool_free(&pool);
}

static void a_guarded_stack_has_no_mark(void **state)
{
    (void)state;
    struct stack_pool pool = {0};
    struct stack *stack = stack_take(&pool);
    memset(stack->bottom, 0, 64);
    assert_false(stack_overflowed(stack));
    stack_pool_free(&pool);
}

static void without_a_guard_an_overrun_destroys_the_mark(void **state)
{
    (void)state;
    struct stack_pool pool = {.count = STACK_GUARDS_MOST};
    struct stack *stack = stack_take(&pool);
    assert_null(stack->guard);
    assert_false(stack_overflowed(stack));
    memset((char *)stack->bottom + 8, 0, 64); /* above the mark */
    assert_false(stack_overflowed(stack));
    memset(stack->bottom, 0, 1);
    assert_true(stack_overflowed(stack));
    stack_pool_free(&pool);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_context_goes_on_where_it_was_left),
        cmocka_unit_test(a_million_switches_among_three_stacks),
        cmocka_unit_test(a_context_can_leave_for_another),
        cmocka_unit_test(a_stack_given_back_is_taken_again),
        cmocka_unit_test(the_pool_hands_out_the_last_one_given),
        cmocka_unit_test(twenty_thousand_stacks_at_once),
        cmocka_unit_test(the_guard_is_the_page_below_the_stack),
        cmocka_unit_test(a_guarded_stack_has_no_mark),
        cmocka_unit_test(without_a_guard_an_overrun_destroys_the_mark),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
