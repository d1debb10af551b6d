/* SPDX-License-Identifier: MIT */
/* jsonl_write.h -- writes a trace as JSON Lines (docs/trace-format.md). */
#ifndef LOOPSCOPE_SIM_TRACE_JSONL_WRITE_H
#define LOOPSCOPE_SIM_TRACE_JSONL_WRITE_H

#include <stdio.h>

#include "sim/trace/event.h"

/*
 * A sink that writes events to a file, one object a line, with the bytes of
 * Python's json.dumps(event, ensure_ascii=False, separators=(",", ":")).
 * Bytes that are not UTF-8 become U+FFFD. The file is not owned; its errors
 * are the caller's to look for (ferror) when it is done.
 */
struct event_sink jsonl_writer_sink(FILE *file);

#endif
