/* SPDX-License-Identifier: MIT */
/* web.h -- the web: what is answered to a request, and after how long.
 * Mirrors web.py and websites.py of the recorder, without a world file. */
#ifndef LOOPSCOPE_SIM_WEB_H
#define LOOPSCOPE_SIM_WEB_H

#include <stdint.h>

struct web_answer {
    const char *request; /* how the trace names it: "GET example.com/" */
    int status;
    const char *body;
    int64_t latency; /* ns */
};

/*
 * What is answered to a GET: `/delay/N` on any host after N seconds,
 * everything else after one; `/status/N` with that status; else a small page
 * that names its URL. Strings are in the run's arena. Raises ValueError for a
 * URL that is not plain http:// or https://, and NotImplementedError for
 * sites that only the recorder has.
 */
struct web_answer web_get(const char *url);

#endif
