/* SPDX-License-Identifier: MIT */
#include "sim/exception_handler.h"

#include "sim/loop.h"
#include "sim/try.h"

void exception_handler_call(struct loop *loop, struct value context)
{
    const struct exception_handler handler = loop->exception_handler;
    if (!handler.function)
        return;
    TRY {
        handler.function(handler.self, context);
    }
    EXCEPT (BaseException) {
        /* CPython logs it. */
    }
}

void exception_handler_tell(struct loop *loop, const char *message,
                            struct exception *exception)
{
    struct value context = value_dict(&loop->arena);
    dict_set(&loop->arena, context.as.dict, value_str("message"),
             value_str(message));
    dict_set(&loop->arena, context.as.dict, value_str("exception"),
             value_exception(exception));
    exception_handler_call(loop, context);
}
