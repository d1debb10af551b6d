/* SPDX-License-Identifier: MIT */
/* jsonl_fixture.h -- how traces begin. */
#ifndef LOOPSCOPE_TESTS_JSONL_FIXTURE_H
#define LOOPSCOPE_TESTS_JSONL_FIXTURE_H

#define TRACE                                                                  \
    "{\"ev\":\"trace\",\"version\":1,\"t\":0,\"program\":\"p\","               \
    "\"runtime\":\"r\"}\n"
#define TASK_1                                                                 \
    TRACE "{\"ev\":\"task\",\"t\":0,\"task\":1,\"name\":\"Task-1\","           \
          "\"coro\":\"main\"}\n"
#define READY_1                                                                \
    TASK_1 "{\"ev\":\"ready\",\"t\":0,\"handle\":1,\"do\":\"step\","           \
           "\"task\":1,\"name\":\"Task-1\"}\n"

#endif
