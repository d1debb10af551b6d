/* SPDX-License-Identifier: MIT */
/*
 * bench.c -- what things cost, as multiples of a yardstick measured in the
 * same run: one snprintf() of a line of a trace. Machines differ and are
 * shared; the ratios hold. Each figure is the least of several rounds.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "sim/context.h"
#include "sim/runner.h"
#include "sim/scenario.h"
#include "sim/stack.h"
#include "sim/trace/jsonl_read.h"
#include "sim/trace/jsonl_write.h"
#include "sim/trace/text.h"
#include "ui/app.h"
#include "ui/screen.h"
#include "ui/timeline.h"

enum { ROUNDS = 5, TASKS = 1000, NAPS = 20, TASKS_MANY = 100000 };

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The least CPU time of one of `count` repetitions, in ns. */
static double measure(void (*work)(void *argument), void *argument,
                      double count)
{
    double least = 1e30;
    for (int i = 0; i < ROUNDS; i++) {
        double begin = seconds_now();
        work(argument);
        double taken = (seconds_now() - begin) * 1e9 / count;
        if (taken < least)
            least = taken;
    }
    return least;
}

static double yardstick;

static void report(const char *what, double ns)
{
    printf("%-44s %10.1f ns %8.2f\n", what, ns, ns / yardstick);
}

/* -- The yardstick -------------------------------------------------------- */

enum { LINES = 200000 };

static void write_lines(void *argument)
{
    char line[80];
    volatile size_t *length = argument;
    for (int i = 0; i < LINES; i++)
        *length +=
            (size_t)snprintf(line, sizeof line,
                             "timer call sleep(Task-%d) at=%d.000", i, i % 100);
}

/* -- Switching ------------------------------------------------------------ */

enum { SWITCHES = 1000000 };

static struct context here, there;

static void bounce(void *argument)
{
    (void)argument;
    for (;;)
        context_switch(&there, &here);
}

static void switch_often(void *argument)
{
    struct stack_pool *pool = argument;
    struct stack *stack = stack_take(pool);
    context_make(&there, stack->bottom, stack->size, bounce, NULL);
    for (int i = 0; i < SWITCHES; i++)
        context_switch(&here, &there);
    stack_give(pool, stack);
}

/* -- A run: so many tasks, each sleeping so often -------------------------- */

/* What the next run does. */
static int tasks = TASKS, naps = NAPS;

ASYNC(napper, int, number)
{
    for (int i = 0; i < naps; i++)
        await(async_sleep(1 + (number * 7 + i) % 13));
    return VALUE(number);
}

ASYNC_MAIN
{
    value nappers = empty_list();
    for (int i = 0; i < tasks; i++)
        append(nappers, napper(i));
    await(gather(nappers));
    return None;
}

static const struct program program = {.name = "bench", .main = SCENARIO_MAIN};

static void run_into(struct event_sink sink)
{
    struct runner *runner = runner_create(&program, sink, TICKS_MOST_DEFAULT);
    bool more;
    do {
        more = runner_advance(runner);
    } while (more);
    runner_free(runner);
}

static void count_event(void *context, const struct event *event)
{
    (void)event;
    ++*(size_t *)context;
}

static void run_counting(void *argument)
{
    run_into((struct event_sink){count_event, argument});
}

static void run_text(void *argument)
{
    struct text_writer writer;
    text_writer_init(&writer, argument);
    run_into(text_writer_sink(&writer));
}

static void run_folding(void *argument)
{
    (void)argument;
    struct timeline *timeline = timeline_create();
    run_into(timeline_sink(timeline));
    timeline_free(timeline);
}

/* -- Reading -------------------------------------------------------------- */

struct text {
    char *bytes;
    size_t size;
};

static void read_jsonl(void *argument)
{
    struct text *text = argument;
    char error[256];
    size_t events = 0;
    struct event_sink sink = {count_event, &events};
    struct jsonl_reader *reader =
        jsonl_reader_create_text(text->bytes, text->size, "bench");
    while (jsonl_reader_next(reader, &sink, error, sizeof error) > 0)
        continue;
    jsonl_reader_free(reader);
}

/* -- Seeking and drawing --------------------------------------------------- */

enum { SEEKS = 2000, PICTURES = 200 };

static void seek_about(void *argument)
{
    struct timeline *timeline = argument;
    size_t count = timeline_count(timeline);
    size_t at = 12345;
    for (int i = 0; i < SEEKS; i++) {
        at = at * 6364136223846793005u + 1442695040888963407u;
        timeline_model(timeline, (at >> 20) % count);
    }
}

struct drawing_bench {
    struct app *app;
    struct screen screen;
};

static void draw_steps(void *argument)
{
    struct drawing_bench *bench = argument;
    for (int i = 0; i < PICTURES; i++) {
        app_move(bench->app, UNIT_STEP, 1);
        app_draw(bench->app, &bench->screen);
    }
}

static void report_drawing(struct timeline *timeline, int width, int height)
{
    char what[64];
    struct drawing_bench bench = {
        .app = app_create(timeline, NULL, "bench", NULL)};
    screen_init(&bench.screen, width, height, false);
    app_seek(bench.app, timeline_count(timeline) / 2);
    snprintf(what, sizeof what, "a step and its picture, %dx%d, %d tasks",
             width, height, tasks);
    report(what, measure(draw_steps, &bench, PICTURES));
    screen_free(&bench.screen);
    app_free(bench.app);
}

int main(void)
{
    volatile size_t length = 0;
    yardstick = measure(write_lines, (void *)(uintptr_t)&length, LINES);
    printf("%-44s %10s    %8s\n", "", "each", "ratio");
    report("yardstick: snprintf of a line", yardstick);

    struct stack_pool pool = {0};
    report("a switch to a coroutine and back",
           measure(switch_often, &pool, SWITCHES));
    stack_pool_free(&pool);

    size_t events = 0;
    run_counting(&events);
    double count = (double)events;
    report("a native event", measure(run_counting, &events, count));
    FILE *null = fopen("/dev/null", "w");
    report("a native event, written as text", measure(run_text, null, count));
    fclose(null);
    report("a native event, folded into a timeline",
           measure(run_folding, NULL, count));

    struct text text = {0};
    FILE *jsonl = open_memstream(&text.bytes, &text.size);
    run_into(jsonl_writer_sink(jsonl));
    fclose(jsonl);
    report("an event read from JSON Lines", measure(read_jsonl, &text, count));
    free(text.bytes);

    struct timeline *timeline = timeline_create();
    run_into(timeline_sink(timeline));
    report("a seek to anywhere", measure(seek_about, timeline, SEEKS));
    report_drawing(timeline, 80, 24);
    report_drawing(timeline, 200, 60);
    timeline_free(timeline);

    tasks = TASKS_MANY;
    naps = 1;
    timeline = timeline_create();
    run_into(timeline_sink(timeline));
    report_drawing(timeline, 80, 24);
    report_drawing(timeline, 200, 60);
    timeline_free(timeline);
    return 0;
}
