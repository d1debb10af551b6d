# SPDX-License-Identifier: MIT
"""The text form of a trace, from its events.

It is rendered here a second time, from the description in
docs/trace-format.md and not from sim/trace, so that the two check each other.
"""


def seconds(ns):
    whole, part = divmod(ns, 10**9)
    digits = f"{part:09d}".rstrip("0").ljust(3, "0")
    return f"{whole}.{digits}"


def label(event):
    text = event["do"]
    if "call" in event:
        text += " " + event["call"]
        return text + (f"({event['name']})" if "name" in event else "")
    return f"{text} {event['name']}"


def words(event):
    """An event's line without its indentation; None if it has none."""
    ev = event["ev"]
    if ev in ("trace", "source", "resource", "standin"):
        return None
    if ev == "tick":
        return f"tick {event['tick']} t={seconds(event['t'])} " \
               f"ready={event['ready']}"
    if ev in ("deliver", "fire", "timer", "untimer"):
        return f"{ev} {label(event)} at={seconds(event['when'])}"
    if ev in ("run", "skip", "ready"):
        return f"{ev} {label(event)}"
    if ev == "task":
        return f"task {event['name']} coro={event['coro']}"
    if ev in ("job", "io", "unio", "cancel"):
        return f"{ev} {event['name']}"
    if ev == "block":
        return f"block {seconds(event['duration'])}"
    if ev == "print":
        return f"print {event['text']}".rstrip(" ")
    if ev == "wait":
        return f"wait {event['name']} on={event['on']}"
    return ending(event)


def ending(event):
    if event["ev"] == "done":
        parts = ["done", event["name"], event["how"], event.get("value")]
    elif event["ev"] == "warn":
        parts = ["warn", event["about"], event["what"], event.get("value")]
    elif event["ev"] == "exit":
        parts = [f"exit t={seconds(event['t'])}", event["how"],
                 event.get("value")]
    else:
        raise ValueError(f"unknown event {event['ev']}")
    return " ".join(part for part in parts if part is not None)


def depth(event):
    if event["ev"] in ("tick", "exit"):
        return 0
    if event["ev"] == "warn" and event["about"] != "callback":
        return 0
    if event["ev"] in ("deliver", "fire", "run", "skip"):
        return 1
    return 1 if event.get("outside") else 2


def render(events):
    lines = []
    for event in events:
        text = words(event)
        if text is not None:
            lines.append("  " * depth(event) + text + "\n")
    return "".join(lines)

