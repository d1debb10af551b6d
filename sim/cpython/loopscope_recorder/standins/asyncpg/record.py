# SPDX-License-Identifier: MIT
"""A row: a sequence of values that have names too."""


class Record:
    __slots__ = ("_columns", "_values")

    def __init__(self, columns, values):
        self._columns, self._values = columns, values

    def __getitem__(self, key):
        if isinstance(key, str):
            try:
                return self._values[self._columns.index(key)]
            except ValueError:
                raise KeyError(key) from None
        return self._values[key]

    def get(self, key, default=None):
        return self[key] if key in self._columns else default

    def keys(self):
        return iter(self._columns)

    def values(self):
        return iter(self._values)

    def items(self):
        return iter(list(zip(self._columns, self._values)))

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __contains__(self, key):
        return key in self._columns

    def __eq__(self, other):
        return self._values == (other._values if isinstance(other, Record)
                                else other)

    def __hash__(self):
        return hash(self._values)

    def __repr__(self):
        pairs = " ".join(f"{name}={value!r}" for name, value in self.items())
        return f"<Record {pairs}>"
