# SPDX-License-Identifier: MIT
"""websites.py -- sites that answer without a world file, always alike.

httpbin (any host with "httpbin" in its name), jsonplaceholder, and a page
that names its URL for everything else. `/status/N` and `/delay/N` work on any
host.
"""
import hashlib
import json
import re
import uuid
from urllib.parse import parse_qsl

JSON, HTML = "application/json", "text/html; charset=utf-8"
ORIGIN = "203.0.113.7"
AGENT = "loopscope"

WORDS = ("alpha river stone market garden winter letter engine paper window "
         "harbour signal copper meadow bridge thunder lantern orchard velvet "
         "compass").split()
PEOPLE = [("Ada Nowak", "ada"), ("Bruno Keller", "bruno"),
          ("Chloe Martin", "chloe"), ("Dmitri Ivanov", "dmitri"),
          ("Elif Yilmaz", "elif"), ("Farid Haddad", "farid"),
          ("Greta Lindqvist", "greta"), ("Hiro Tanaka", "hiro"),
          ("Ines Costa", "ines"), ("Jonas Weber", "jonas")]


def page(request, serial):
    """(status, content type, body as bytes or JSON value, more headers)."""
    status = re.fullmatch(r"/status/(\d{3})", request.path)
    if status and 100 <= int(status[1]) <= 599:
        return int(status[1]), HTML, b"", {}
    if "httpbin" in request.host:
        return httpbin(request, serial)
    if request.path.startswith("/delay/"):
        return 200, JSON, echo(request), {}
    if request.host.endswith("jsonplaceholder.typicode.com"):
        return placeholder(request)
    return any_page(request)


def any_page(request):
    wants_json = ("json" in request.headers.get("accept", "")
                  or request.path.endswith(".json")
                  or request.host.startswith("api.")
                  or "/api/" in request.path + "/")
    if wants_json:
        return 200, JSON, {"url": request.url, "method": request.method}, {}
    title = request.host + request.target
    text = title.replace("&", "&amp;").replace("<", "&lt;")
    body = ("<!doctype html>\n<html>\n<head><title>%s</title></head>\n<body>\n"
            "<h1>%s</h1>\n<p>A page of loopscope's own for %s</p>\n</body>\n"
            "</html>\n" % (text, text, text))
    return 200, HTML, body.encode(), {}


# --- httpbin ----------------------------------------------------------------


def titled(headers):
    return {"-".join(part.capitalize() for part in key.split("-")): value
            for key, value in sorted(headers.items())}


def arguments(query):
    found = {}
    for key, value in parse_qsl(query, keep_blank_values=True):
        found.setdefault(key, []).append(value)
    return {key: value[0] if len(value) == 1 else value
            for key, value in found.items()}


def seen(request):
    """The headers as the server sees them."""
    return titled({"host": request.host, "accept": "*/*", "user-agent": AGENT,
                   **request.headers})


def echo(request):
    """What /get, /delay/N and their like say."""
    return {"args": arguments(request.query), "headers": seen(request),
            "origin": ORIGIN, "url": request.url}


def echo_body(request):
    """What /post and its like say."""
    text = request.body.decode("utf-8", "replace")
    kind = request.headers.get("content-type", "")
    form = arguments(text) if "form-urlencoded" in kind else {}
    try:
        value = json.loads(text) if text else None
    except ValueError:
        value = None
    return {**echo(request), "data": "" if form else text, "files": {},
            "form": form, "json": None if form else value}


SLIDESHOW = {"slideshow": {
    "author": "Yours Truly", "date": "date of publication",
    "slides": [{"title": "Wake up to WonderWidgets!", "type": "all"},
               {"items": ["Why <em>WonderWidgets</em> are great",
                          "Who <em>buys</em> WonderWidgets"],
                "title": "Overview", "type": "all"}],
    "title": "Sample Slide Show"}}
STORY = ("<!DOCTYPE html>\n<html>\n  <head>\n  </head>\n  <body>\n"
         "    <h1>Herman Melville - Moby-Dick</h1>\n    <p>Call me Ishmael."
         "</p>\n  </body>\n</html>\n").encode()


def made_uuid(request, serial):
    digest = hashlib.sha256(f"{request.url} {serial}".encode()).digest()
    return str(uuid.UUID(bytes=digest[:16], version=4))


def httpbin(request, serial):
    path, method = request.path, request.method
    first, _, rest = path[1:].partition("/")
    if first == "delay":
        return 200, JSON, {**echo_body(request)}, {}
    if first in ("get", "post", "put", "patch", "delete"):
        if method == "HEAD" and first == "get":
            method = "GET"
        if method.lower() != first:
            return 405, HTML, b"<h1>Method Not Allowed</h1>\n", {}
        return 200, JSON, (echo if first == "get" else echo_body)(request), {}
    fixed = {
        "/json": (JSON, SLIDESHOW), "/html": (HTML, STORY),
        "/ip": (JSON, {"origin": ORIGIN}),
        "/uuid": (JSON, {"uuid": made_uuid(request, serial)}),
        "/headers": (JSON, {"headers": seen(request)}),
        "/user-agent": (JSON, {"user-agent": seen(request)["User-Agent"]}),
        "/robots.txt": ("text/plain", b"User-agent: *\nDisallow: /deny\n")}
    if path in fixed:
        return 200, *fixed[path], {}
    if first == "anything":
        return 200, JSON, {**echo_body(request), "method": method}, {}
    if first in ("bytes", "stream-bytes") and rest.isdigit():
        return 200, "application/octet-stream", noise(min(int(rest), 102400)), \
            {}
    if first == "stream" and rest.isdigit():
        lines = [json.dumps({**echo(request), "id": number}) + "\n"
                 for number in range(min(int(rest), 100))]
        return 200, JSON, "".join(lines).encode(), {}
    if first in ("redirect", "relative-redirect") and rest.isdigit():
        to = f"/redirect/{int(rest) - 1}" if int(rest) > 1 else "/get"
        return 302, HTML, b"", {"Location": to}
    return 404, HTML, b"<h1>Not Found</h1>\n", {}


def noise(count):
    """As many bytes, always the same."""
    blocks = (hashlib.sha256(str(number).encode()).digest()
              for number in range(count // 32 + 1))
    return b"".join(blocks)[:count]


# --- jsonplaceholder --------------------------------------------------------


def words(seed, count):
    return " ".join(WORDS[(seed * 7 + step * 3 + step * step) % len(WORDS)]
                    for step in range(count))


def post(number):
    return {"userId": (number - 1) // 10 + 1, "id": number,
            "title": words(number, 5), "body": words(number + 11, 12)}


def todo(number):
    return {"userId": (number - 1) // 20 + 1, "id": number,
            "title": words(number + 3, 4), "completed": number % 3 == 0}


def comment(number):
    name, short = PEOPLE[number % 10]
    return {"postId": (number - 1) // 5 + 1, "id": number,
            "name": words(number + 5, 3), "email": f"{short}@example.com",
            "body": words(number + 17, 10)}


def user(number):
    name, short = PEOPLE[number - 1]
    return {"id": number, "name": name, "username": short,
            "email": f"{short}@example.com",
            "address": {"street": f"{words(number, 1).title()} Street",
                        "suite": f"Apt. {number}",
                        "city": words(number + 2, 1).title() + "town",
                        "zipcode": f"{10000 + number * 37}",
                        "geo": {"lat": f"{number * 4}.5",
                                "lng": f"-{number * 7}.25"}},
            "phone": f"555-01{number:02d}", "website": f"{short}.example.com",
            "company": {"name": f"{name.split()[1]} Ltd",
                        "catchPhrase": words(number + 8, 3),
                        "bs": words(number + 9, 3)}}


def album(number):
    return {"userId": (number - 1) // 10 + 1, "id": number,
            "title": words(number + 6, 3)}


COLLECTIONS = {"posts": (post, 100), "todos": (todo, 200),
               "comments": (comment, 500), "users": (user, 10),
               "albums": (album, 100)}
PARENT_KEY = {"posts": "postId", "users": "userId"}


def placeholder(request):
    parts = request.path.strip("/").split("/")
    if parts[0] not in COLLECTIONS:
        return 404, JSON, {}, {}
    make, count = COLLECTIONS[parts[0]]
    if request.method == "POST":
        return 201, JSON, {**sent(request), "id": count + 1}, {}
    if len(parts) == 1:
        return 200, JSON, chosen(parts[0], arguments(request.query)), {}
    if not (parts[1].isdigit() and 1 <= int(parts[1]) <= count):
        return 404, JSON, {}, {}
    number = int(parts[1])
    if len(parts) == 3 and parts[2] in COLLECTIONS and parts[0] in PARENT_KEY:
        return 200, JSON, chosen(parts[2],
                                 {PARENT_KEY[parts[0]]: str(number)}), {}
    if request.method == "PUT":
        return 200, JSON, {**sent(request), "id": number}, {}
    if request.method == "PATCH":
        return 200, JSON, {**make(number), **sent(request)}, {}
    if request.method == "DELETE":
        return 200, JSON, {}, {}
    return 200, JSON, make(number), {}


def chosen(collection, wanted):
    """The items whose values are those of the query; _limit limits."""
    make, count = COLLECTIONS[collection]
    limit = wanted.pop("_limit", "")
    items = [item for item in map(make, range(1, count + 1))
             if all(str(item.get(key)) == value
                    for key, value in wanted.items())]
    return items[:int(limit)] if str(limit).isdigit() else items


def sent(request):
    echo = echo_body(request)
    return echo["json"] if isinstance(echo["json"], dict) else echo["form"]
