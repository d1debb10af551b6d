# SPDX-License-Identifier: MIT
"""Stands in for asyncpg: a PostgreSQL that is sqlite, in memory."""
from . import errors as exceptions
from . import pool
from .connection import Connection, connect
from .errors import (CheckViolationError, ConnectionDoesNotExistError,
                     DataError, DuplicateTableError, ForeignKeyViolationError,
                     IntegrityConstraintViolationError, InterfaceError,
                     InternalClientError, InvalidTransactionStateError,
                     NotNullViolationError, PostgresError, PostgresSyntaxError,
                     SyntaxOrAccessError, TooManyConnectionsError,
                     UndefinedColumnError, UndefinedFunctionError,
                     UndefinedTableError, UniqueViolationError)
from .pool import Pool, create_pool
from .record import Record

__version__ = "0.30.0"
PARTS = ("exceptions", "pool")
