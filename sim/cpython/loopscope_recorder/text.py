# SPDX-License-Identifier: MIT
"""text.py -- text on one line, without control characters."""

CONTROL = {c: "\\x%02x" % c for c in [*range(0x20), *range(0x7F, 0xA0)]}


def escape(text):
    """The text on one line: control characters as \\xNN."""
    text = str(text)
    return text if text.isprintable() else text.translate(CONTROL)


def safe_repr(value):
    """repr(), also of an object whose own repr fails."""
    try:
        return escape(repr(value))
    except Exception as error:
        return escape(f"<{type(value).__name__}: its repr raised "
                      f"{type(error).__name__}>")


def short_name(qualname):
    """A qualified name without what stands before the last `<locals>.`."""
    return qualname.rpartition("<locals>.")[2]
