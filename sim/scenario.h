/* SPDX-License-Identifier: MIT */
/* scenario.h -- all a scenario's author needs: asyncio, spelled in C. */
#ifndef LOOPSCOPE_SIM_SCENARIO_H
#define LOOPSCOPE_SIM_SCENARIO_H

#include "sim/aiofiles.h"
#include "sim/aiohttp.h"
#include "sim/api.h"
#include "sim/async.h"
#include "sim/async_with.h"
#include "sim/asyncpg.h"
#include "sim/barrier.h"
#include "sim/exception.h"
#include "sim/executor.h"
#include "sim/exception_group.h"
#include "sim/gather.h"
#include "sim/handle.h"
#include "sim/locks.h"
#include "sim/loop.h"
#include "sim/operators.h"
#include "sim/queues.h"
#include "sim/server.h"
#include "sim/sleep.h"
#include "sim/streams.h"
#include "sim/task.h"
#include "sim/task_group.h"
#include "sim/timeouts.h"
#include "sim/try.h"
#include "sim/value.h"
#include "sim/waiting.h"

/*
 * A scenario reads almost like its Python twin:
 *
 *     ASYNC(fetch, const char *, url, double, delay)
 *     {
 *         print("Fetching %s...", url);
 *         await(async_sleep(delay));
 *         return text("Data from %s", url);
 *     }
 *
 *     ASYNC_MAIN
 *     {
 *         value data = await(fetch("api/users", 2));
 *         print("%s", repr(data));
 *         return None;
 *     }
 *
 * fetch(...) makes a coroutine object and runs nothing. Parameters are pairs
 * of type and name. Strings and objects live as long as the run: nothing is
 * freed. A pointer to a local is not handed to anything that outlives the
 * call.
 */
typedef struct value value;

#define ASYNC(...)                                                             \
    COROUTINE(static, API_FIRST_NAME(__VA_ARGS__, _), false, __VA_ARGS__)
#define API_FIRST_NAME(name, ...) #name

/* The main coroutine. SCENARIO_MAIN is set by the build: each scenario's is
 * linked under a name of its own. */
struct coro *SCENARIO_MAIN(void);
#define ASYNC_MAIN COROUTINE(, "main", false, SCENARIO_MAIN)

/* Each of these notes where it stands, for the listing, and then calls. */
#define AT (frame_at(__FILE__, __LINE__))

/* -- Values ------------------------------------------------------------- */

#define None VALUE_OF_NONE
#define True value_bool(true)
#define False value_bool(false)

/* A value of a number, a string, or whatever the engine has values of. */
#define VALUE(x)                                                               \
    _Generic((x),                                                              \
        struct value: value_same,                                              \
        bool: value_bool,                                                      \
        int: value_int,                                                        \
        long: value_int,                                                       \
        long long: value_int,                                                  \
        unsigned: value_int,                                                   \
        unsigned long: value_int,                                              \
        double: value_float,                                                   \
        char *: value_str,                                                     \
        const char *: value_str,                                               \
        struct exception *: value_exception,                                   \
        struct coro *: value_coro,                                             \
        struct task *: api_task_value,                                         \
        struct future *: value_future,                                         \
        struct connection *: value_object,                                     \
        struct server *: value_object,                                         \
        struct stream_reader *: value_object,                                  \
        struct stream_writer *: value_object)(x)

/* text("Data from %s", url): a formatted string. */
#define text(...) value_str(api_format(__VA_ARGS__))
/* repeat("ab", 3): "ababab". */
#define repeat(string, times) api_repeat((string), (times))
/* "text".strip() */
#define strip(string) value_strip(string)
#define repr(x) api_repr(VALUE(x))
#define str(x) api_str(VALUE(x))
#define as_int(v) ((v).as.integer)
#define as_float(v) ((v).as.number)

#define empty_list() api_list(0, NULL)
#define list(...) api_list(API_COUNT(__VA_ARGS__), API_VALUES(__VA_ARGS__))
#define tuple(...) api_tuple(API_COUNT(__VA_ARGS__), API_VALUES(__VA_ARGS__))
/* Of keys and items in turn; up to four of them. */
#define dict(...) api_dict(API_COUNT(__VA_ARGS__), API_VALUES(__VA_ARGS__))
#define append(target, item) value_append((target), VALUE(item))
#define len(v) value_length(v)
/* list.remove(x): the first that is equal. */
#define list_remove(list, x) value_remove((list), VALUE(x))
/* v[key], and v[key] = x. */
#define item(v, key) value_item((v), VALUE(key))
#define set_item(v, key, x) value_set_item((v), VALUE(key), VALUE(x))

/* An object with attributes, all 0: NEW(struct counter) is Counter(). */
#define NEW(type) ((type *)api_object(sizeof(type)))
/* The module's own variables, all 0 at first; each run has its own. */
#define GLOBALS(type) ((type *)api_globals(sizeof(type)))
#define max(a, b) api_max((a), (b))

/* -- Output and time ---------------------------------------------------- */

/* One print(); newlines in it make several lines. */
#define print(...) (AT, api_print(__VA_ARGS__))
/* time.sleep(): holds the loop. */
#define time_sleep(seconds) (AT, api_block(seconds))
/* loop.time() */
#define loop_time() api_time()

/* -- Coroutines and tasks ----------------------------------------------- */

#define await(x) (AT, value_await(VALUE(x)))
#define async_sleep(seconds) sleep_coro((seconds), None)
#define async_sleep_result(seconds, x) sleep_coro((seconds), VALUE(x))
#define create_task(coro) (AT, api_create_task((coro), NULL))
#define create_task_named(coro, name) (AT, api_create_task((coro), (name)))
/* Task(coro, loop=loop, eager_start=True): takes its first step at once. With
 * set_task_factory(eager_task_factory) all tasks do. */
#define create_eager_task(coro) (AT, api_create_eager_task((coro), NULL))
#define create_eager_task_named(coro, name)                                    \
    (AT, api_create_eager_task((coro), (name)))
#define set_task_factory(factory) api_set_task_factory(factory)
/* A coroutine becomes a task; a future is itself. */
#define ensure_future(x) (AT, future_ensure(VALUE(x)))
#define current_task() api_current_task()
#define get_name(task) ((task)->name)
#define set_name(task, name) task_set_name((task), (name))
/* A list of them; as_task(item(all_tasks(), 0)) is a task. */
#define all_tasks() api_all_tasks()
#define as_task(v) future_as_task(api_future(v))
/* task.cancel() or future.cancel(); with a message. */
#define cancel(x) (AT, future_cancel(api_future(VALUE(x)), NULL))
#define cancel_with(x, message)                                                \
    (AT, future_cancel(api_future(VALUE(x)), (message)))
#define uncancel(task) (AT, task_uncancel(task))
#define cancelling(task) task_cancelling(task)

/* -- Futures, and what tasks share with them ----------------------------- */

#define create_future() future_new()
#define done(x) future_done(api_future(VALUE(x)))
#define cancelled(x) future_cancelled(api_future(VALUE(x)))
#define result(x) (AT, future_result(api_future(VALUE(x))))
#define exception(x) (AT, api_exception_of(VALUE(x)))
#define set_result(future, x)                                                  \
    (AT, future_set_result(api_settable(VALUE(future), "set_result"), VALUE(x)))
#define set_exception(future, e)                                               \
    (AT,                                                                       \
     future_set_exception(api_settable(VALUE(future), "set_exception"), (e)))
/* void on_done(value future) */
#define add_done_callback(x, function)                                         \
    (AT, api_add_done_callback(VALUE(x), (function), #function))
/* How often it had been added. */
#define remove_done_callback(x, function)                                      \
    api_remove_done_callback(VALUE(x), (function))

/* gather(a, b, ...): a list among them stands for its items. */
#define gather(...)                                                            \
    (AT, gather_values(API_VALUES(__VA_ARGS__), API_COUNT(__VA_ARGS__), false))
/* The same with return_exceptions=True. */
#define gather_return_exceptions(...)                                          \
    (AT, gather_values(API_VALUES(__VA_ARGS__), API_COUNT(__VA_ARGS__), true))
#define wait_for(x, seconds) wait_for_value(VALUE(x), (seconds))

/* wait(list, seconds, FIRST_COMPLETED): a tuple of two lists, done and
 * pending. */
#define wait(futures, seconds, when) wait_values((futures), (seconds), (when))
#define shield(x) (AT, shield_value(VALUE(x)))
/* while (as_completed_more(it)) await(as_completed_next(it)) */
#define as_completed(awaitables)                                               \
    (AT, as_completed_values((awaitables), NO_TIMEOUT))
#define as_completed_within(awaitables, seconds)                               \
    (AT, as_completed_values((awaitables), (seconds)))

/* -- async with ---------------------------------------------------------- */

/* ASYNC_WITH (timeout(5)) { ... }, or timeout_at(loop_time() + 5); of a lock, a
 * semaphore, a condition, a barrier, a task group. */
#define timeout(seconds) timeout_after(seconds)
#define reschedule(timeout, when) (AT, timeout_reschedule((timeout), (when)))
#define expired(timeout) timeout_expired(timeout)
#define ASYNC_WITH(x) WITH_MANAGER ((AT, API_MANAGER(x)))
/* clang-format off */
#define API_MANAGER(x)                                                         \
    _Generic((x),                                                              \
        struct timeout *: timeout_manager,                                     \
        struct lock *: lock_manager,                                           \
        struct semaphore *: semaphore_manager,                                 \
        struct condition *: condition_manager,                                 \
        struct barrier *: barrier_manager,                                     \
        struct client_session *: client_session_manager,                       \
        struct client_response *: client_response_manager,                     \
        struct async_file *: async_file_manager,                               \
        struct pool *: pool_manager,                                           \
        struct server *: server_manager,                                       \
        struct connection *: connection_manager,                               \
        struct async_gen *: aclosing_manager,                                  \
        struct task_group *: task_group_manager)(x)
/* clang-format on */

/* group.create_task(coro), of a struct task_group * */
#define group_create_task(group, coro)                                         \
    (AT, task_group_create_task((group), (coro), NULL))

/* Functions of the same names, which note where they are called. */
#define lock_new() (AT, (lock_new)())
#define async_event_new() (AT, (async_event_new)())
#define semaphore_new(value) (AT, (semaphore_new)(value))
#define bounded_semaphore_new(value) (AT, (bounded_semaphore_new)(value))
#define condition_new(lock) (AT, (condition_new)(lock))
#define barrier_new(parties) (AT, (barrier_new)(parties))
#define queue_new(maxsize) (AT, (queue_new)(maxsize))
#define lifo_queue_new(maxsize) (AT, (lifo_queue_new)(maxsize))
#define priority_queue_new(maxsize) (AT, (priority_queue_new)(maxsize))
#define lock_release(lock) (AT, (lock_release)(lock))
#define semaphore_release(semaphore) (AT, (semaphore_release)(semaphore))
#define async_event_set(event) (AT, (async_event_set)(event))
#define condition_notify(condition, count)                                     \
    (AT, (condition_notify)((condition), (count)))
#define condition_notify_all(condition) (AT, (condition_notify_all)(condition))
#define queue_shutdown(queue, immediate)                                       \
    (AT, (queue_shutdown)((queue), (immediate)))

/* -- The web, files, a database ------------------------------------------ */

/*
 * As with aiohttp, aiofiles and asyncpg; what `async with` enters does its
 * work then:
 *
 *     struct client_session *session = ClientSession();
 *     ASYNC_WITH (session) {
 *         struct client_response *page = session_get(session, url);
 *         ASYNC_WITH (page) {
 *             value html = await(response_text(page));
 *             print("%d, %d characters", page->status, len(html));
 *         }
 *     }
 *
 *     struct async_file *file = aiofiles_open("notes.txt", "w");
 *     ASYNC_WITH (file)
 *         await(file_write(file, "hello"));
 *
 *     struct pool *pool = create_pool("shop", 2, 2);
 *     ASYNC_WITH (pool) {
 *         struct connection *connection = pool_acquire(pool);
 *         ASYNC_WITH (connection)
 *             await(connection_execute(connection, "SELECT pg_sleep(1)"));
 *     }
 */
#define ClientSession() client_session_new()
#define as_connection(v) ((struct connection *)(v).as.object)

/* -- Streams ------------------------------------------------------------- */

/*
 * ASYNC(serve, struct stream_reader *, reader, struct stream_writer *, writer)
 *
 *     struct server *server =
 *         as_server(await(start_server(serve, "127.0.0.1", 8888)));
 *
 *     value pair = await(open_connection("127.0.0.1", 8888));
 *     struct stream_reader *reader = as_reader(item(pair, 0));
 *     struct stream_writer *writer = as_writer(item(pair, 1));
 *     writer_write(writer, "hello\n");
 *     print("%s", repr(await(reader_readline(reader))));
 */
#define as_server(v) ((struct server *)(v).as.object)
#define as_reader(v) ((struct stream_reader *)(v).as.object)
#define as_writer(v) ((struct stream_writer *)(v).as.object)
/* A bytes object as text. (bytes.decode) */
#define decode(v) ((v).as.bytes->data)

#define writer_write(writer, text) (AT, (writer_write)((writer), (text)))
#define writer_write_eof(writer) (AT, (writer_write_eof)(writer))
#define writer_close(writer) (AT, (writer_close)(writer))
#define server_close(server) (AT, (server_close)(server))

/* -- Asynchronous generators -------------------------------------------- */

/*
 * ASYNC_GEN(ticker, int, count) { ... YIELD(number); ... return None; }
 *
 *     value number;
 *     ASYNC_FOR (number, ticker(3)) { ... }
 *
 * break leads out of ASYNC_FOR, as out of any loop. A generator that was left
 * early is ended by await(aclose(generator)), which aclosing() does at the end
 * of a block; or by the loop: in a task, once nobody has it any more, which
 * del(generator) says; else when the loop is shut down.
 */
#define ASYNC_GEN(...)                                                         \
    ASYNC_GENERATOR(static, API_FIRST_NAME(__VA_ARGS__, _), false, __VA_ARGS__)
#define YIELD(x) (AT, async_gen_yield(VALUE(x)))
#define ASYNC_FOR(name, generator)                                             \
    for (struct async_gen *generator_ = (generator);                           \
         AT, async_gen_next(generator_, &(name));)
#define anext(generator) async_gen_anext(generator)
#define aclose(generator) async_gen_aclose(generator)
/* ASYNC_WITH (aclosing(generator)) { ... } */
#define aclosing(generator) (generator)
#define del(generator) (AT, async_gen_drop(generator))

/* -- Worker threads ------------------------------------------------------ */

/*
 * DEF(fetch, double, seconds) { time_sleep(seconds); return text("done"); }
 *
 * fetch(2) is the function with its arguments, not yet called: CALL(fetch(2))
 * calls it, await(to_thread(fetch(2))) lets a worker thread call it.
 */
#define DEF(...)                                                               \
    FUNCTION(static, API_FIRST_NAME(__VA_ARGS__, _), false, __VA_ARGS__)
#define CALL(x) (AT, call_now(x))
/* run_in_executor(NULL, fetch(2)): a future; NULL is the default pool. */
#define run_in_executor(pool, x) (AT, (run_in_executor)((pool), (x)))

/* -- Callbacks ---------------------------------------------------------- */

/* void on_tick(value argument): called with the argument. */
#define call_soon(function, argument)                                          \
    (AT, api_call_soon((function), #function, VALUE(argument)))
#define call_later(delay, function, argument)                                  \
    (AT, api_call_later((delay), (function), #function, VALUE(argument)))
#define call_at(when, function, argument)                                      \
    (AT, api_call_at((when), (function), #function, VALUE(argument)))

/* From a worker thread: it ends the poll that the loop is in, which call_soon
 * and whatever else a thread does to the loop do not. */
#define call_soon_threadsafe(function, argument)                               \
    (AT, api_call_soon_threadsafe((function), #function, VALUE(argument)))

/* void on_error(value context): a dict with "message" and, if there is one,
 * "exception"; NULL for the default handler. */
#define set_exception_handler(function)                                        \
    api_set_exception_handler((function), #function)
#define call_exception_handler(context)                                        \
    (AT, exception_handler_call(loop_running(), (context)))

/* handle.cancel() */
#define cancel_handle(handle) (AT, handle_cancel(handle))

/* -- Queues ------------------------------------------------------------- */

#define queue_put(queue, x) queue_put_value((queue), VALUE(x))
#define queue_put_nowait(queue, x)                                             \
    (AT, queue_put_nowait_value((queue), VALUE(x)))
#define queue_get_nowait(queue) (AT, (queue_get_nowait)(queue))
#define task_done(queue) (AT, queue_task_done(queue))

/* -- Exceptions --------------------------------------------------------- */

/* raise(ValueError("bad")), and RAISE for Python's bare raise. */
#define raise(exception) (AT, exception_raise(exception))
#define RAISE (AT, api_raise_again())
/* In an EXCEPT part: the exception. */
#define caught() exception_handled()

#define EXCEPTION(type, ...)                                                   \
    api_exception(&type, sizeof(#__VA_ARGS__) > 1, "" __VA_ARGS__)
#define CancelledError(...) EXCEPTION(CancelledError, __VA_ARGS__)
#define ConnectionError(...) EXCEPTION(ConnectionError, __VA_ARGS__)
#define Exception(...) EXCEPTION(Exception, __VA_ARGS__)
#define IndexError(...) EXCEPTION(IndexError, __VA_ARGS__)
#define KeyError(...) EXCEPTION(KeyError, __VA_ARGS__)
#define OSError(...) EXCEPTION(OSError, __VA_ARGS__)
#define RuntimeError(...) EXCEPTION(RuntimeError, __VA_ARGS__)
#define StopAsyncIteration(...) EXCEPTION(StopAsyncIteration, __VA_ARGS__)
#define TimeoutError(...) EXCEPTION(TimeoutError, __VA_ARGS__)
#define TypeError(...) EXCEPTION(TypeError, __VA_ARGS__)
#define ValueError(...) EXCEPTION(ValueError, __VA_ARGS__)
#define ZeroDivisionError(...) EXCEPTION(ZeroDivisionError, __VA_ARGS__)

/* -- How gather() and list() take any number of anything ---------------- */

#define API_COUNT(...) API_COUNT_(__VA_ARGS__, 9, 8, 7, 6, 5, 4, 3, 2, 1, _)
#define API_COUNT_(a, b, c, d, e, f, g, h, i, count, ...) count
#define API_VALUES(...) API_VALUES_(API_COUNT(__VA_ARGS__), __VA_ARGS__)
#define API_VALUES_(count, ...) API_VALUES__(count, __VA_ARGS__)
#define API_VALUES__(count, ...)                                               \
    ((struct value[]){API_EACH_##count(__VA_ARGS__)})
#define API_EACH_1(a) VALUE(a)
#define API_EACH_2(a, b) VALUE(a), VALUE(b)
#define API_EACH_3(a, b, c) VALUE(a), API_EACH_2(b, c)
#define API_EACH_4(a, b, c, d) VALUE(a), API_EACH_3(b, c, d)
#define API_EACH_5(a, b, c, d, e) VALUE(a), API_EACH_4(b, c, d, e)
#define API_EACH_6(a, b, c, d, e, f) VALUE(a), API_EACH_5(b, c, d, e, f)
#define API_EACH_7(a, b, c, d, e, f, g) VALUE(a), API_EACH_6(b, c, d, e, f, g)
#define API_EACH_8(a, b, c, d, e, f, g, h)                                     \
    VALUE(a), API_EACH_7(b, c, d, e, f, g, h)
#define API_EACH_9(a, b, c, d, e, f, g, h, i)                                  \
    VALUE(a), API_EACH_8(b, c, d, e, f, g, h, i)

#endif
