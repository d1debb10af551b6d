/* SPDX-License-Identifier: MIT */
#include "sim/trace/complaint.h"

#include <stdarg.h>

#include "sim/trace/line.h"

void complain(struct complaint *complaint, const char *advice, ...)
{
    struct line line;
    va_list pieces;
    if (complaint->made)
        return;
    complaint->made = true;
    line_init(&line, complaint->buffer, complaint->size);
    line_add(&line, complaint->file);
    line_add(&line, ":");
    line_add_number(&line, (int64_t)complaint->line);
    line_add(&line, ": ");
    va_start(pieces, advice);
    for (const char *piece; (piece = va_arg(pieces, const char *));)
        line_add(&line, piece);
    va_end(pieces);
    line_add(&line, "; ");
    line_add(&line, advice);
}
