# SPDX-License-Identifier: MIT
"""The database behind the stand-in: sqlite, in memory, from the world.

A transaction works on a copy, as a snapshot; committing repeats its changes
on the database itself.
"""
import collections
import datetime
import decimal
import fnmatch
import json
import re
import sqlite3
import time
import uuid

from .. import host
from . import errors, sql

AWARE = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00:00")
Rows = collections.namedtuple("Rows", "columns rows status")

_shared = None


def shared():
    """The one database of the run."""
    global _shared
    if _shared is None:
        _shared = new()
        for table in host.world.database.tables:
            fill(_shared, table)
    return _shared


def new():
    database = sqlite3.connect(":memory:", isolation_level=None,
                               check_same_thread=False)
    database.execute("PRAGMA foreign_keys = ON")
    serial = iter(range(1, 2**31))
    functions = {
        "now": (0, now), "clock_timestamp": (0, now),
        "pg_sleep": (1, lambda seconds: ""),
        "version": (0, lambda: "PostgreSQL 16.0 (loopscope's stand-in)"),
        "current_database": (0, lambda: "postgres"),
        "random": (0, lambda: next(serial) * 0.618033988749895 % 1),
        "gen_random_uuid": (0, lambda: str(uuid.UUID(int=next(serial),
                                                     version=4)))}
    for name, (count, function) in functions.items():
        database.create_function(name, count, function)
    return database


def now():
    return datetime.datetime.fromtimestamp(
        time.time(), datetime.timezone.utc).isoformat(" ")


def fill(database, table):
    columns = ", ".join(f'"{name}" {kind}'
                        for name, kind in table.columns.items())
    marks = ", ".join("?" * len(table.columns))
    try:
        database.execute(sql.translated(
            f'CREATE TABLE "{table.name}" ({columns})'))
        database.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})',
                             table.rows)
    except errors.SQLITE_ERRORS as error:
        raise errors.PostgresError(
            f"the world's table {table.name}: {error}") from None


class Session:
    """What one connection sees of the database."""

    def __init__(self):
        self._copy = None   # while a transaction is open
        self._changes = []  # what it did: (statement, arguments)

    @property
    def in_transaction(self):
        return self._copy is not None

    def run(self, text, arguments=()):
        """The Rows of a statement; of several, those of the last."""
        rows = Rows((), [], "")
        pieces = [text] if arguments else sql.statements(text)
        for piece in pieces:
            rows = self._run_one(piece, arguments)
        return rows

    def _run_one(self, text, arguments):
        word = (sql.first_words(text) or [""])[0]
        if word in ("BEGIN", "START"):
            return self._begin()
        if word in ("COMMIT", "END"):
            return self._end(keep=True)
        if word == "ROLLBACK" and "TO" not in sql.first_words(text):
            return self._end(keep=False)
        rows = execute(self._copy or shared(), text, arguments)
        if self._copy and sql.writes(text):
            self._changes.append((text, arguments))
        return rows

    def _begin(self):
        if self._copy is None:
            self._copy = new()
            shared().backup(self._copy)
        return Rows((), [], "BEGIN")

    def _end(self, keep):
        changes, self._changes = self._changes, []
        if self._copy:
            self._copy.close()
        self._copy = None
        if keep:
            for text, arguments in changes:
                execute(shared(), text, arguments)
        return Rows((), [], "COMMIT" if keep else "ROLLBACK")


def execute(database, text, arguments):
    try:
        cursor = database.execute(sql.translated(text),
                                  [to_sqlite(value) for value in arguments])
        columns = tuple(item[0] for item in cursor.description or ())
        rows = cursor.fetchall()
    except errors.SQLITE_ERRORS as error:
        raise errors.of_sqlite(error) from None
    kinds = declared(database) if columns else {}
    rows = [tuple(of_sqlite(value, kinds.get(column, ""))
                  for column, value in zip(columns, row)) for row in rows]
    count = len(rows) if columns else max(cursor.rowcount, 0)
    return Rows(columns, rows, sql.status(text, count))


def declared(database):
    """The declared type of each column's name."""
    kinds = {}
    for table, in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        for _, name, kind, *_ in database.execute(
                f'PRAGMA table_info("{table}")'):
            kinds[name] = kind.lower()
    return kinds


def to_sqlite(value):
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ")
    if isinstance(value, (datetime.date, datetime.time, uuid.UUID,
                          decimal.Decimal)):
        return str(value)
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value)
    return value


def of_sqlite(value, kind):
    """A value as asyncpg gives it: of the column's type."""
    if value is None:
        return None
    try:
        if kind.startswith("bool"):
            return bool(value)
        if kind.startswith(("numeric", "decimal")):
            return decimal.Decimal(str(value))
        if kind == "uuid":
            return uuid.UUID(value)
        if kind == "date":
            return datetime.date.fromisoformat(value)
        if kind.startswith("timestamp") or (isinstance(value, str)
                                            and AWARE.fullmatch(value)):
            return datetime.datetime.fromisoformat(value)
    except (TypeError, ValueError, ArithmeticError):
        pass  # not what its column says: as it is
    return value


def latency(text, arguments):
    """How long a query takes, in ns."""
    database = host.world.database
    slept = sql.seconds_slept(text, arguments)
    if slept is not None:
        return round(slept * host.SECOND)
    line = sql.on_one_line(text).lower()
    for query in database.queries:
        pattern = sql.on_one_line(query.sql).lower()
        if fnmatch.fnmatchcase(line, pattern.replace("[", "[[]")
                               .replace("?", "[?]")):
            return query.latency
    return database.latency
