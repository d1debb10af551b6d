/* SPDX-License-Identifier: MIT */
/* What the reader says of each fault a trace can have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sim/trace/jsonl_read.h"
#include "tests/jsonl_fixture.h"
#include "tests/trace_fixture.h"

#define DAMAGED "; the file was edited or damaged: record it again"
#define NOT_A_TRACE "; give a file that loopscope recorded"

struct bad {
    const char *jsonl;
    const char *complaint;
};

static const struct bad bad[] = {
    {"", "test.jsonl:1: the file is empty" NOT_A_TRACE},
    {"import asyncio\n",
     "test.jsonl:1: not a trace: the line is not a JSON object ('[' or '{' "
     "expected near 'import')" NOT_A_TRACE},
    {"[]\n", "test.jsonl:1: the line is JSON, but not an object" NOT_A_TRACE},
    {"{\"ev\":\"tick\",\"t\":0,\"tick\":1,\"ready\":0}\n",
     "test.jsonl:1: not a trace: it must begin with a trace event, not "
     "tick" NOT_A_TRACE},
    {"{\"ev\":\"trace\",\"version\":2,\"t\":0,\"program\":\"p\",\"runtime\":"
     "\"r\"}\n",
     "test.jsonl:1: this is not version 1 of the trace format, which this "
     "loopscope reads; record it again with this loopscope"},
    {"{\"ev\":\"trace\",\"t\":0,\"program\":\"p\",\"runtime\":\"r\"}\n",
     "test.jsonl:1: \"version\" of the trace event is missing" DAMAGED},
    {TRACE TRACE, "test.jsonl:2: a second trace begins here; keep one trace a "
                  "file"},
    {TRACE "\n", "test.jsonl:2: the line is not a JSON object ('[' or '{' "
                 "expected near end of file)" DAMAGED},
    {TRACE "[1]\n",
     "test.jsonl:2: the line is JSON, but not an object" DAMAGED},
    {TRACE "{\"t\":0}\n",
     "test.jsonl:2: no string \"ev\" says which event this is" DAMAGED},
    {TRACE "{\"ev\":7,\"t\":0}\n",
     "test.jsonl:2: no string \"ev\" says which event this is" DAMAGED},
    {TRACE "{\"ev\":\"jump\\u001b\",\"t\":0}\n",
     "test.jsonl:2: unknown event \"jump\\x1b\"; read it with the loopscope "
     "that wrote it"},
    {TRACE "{\"ev\":\"print\",\"t\":0,\"text\":\"a\"} x\n",
     "test.jsonl:2: the line is not a JSON object (end of file expected near "
     "'x')" DAMAGED},
    {TRACE "{\"ev\":\"print\",\"t\":0,\"text\":\"\xFF\"}\n",
     "test.jsonl:2: the line is not a JSON object (unable to decode byte 0xff "
     "near '\"')" DAMAGED},
    {TRACE "{\"ev\":\"print\",\"t\":0,\"t\":0,\"text\":\"a\"}\n",
     "test.jsonl:2: the line is not a JSON object (duplicate object key near "
     "'\"t\"')" DAMAGED},
    {TRACE "{\"ev\":\"print\",\"t\":0}\n",
     "test.jsonl:2: \"text\" of the print event is missing" DAMAGED},
    {TRACE "{\"ev\":\"print\",\"t\":0,\"text\":5}\n",
     "test.jsonl:2: \"text\" of the print event must be a string" DAMAGED},
    {TRACE "{\"ev\":\"print\",\"text\":\"a\"}\n",
     "test.jsonl:2: \"t\" of the print event is missing" DAMAGED},
    {TRACE "{\"ev\":\"print\",\"t\":1.5,\"text\":\"a\"}\n",
     "test.jsonl:2: \"t\" of the print event must be an integer" DAMAGED},
    {TRACE "{\"ev\":\"print\",\"t\":-1,\"text\":\"a\"}\n",
     "test.jsonl:2: \"t\" of the print event must be 0 or more" DAMAGED},
    {TRACE "{\"ev\":\"print\",\"t\":99999999999999999999,\"text\":\"a\"}\n",
     "test.jsonl:2: the line is not a JSON object (too big integer near "
     "'99999999999999999999')" DAMAGED},
    {TRACE "{\"ev\":\"print\",\"t\":0,\"text\":\"a\",\"outside\":1}\n",
     "test.jsonl:2: \"outside\" of the print event must be true or "
     "false" DAMAGED},
    {TRACE "{\"ev\":\"print\",\"t\":0,\"line\":3,\"text\":\"a\"}\n",
     "test.jsonl:2: \"file\" of the print event is missing" DAMAGED},
    {TRACE "{\"ev\":\"print\",\"t\":0,\"file\":\"a.py\",\"line\":0,"
           "\"text\":\"a\"}\n",
     "test.jsonl:2: \"line\" of the print event must be 1 to "
     "4294967295" DAMAGED},
    {TRACE "{\"ev\":\"print\",\"t\":5,\"text\":\"a\"}\n"
           "{\"ev\":\"print\",\"t\":4,\"text\":\"a\"}\n",
     "test.jsonl:3: time runs backwards, from 0.000000005 to "
     "0.000000004" DAMAGED},
    {TRACE "{\"ev\":\"block\",\"t\":1,\"duration\":9223372036854775807}\n",
     "test.jsonl:2: a block ends after all time" DAMAGED},
    {TRACE "{\"ev\":\"tick\",\"t\":0,\"tick\":2,\"ready\":0}\n",
     "test.jsonl:2: tick 2 is out of order: the next one is 1" DAMAGED},
    {TRACE "{\"ev\":\"task\",\"t\":0,\"task\":2,\"name\":\"a\",\"coro\":"
           "\"b\"}\n",
     "test.jsonl:2: task 2 is out of order: the next one is 1" DAMAGED},
    {TASK_1 "{\"ev\":\"cancel\",\"t\":0,\"task\":2,\"name\":\"a\"}\n",
     "test.jsonl:3: task 2 does not exist" DAMAGED},
    {TASK_1 "{\"ev\":\"wait\",\"t\":0,\"task\":1,\"name\":\"Task-1\","
            "\"on\":\"gather\",\"awaits\":[2]}\n",
     "test.jsonl:3: task 2 does not exist" DAMAGED},
    {TASK_1 "{\"ev\":\"wait\",\"t\":0,\"task\":1,\"name\":\"Task-1\","
            "\"on\":\"gather\",\"awaits\":[\"1\"]}\n",
     "test.jsonl:3: \"awaits\" of the wait event must be ids of "
     "tasks" DAMAGED},
    {TASK_1 "{\"ev\":\"wait\",\"t\":0,\"task\":1,\"name\":\"Task-1\","
            "\"on\":\"sleep\",\"stack\":[{\"function\":\"a\"}]}\n",
     "test.jsonl:3: \"file\" of the wait event is missing" DAMAGED},
    {TASK_1 "{\"ev\":\"wait\",\"t\":0,\"task\":1,\"name\":\"Task-1\","
            "\"on\":\"sleep\",\"stack\":7}\n",
     "test.jsonl:3: \"stack\" of the wait event must be an array" DAMAGED},
    {TASK_1 "{\"ev\":\"done\",\"t\":0,\"task\":1,\"name\":\"Task-1\","
            "\"how\":\"cancelled\"}\n"
            "{\"ev\":\"done\",\"t\":0,\"task\":1,\"name\":\"Task-1\","
            "\"how\":\"cancelled\"}\n",
     "test.jsonl:4: task 1 is done already" DAMAGED},
    {TASK_1 "{\"ev\":\"done\",\"t\":0,\"task\":1,\"name\":\"Task-1\","
            "\"how\":\"lost\"}\n",
     "test.jsonl:3: \"how\" of the done event must be one of: result, "
     "exception, cancelled" DAMAGED},
    {TASK_1 "{\"ev\":\"done\",\"t\":0,\"task\":1,\"name\":\"Task-1\","
            "\"how\":\"result\"}\n",
     "test.jsonl:3: \"value\" of the done event is missing" DAMAGED},
    {TASK_1 "{\"ev\":\"ready\",\"t\":0,\"handle\":2,\"do\":\"step\","
            "\"task\":1,\"name\":\"Task-1\"}\n",
     "test.jsonl:3: handle 2 is out of order: the next one is 1" DAMAGED},
    {TASK_1 "{\"ev\":\"ready\",\"t\":0,\"handle\":1,\"do\":\"step\"}\n",
     "test.jsonl:3: \"task\" of the ready event is missing" DAMAGED},
    {TASK_1 "{\"ev\":\"ready\",\"t\":0,\"handle\":1,\"do\":\"call\"}\n",
     "test.jsonl:3: \"call\" of the ready event is missing" DAMAGED},
    {TASK_1 "{\"ev\":\"run\",\"t\":0,\"handle\":1,\"do\":\"step\","
            "\"task\":1,\"name\":\"Task-1\"}\n",
     "test.jsonl:3: handle 1 is not in the ready queue" DAMAGED},
    {READY_1 "{\"ev\":\"ready\",\"t\":0,\"handle\":2,\"do\":\"call\","
             "\"call\":\"f\"}\n"
             "{\"ev\":\"run\",\"t\":0,\"handle\":2,\"do\":\"call\","
             "\"call\":\"f\"}\n",
     "test.jsonl:5: handle 2 is not the first in the ready queue" DAMAGED},
    {TRACE "{\"ev\":\"fire\",\"t\":0,\"timer\":1,\"when\":0,\"handle\":1,"
           "\"do\":\"call\",\"call\":\"f\"}\n",
     "test.jsonl:2: timer 1 does not exist" DAMAGED},
    {TRACE "{\"ev\":\"timer\",\"t\":0,\"timer\":1,\"when\":9,\"do\":\"call\","
           "\"call\":\"f\"}\n"
           "{\"ev\":\"fire\",\"t\":9,\"timer\":1,\"when\":9,\"handle\":1,"
           "\"do\":\"call\",\"call\":\"f\"}\n"
           "{\"ev\":\"untimer\",\"t\":9,\"timer\":1,\"when\":9,\"do\":"
           "\"call\",\"call\":\"f\"}\n",
     "test.jsonl:4: timer 1 is not armed any more" DAMAGED},
    {TRACE "{\"ev\":\"deliver\",\"t\":0,\"op\":1,\"when\":0,\"handle\":1,"
           "\"do\":\"call\",\"call\":\"io a\"}\n",
     "test.jsonl:2: operation 1 does not exist" DAMAGED},
    {TASK_1 "{\"ev\":\"io\",\"t\":0,\"op\":1,\"name\":\"a\"}\n"
            "{\"ev\":\"deliver\",\"t\":0,\"op\":1,\"when\":0,"
            "\"handle\":1,\"do\":\"wakeup\",\"task\":1,\"name\":"
            "\"Task-1\"}\n",
     "test.jsonl:4: \"do\" of the deliver event must be call" DAMAGED},
    {TRACE "{\"ev\":\"io\",\"t\":0,\"op\":1,\"name\":\"a\"}\n"
           "{\"ev\":\"unio\",\"t\":0,\"op\":1,\"name\":\"a\"}\n"
           "{\"ev\":\"unio\",\"t\":0,\"op\":1,\"name\":\"a\"}\n",
     "test.jsonl:4: operation 1 is complete already" DAMAGED},
    {TRACE "{\"ev\":\"resource\",\"t\":0,\"resource\":2,\"kind\":\"Lock\"}\n",
     "test.jsonl:2: resource 2 is out of order: the next one is 1" DAMAGED},
    {TRACE "{\"ev\":\"resource\",\"t\":0,\"resource\":1,\"kind\":\"Mutex\"}\n",
     "test.jsonl:2: \"kind\" of the resource event must be one of: Lock, "
     "Event, Condition, Semaphore, BoundedSemaphore, Barrier, Queue, "
     "LifoQueue, PriorityQueue" DAMAGED},
    {TRACE "{\"ev\":\"resource\",\"t\":0,\"resource\":1,\"kind\":\"Queue\","
           "\"items\":[1]}\n",
     "test.jsonl:2: \"items\" of the resource event must be strings" DAMAGED},
    {TRACE "{\"ev\":\"resource\",\"t\":0,\"resource\":1,\"kind\":\"Lock\","
           "\"waiting\":[1]}\n",
     "test.jsonl:2: task 1 does not exist" DAMAGED},
    {TRACE "{\"ev\":\"resource\",\"t\":0,\"resource\":1,\"kind\":"
           "\"Condition\",\"lock\":2}\n",
     "test.jsonl:2: resource 2 does not exist" DAMAGED},
    {TRACE "{\"ev\":\"exit\",\"t\":0,\"how\":\"ok\",\"traceback\":"
           "[{\"function\":\"f\",\"file\":\"a.py\",\"line\":1,\"locals\":"
           "{\"x\":1}}]}\n",
     "test.jsonl:2: \"locals\" of the exit event must have strings as "
     "values" DAMAGED},
    {TRACE "{\"ev\":\"source\",\"t\":0,\"file\":\"a.py\",\"language\":"
           "\"perl\",\"text\":\"\"}\n",
     "test.jsonl:2: \"language\" of the source event must be one of: python, "
     "c" DAMAGED},
    {TRACE "{\"ev\":\"exit\",\"t\":0,\"how\":\"ok\"}\n"
           "{\"ev\":\"print\",\"t\":0,\"text\":\"a\"}\n",
     "test.jsonl:3: print follows the exit event; keep one trace a file"},
    {TRACE "{\"ev\":\"exit\",\"t\":0,\"how\":\"exception\"}\n",
     "test.jsonl:2: \"value\" of the exit event is missing" DAMAGED},
    {TRACE "{\"ev\":\"warn\",\"t\":0,\"about\":\"weather\",\"what\":\"a\"}\n",
     "test.jsonl:2: \"about\" of the warn event must be one of: callback, "
     "never-retrieved, never-awaited" DAMAGED},
    {TRACE "{\"ev\":\"print\",\"t\":0,\"te",
     "test.jsonl:2: the file ends within this line; its recorder was stopped: "
     "only the events before it are there"},
};

static void each_fault_gives_its_complaint(void **state)
{
    char error[256];
    struct event_sink sink = fixture_no_sink();
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int outcome =
            fixture_read_jsonl(bad[i].jsonl, &sink, error, sizeof error);
        assert_string_equal(error, bad[i].complaint);
        assert_int_equal(outcome, -1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_gives_its_complaint),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
