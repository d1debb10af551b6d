/* SPDX-License-Identifier: MIT */
#include "sim/web.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "sim/arena.h"
#include "sim/loop.h"
#include "sim/text_buffer.h"

struct url {
    const char *whole; /* with a path, without a fragment */
    const char *host;
    const char *path;
    const char *query; /* "" when there is none */
};

static const char *span(const char *begin, const char *end)
{
    return arena_format(loop_arena(), "%.*s", (int)(end - begin), begin);
}

static bool starts_with(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static bool ends_with(const char *text, const char *with)
{
    size_t length = strlen(text);
    return length >= strlen(with) &&
           strcmp(text + length - strlen(with), with) == 0;
}

/* Nothing that would have to be quoted, in a URL or in JSON. */
static bool is_plain(const char *url)
{
    for (; *url; url++)
        if (*url <= ' ' || *url > '~' || strchr("\"\\<>@", *url))
            return false;
    return true;
}

static struct url parse(const char *text)
{
    const bool is_http =
        starts_with(text, "http://") || starts_with(text, "https://");
    if (!is_http || !is_plain(text))
        loop_raise(&ValueError, "not a plain http:// or https:// URL: %s",
                   text);
    text = span(text, text + strcspn(text, "#"));
    const char *host = strstr(text, "://") + 3;
    const char *path = host + strcspn(host, "/?");
    const char *query = path + strcspn(path, "?");
    struct url url = {.host = span(host, path),
                      .path = query > path ? span(path, query) : "/",
                      .query = *query ? query + 1 : ""};
    url.whole =
        arena_format(loop_arena(), "%s%s%s", span(text, path), url.path, query);
    return url;
}

/* The page that names its URL. (websites.py any_page) */
static const char *html_page(const struct url *url)
{
    struct text_buffer title = {0};
    for (const char *at = strstr(url->whole, "://") + 3; *at; at++)
        if (*at == '&')
            text_put(&title, "&amp;");
        else
            text_put_bytes(&title, at, 1);
    const char *page = arena_format(
        loop_arena(),
        "<!doctype html>\n<html>\n<head><title>%s</title></head>\n<body>\n"
        "<h1>%s</h1>\n<p>A page of loopscope's own for %s</p>\n</body>\n"
        "</html>\n",
        text_of(&title), text_of(&title), text_of(&title));
    text_free(&title);
    return page;
}

static const char *json_page(const struct url *url)
{
    return arena_format(loop_arena(),
                        "{\n  \"url\": \"%s\",\n  \"method\": \"GET\"\n}",
                        url->whole);
}

/* What httpbin says of a request without a query. (websites.py echo) */
static const char *echo(const struct url *url)
{
    return arena_format(loop_arena(),
                        "{\n"
                        "  \"args\": {},\n"
                        "  \"headers\": {\n"
                        "    \"Accept\": \"*/*\",\n"
                        "    \"Host\": \"%s\",\n"
                        "    \"User-Agent\": \"loopscope\"\n"
                        "  },\n"
                        "  \"origin\": \"203.0.113.7\",\n"
                        "  \"url\": \"%s\"\n"
                        "}",
                        url->host, url->whole);
}

static bool wants_json(const struct url *url)
{
    return ends_with(url->path, ".json") || starts_with(url->host, "api.") ||
           strstr(url->path, "/api/") || ends_with(url->path, "/api");
}

/* The seconds of "/delay/2.5"; -1 for another path. */
static double delay_of(const char *path)
{
    if (!starts_with(path, "/delay/"))
        return -1;
    const char *number = path + strlen("/delay/");
    const size_t whole = strspn(number, "0123456789");
    const char *rest = number + whole;
    const size_t part =
        *rest == '.' ? strspn(rest + 1, "0123456789") : strlen(rest) + 1;
    if (!whole || (*rest && (!part || rest[1 + part])))
        return -1;
    return strtod(number, NULL);
}

/* The N of "/status/N"; 0 for another path. */
static int status_of(const char *path)
{
    if (!starts_with(path, "/status/"))
        return 0;
    const char *number = path + strlen("/status/");
    const int status = atoi(number);
    return strlen(number) == 3 && isdigit((unsigned char)number[1]) &&
                   isdigit((unsigned char)number[2]) && status >= 100 &&
                   status <= 599
               ? status
               : 0;
}

static void refuse_others(const struct url *url)
{
    if (strstr(url->host, "httpbin") || strstr(url->host, ".invalid") ||
        ends_with(url->host, "jsonplaceholder.typicode.com") ||
        (starts_with(url->path, "/delay/") &&
         (*url->query || delay_of(url->path) < 0)))
        loop_raise(&NotImplementedError,
                   "only the recorder has an answer to %s", url->whole);
}

struct web_answer web_get(const char *text)
{
    const struct url url = parse(text);
    refuse_others(&url);
    const double delay = delay_of(url.path);
    const int status = status_of(url.path);
    return (struct web_answer){
        .request =
            arena_format(loop_arena(), "GET %s", strstr(url.whole, "://") + 3),
        .status = status ? status : 200,
        .latency = seconds_to_ns(delay < 0 ? 1 : delay),
        .body = status             ? ""
                : delay >= 0       ? echo(&url)
                : wants_json(&url) ? json_page(&url)
                                   : html_page(&url)};
}
