# SPDX-License-Identifier: MIT
"""world.py -- the world a program runs in: a JSON file, checked strictly.

docs/worlds.md describes it. Every fault is a WorldError whose text is one
line: the file, the place in it, what is wanted there.
"""
import json
import os

SECOND = 1_000_000_000
FAILURES = ("refused", "timeout", "reset")
JOBS = ("open", "read", "readline", "readlines", "write", "writelines", "seek",
        "tell", "truncate", "flush", "close", "stat", "rename", "replace",
        "remove", "unlink", "mkdir", "makedirs", "rmdir", "listdir", "exists",
        "isfile", "isdir", "getsize", "getmtime")


class WorldError(Exception):
    pass


# --- Reading values ---------------------------------------------------------


def shown(value):
    text = json.dumps(value, ensure_ascii=True)
    return text if len(text) <= 40 else text[:37] + "..."


class Place:
    """A value in the file, and where it stands."""

    def __init__(self, file, value, path=""):
        self.file, self.value, self.path = file, value, path

    def __str__(self):
        return f"{self.file}: {self.path}" if self.path else self.file

    def wants(self, what):
        return WorldError(f"{self}: wants {what}, not {shown(self.value)}")

    def __getitem__(self, key):
        if isinstance(key, int):
            path = f"{self.path}[{key}]"
        else:
            path = f"{self.path}.{key}" if self.path else key
        return Place(self.file, self.value[key], path)

    def __iter__(self):
        """The places of a list."""
        self.of_type(list, "a list")
        return (self[index] for index in range(len(self.value)))

    def items(self):
        """(key, place) of an object."""
        self.of_type(dict, "an object")
        return [(key, self[key]) for key in self.value]

    def fields(self, *known, needs=()):
        """The object's places by key; all keys have to be known."""
        found = dict(self.items())
        for key in found:
            if key not in known:
                raise WorldError(f"{self[key]}: unknown key; known here: "
                                 + ", ".join(known))
        for key in needs:
            if key not in found:
                raise WorldError(f"{self}: needs the key {key}")
        return found

    def of_type(self, kind, what):
        if not isinstance(self.value, kind) or (
                isinstance(self.value, bool) and kind is not bool):
            raise self.wants(what)
        return self.value

    def text(self):
        return self.of_type(str, "a text")

    def flag(self):
        return self.of_type(bool, "true or false")

    def count(self, least=0):
        what = f"a whole number from {least}"
        if self.of_type(int, what) < least:
            raise self.wants(what)
        return self.value

    def seconds(self):
        """As nanoseconds."""
        what = "a number of seconds"
        value = self.of_type((int, float), what)
        if not 0 <= value <= 1e9:
            raise self.wants("a number of seconds from 0 to 1e9")
        return round(value * SECOND)

    def one_of(self, choices):
        if self.text() not in choices:
            raise self.wants("one of " + ", ".join(choices))
        return self.value


# --- What a world holds -----------------------------------------------------


class Route:
    """What is answered to requests that match."""

    KEYS = ("method", "url", "status", "reason", "headers", "json", "body",
            "file", "latency", "failure", "after")

    def __init__(self, place, folder):
        found = place.fields(*self.KEYS, needs=("url",))
        bodies = [key for key in ("json", "body", "file") if key in found]
        if len(bodies) > 1:
            raise WorldError(f"{place}: has {bodies[0]} and {bodies[1]}; "
                             "wants one of them")
        get = found.get
        self.method = get("method") and get("method").text().upper()
        self.url = found["url"].text()
        self.status = get("status") and status(get("status"))
        self.reason = get("reason") and get("reason").text()
        self.headers = {key: value.text()
                        for key, value in get("headers").items()} \
            if get("headers") else {}
        self.latency = get("latency") and get("latency").seconds()
        self.failure = get("failure") and get("failure").one_of(FAILURES)
        self.after = get("after").count() if get("after") else 0
        self.kind, self.body = body_of(found, folder)
        self.asked = 0  # how often a request matched


def status(place):
    what = "a status from 100 to 599"
    if not 100 <= place.of_type(int, what) <= 599:
        raise place.wants(what)
    return place.value


def body_of(found, folder):
    """(content type, bytes), or (None, None)."""
    if "json" in found:
        return "application/json", json.dumps(found["json"].value).encode()
    if "body" in found:
        text = found["body"].text()
        kind = "text/html" if text.lstrip().startswith("<") else "text/plain"
        return kind + "; charset=utf-8", text.encode()
    if "file" in found:
        path = os.path.join(folder, found["file"].text())
        try:
            with open(path, "rb") as file:
                return kind_of_file(path), file.read()
        except OSError as error:
            raise WorldError(f"{found['file']}: cannot read {path}: "
                             f"{error.strerror}") from None
    return None, None


def kind_of_file(path):
    kinds = {".json": "application/json", ".txt": "text/plain; charset=utf-8",
             ".html": "text/html; charset=utf-8", ".png": "image/png",
             ".jpg": "image/jpeg", ".csv": "text/csv; charset=utf-8"}
    return kinds.get(os.path.splitext(path)[1], "application/octet-stream")


class Table:
    def __init__(self, name, place):
        found = place.fields("columns", "rows", needs=("columns",))
        self.name = name
        self.columns = {key: value.text()
                        for key, value in found["columns"].items()}
        if not self.columns:
            raise WorldError(f"{found['columns']}: wants a column at least")
        self.rows = [self._row(row) for row in found.get("rows", ())]

    def _row(self, place):
        row = [value.value for value in place]
        if len(row) != len(self.columns):
            raise WorldError(f"{place}: wants {len(self.columns)} values, "
                             f"as there are columns, not {len(row)}")
        for value in place:
            if isinstance(value.value, (dict, list)):
                raise value.wants("a number, a text, true, false or null")
        return row


class Query:
    """How long queries take whose text matches."""

    def __init__(self, place):
        found = place.fields("sql", "latency", needs=("sql", "latency"))
        self.sql = found["sql"].text()
        self.latency = found["latency"].seconds()


class Database:
    def __init__(self, place=None):
        found = place.fields("latency", "connect", "tables", "queries",
                             "max_connections") if place else {}
        get = found.get
        self.latency = seconds_or(get("latency"), 0.1)
        self.connect = get("connect").seconds() if get("connect") \
            else self.latency
        self.tables = [Table(name, table)
                       for name, table in get("tables").items()] \
            if get("tables") else []
        self.queries = [Query(query) for query in get("queries", ())]
        self.max_connections = get("max_connections").count(1) \
            if get("max_connections") else 100


class Files:
    def __init__(self, place=None):
        found = place.fields("latency", "jobs", "contents") if place else {}
        get = found.get
        self.latency = seconds_or(get("latency"), 0.1)
        self.jobs = {}
        self.contents = {}
        if get("jobs"):
            self.jobs = {key: value.seconds() for key, value
                         in get("jobs").fields(*JOBS).items()}
        if get("contents"):
            self.contents = {name: text.text()
                             for name, text in get("contents").items()}


class Net:
    def __init__(self, place=None):
        found = place.fields("latency", "window") if place else {}
        self.latency = seconds_or(found.get("latency"), 0.010)
        self.window = found["window"].count(1) if "window" in found else 65536


class Step:
    KINDS = ("send", "expect", "wait", "close")

    def __init__(self, place):
        found = place.fields(*self.KINDS)
        if len(found) != 1:
            raise WorldError(f"{place}: wants one of " + ", ".join(self.KINDS))
        (self.kind, value), = found.items()
        self.where = str(value)
        if self.kind == "wait":
            self.value = value.seconds()
        elif self.kind == "close":
            self.value = value.flag()
        else:
            self.value = value.text()
        if self.value is False:
            raise value.wants("true")
        if self.value == "":
            raise value.wants("a text that is not empty")


class Client:
    def __init__(self, place):
        found = place.fields("connect", "at", "script", needs=("connect",))
        self.where = str(place)
        self.connect = address(found["connect"])
        self.at = seconds_or(found.get("at"), 0)
        self.script = [Step(step) for step in found.get("script", ())]


def address(place):
    host, colon, port = place.text().rpartition(":")
    if not (colon and host and port.isascii() and port.isdigit()
            and 0 < int(port) < 65536):
        raise place.wants("HOST:PORT")
    return host, int(port)


def seconds_or(place, default):
    return place.seconds() if place else round(default * SECOND)


class World:
    """What there is outside the program. Without a file: the usual."""

    KEYS = ("routes", "network", "database", "files", "clients")

    def __init__(self, place=None, folder="."):
        found = place.fields(*self.KEYS) if place else {}
        get = found.get
        self.routes = [Route(route, folder) for route in get("routes", ())]
        self.network = Net(get("network"))
        self.database = Database(get("database"))
        self.files = Files(get("files"))
        self.clients = [Client(client) for client in get("clients", ())]


# --- The file ---------------------------------------------------------------


def refuse_constant(name):
    raise ValueError(f"{name} is no JSON")


def no_doubles(pairs):
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = [key for key, _ in pairs]
        double = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"the key {shown(double)} is there twice")
    return found


def read_world(path):
    """The World of a file; raises WorldError."""
    name = os.path.basename(path)
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except OSError as error:
        raise WorldError(f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise WorldError(f"{name}: is not UTF-8 text") from None
    try:
        value = json.loads(text, parse_constant=refuse_constant,
                           object_pairs_hook=no_doubles)
    except json.JSONDecodeError as error:
        raise WorldError(f"{name}:{error.lineno}:{error.colno}: "
                         f"{error.msg}") from None
    except RecursionError:
        raise WorldError(f"{name}: is nested too deeply") from None
    except ValueError as error:
        raise WorldError(f"{name}: {error}") from None
    return World(Place(name, value), os.path.dirname(os.path.abspath(path)))
