# SPDX-License-Identifier: MIT
"""PostgreSQL's SQL as sqlite takes it: the part that programs for learners use.

Only what stands outside quotes is looked at. What sqlite does not know is
refused by it, and so by us.
"""
import re

QUOTED = re.compile(r"('(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|/\*.*?\*/)",
                    re.DOTALL)
REPLACEMENTS = [(re.compile(pattern, re.IGNORECASE), new) for pattern, new in (
    (r"\$(\d+)", r"?\1"),
    (r"::\s*[a-z_]+(?: precision| varying)?(?:\(\d+(?:,\s*\d+)?\))?(?:\[\])?",
     ""),
    (r"\b(?:BIG|SMALL)?SERIAL\s+(?:NOT\s+NULL\s+)?PRIMARY\s+KEY\b",
     "INTEGER PRIMARY KEY"),
    (r"\b(?:BIG|SMALL)?INT(?:EGER)?\s+GENERATED\s+(?:ALWAYS|BY\s+DEFAULT)\s+AS"
     r"\s+IDENTITY\s+PRIMARY\s+KEY\b", "INTEGER PRIMARY KEY"),
    (r"\b(?:BIG|SMALL)?SERIAL\b", "INTEGER"),
    (r"\bDEFAULT\s+(now|gen_random_uuid|random)\s*\(\s*\)", r"DEFAULT (\1())"),
    (r"\bDEFAULT\s+CURRENT_TIMESTAMP\b", "DEFAULT (now())"),
    (r"\b(?:CURRENT_TIMESTAMP|LOCALTIMESTAMP)\b", "now()"),
    (r"\bILIKE\b", "LIKE"),
    (r"\bTRUNCATE\s+(?:TABLE\s+)?(\w+)(?:\s+RESTART\s+IDENTITY)?"
     r"(?:\s+CASCADE)?", r"DELETE FROM \1"),
    (r"\bDROP\s+TABLE\s+((?:IF\s+EXISTS\s+)?\w+)\s+CASCADE\b",
     r"DROP TABLE \1"),
    (r"\bFOR\s+(?:NO\s+KEY\s+)?UPDATE(?:\s+SKIP\s+LOCKED|\s+NOWAIT)?", ""),
    (r"\bCREATE\s+(?:OR\s+REPLACE\s+)?EXTENSION\b[^;]*", "SELECT 1 WHERE 0"),
)]
SERIES = re.compile(r"\bgenerate_series\s*\(([^(),]+),([^(),]+)\)"
                    r"(?:\s+AS\s+(\w+))?", re.IGNORECASE)
SLEEP = re.compile(r"\bpg_sleep\s*\(\s*(?:(\d+(?:\.\d*)?|\.\d+)|\$(\d+))",
                   re.IGNORECASE)


def outside_quotes(text, change):
    """The text, changed where it is not quoted and no comment."""
    parts = QUOTED.split(text)
    return "".join(part if number % 2 else change(part)
                   for number, part in enumerate(parts))


def translated(text):
    def change(part):
        for pattern, new in REPLACEMENTS:
            part = pattern.sub(new, part)
        return SERIES.sub(series, part)
    return outside_quotes(text, change)


def series(found):
    first, last, name = found.groups()
    name = name or "generate_series"
    return (f"(WITH RECURSIVE series({name}) AS (SELECT {first} UNION ALL "
            f"SELECT {name} + 1 FROM series WHERE {name} < {last}) "
            f"SELECT {name} FROM series) AS {name}_")


def statements(text):
    """A script's statements, one by one."""
    # NUL stands for a semicolon that ends one; SQL cannot hold it.
    marked = outside_quotes(text, lambda part: part.replace(";", "\0"))
    return [piece.strip() for piece in marked.split("\0") if piece.strip()]


def on_one_line(text):
    return " ".join(text.split())


def shortened(text, width=40):
    """A query's name: one line of at most so many columns."""
    text = on_one_line(text)
    return text if len(text) <= width else text[:width - 3] + "..."


def seconds_slept(text, arguments):
    """How long its pg_sleep()s take, None without any."""
    found = SLEEP.findall(text)
    if not found:
        return None
    return sum(float(number) if number else float(arguments[int(index) - 1])
               for number, index in found)


def first_words(text):
    """The words a command begins with, in capitals."""
    bare = QUOTED.sub(" ", text)
    return re.findall(r"\w+", bare.upper())[:6]


def status(text, count):
    """What execute() returns, such as "INSERT 0 1"."""
    words = first_words(text) or [""]
    if words[0] == "INSERT":
        return f"INSERT 0 {count}"
    if words[0] in ("UPDATE", "DELETE", "SELECT", "MERGE"):
        return f"{words[0]} {count}"
    if words[0] in ("WITH", "VALUES", "TABLE"):
        return f"SELECT {count}"
    if words[0] in ("CREATE", "DROP", "ALTER", "TRUNCATE"):
        kinds = ("TABLE", "INDEX", "VIEW", "EXTENSION", "SEQUENCE", "TYPE")
        kind = next((word for word in words if word in kinds), "TABLE")
        return f"{words[0]} {kind}"
    return words[0]


def writes(text):
    return first_words(text)[:1] not in (["SELECT"], ["VALUES"], ["EXPLAIN"])
