# SPDX-License-Identifier: MIT
"""asyncpg's exceptions, and how sqlite's become them."""
import re
import sqlite3


class InterfaceError(Exception):
    """The library is used wrongly."""


class InternalClientError(Exception):
    pass


class PostgresError(Exception):
    """The server refuses; `sqlstate` is its code."""

    sqlstate = None
    severity = "ERROR"
    detail = hint = table_name = column_name = constraint_name = None

    @property
    def message(self):
        return str(self)


def error_class(name, base, sqlstate=None):
    return type(name, (base,), {"sqlstate": sqlstate,
                                "__module__": PostgresError.__module__})


IntegrityConstraintViolationError = error_class(
    "IntegrityConstraintViolationError", PostgresError, "23000")
UniqueViolationError = error_class(
    "UniqueViolationError", IntegrityConstraintViolationError, "23505")
NotNullViolationError = error_class(
    "NotNullViolationError", IntegrityConstraintViolationError, "23502")
ForeignKeyViolationError = error_class(
    "ForeignKeyViolationError", IntegrityConstraintViolationError, "23503")
CheckViolationError = error_class(
    "CheckViolationError", IntegrityConstraintViolationError, "23514")
SyntaxOrAccessError = error_class("SyntaxOrAccessError", PostgresError,
                                  "42000")
PostgresSyntaxError = error_class("PostgresSyntaxError", SyntaxOrAccessError,
                                  "42601")
UndefinedTableError = error_class("UndefinedTableError", SyntaxOrAccessError,
                                  "42P01")
UndefinedColumnError = error_class("UndefinedColumnError",
                                   SyntaxOrAccessError, "42703")
UndefinedFunctionError = error_class("UndefinedFunctionError",
                                     SyntaxOrAccessError, "42883")
DuplicateTableError = error_class("DuplicateTableError", SyntaxOrAccessError,
                                  "42P07")
DataError = error_class("DataError", PostgresError, "22000")
InvalidTransactionStateError = error_class("InvalidTransactionStateError",
                                           PostgresError, "25000")
NoActiveSQLTransactionError = error_class(
    "NoActiveSQLTransactionError", InvalidTransactionStateError, "25P01")
TooManyConnectionsError = error_class("TooManyConnectionsError",
                                      PostgresError, "53300")
ConnectionDoesNotExistError = error_class("ConnectionDoesNotExistError",
                                          PostgresError, "08003")


def of_sqlite(error):
    """The PostgreSQL exception for one of sqlite's."""
    text = str(error)
    for pattern, make in TRANSLATIONS:
        found = re.search(pattern, text)
        if found:
            return make(*found.groups())
    return PostgresError(text)


def unique(columns):
    table, names = split_columns(columns)
    error = UniqueViolationError("duplicate key value violates unique "
                                 f'constraint "{table}_{"_".join(names)}_key"')
    error.table_name = table
    error.constraint_name = f"{table}_{'_'.join(names)}_key"
    error.detail = f"Key ({', '.join(names)}) already exists."
    return error


def not_null(columns):
    table, names = split_columns(columns)
    error = NotNullViolationError(
        f'null value in column "{names[0]}" of relation "{table}" violates '
        "not-null constraint")
    error.table_name, error.column_name = table, names[0]
    return error


def split_columns(columns):
    """("users", ["name", "email"]) of "users.name, users.email"."""
    pairs = [column.split(".") for column in columns.split(", ")]
    return pairs[0][0], [pair[-1] for pair in pairs]


def arguments(expected, given):
    plural = "" if expected == "1" else "s"
    was = "was" if given == "1" else "were"
    return InterfaceError(f"the server expects {expected} argument{plural} for "
                          f"this query, {given} {was} passed")


TRANSLATIONS = (
    (r"UNIQUE constraint failed: (.*)", unique),
    (r"NOT NULL constraint failed: (.*)", not_null),
    (r"FOREIGN KEY constraint failed", lambda: ForeignKeyViolationError(
        "insert or update violates foreign key constraint")),
    (r"CHECK constraint failed: (.*)", lambda name: CheckViolationError(
        f'new row violates check constraint "{name}"')),
    (r"no such table: (?:main\.)?(.*)", lambda name: UndefinedTableError(
        f'relation "{name}" does not exist')),
    (r"no such column: (.*)|has no column named (.*)",
     lambda one, other: UndefinedColumnError(
         f'column "{one or other}" does not exist')),
    (r"no such function: (.*)", lambda name: UndefinedFunctionError(
        f"function {name.lower()} does not exist")),
    (r'near "(.*)": syntax error', lambda near: PostgresSyntaxError(
        f'syntax error at or near "{near}"')),
    (r"incomplete input", lambda: PostgresSyntaxError(
        "syntax error at end of input")),
    (r"table (\S+) already exists", lambda name: DuplicateTableError(
        f'relation "{name}" already exists')),
    (r"uses (\d+), and there are (\d+) supplied", arguments),
)

SQLITE_ERRORS = (sqlite3.Error, sqlite3.Warning)
