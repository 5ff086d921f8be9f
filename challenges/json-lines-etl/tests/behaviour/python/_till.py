"""Talks to an import as tills do, and tells the verdict: 42 accepts, 43 rejects."""

import json
import os
import random
import sys

LONGEST_LINE = 4096
MOST_LINES = 2000
NO_REFUSALS = {"malformed": 0, "invalid": 0, "unknown": 0, "duplicate": 0}


def seeded():
    with open(sys.argv[1]) as file:
        return random.Random(int(file.read()))


def shop(id, region="north", name="Pier", rate=1000):
    return to_line({"kind": "shop", "id": id, "region": region, "name": name, "rate": rate})


def sale(id, /, **other):
    """A valid sale of shop s1, unless other values say otherwise."""
    own = {"shop": "s1", "at": "2026-03-02T17:05:33Z", "item": "tea", "qty": 1, "cents": 100}
    return to_line({"kind": "sale", "id": id, **own, **other})


def to_line(record):
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def tell(*lines):
    try:
        sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode())
        sys.stdout.buffer.flush()
    except OSError:
        reject("It stopped reading before the last line.")


def flush():
    """The lines of the batch; the last one counts."""
    tell('{"kind":"flush"}')
    lines = []
    while len(lines) < MOST_LINES:
        line = sys.stdin.buffer.readline(LONGEST_LINE)
        if not line.endswith(b"\n"):
            reject("A batch did not come to its end, though the next line awaits it.")
        lines.append(line.decode(errors="replace").rstrip())
        if lines[-1].startswith('{"batch":'):
            return lines
    reject("A batch had no end.")


def written(lines):
    """The ids of the rows of a batch."""
    return [line[7 : line.index('"', 7)] for line in lines if line.startswith('{"id":"') and '"' in line[7:]]


def row(id, day="2026-03-02", region="north", shop="Pier", item="tea", amount=100):
    return to_line({"id": id, "day": day, "region": region, "shop": shop, "item": item, "amount": amount})


def total(region, day, sales, units, amount):
    return to_line({"region": region, "day": day, "sales": sales, "units": units, "amount": amount})


def counts(batch, written, **refused):
    return to_line({"batch": batch, "written": written, **NO_REFUSALS, **refused})


def reject(message):
    with open(f"{sys.argv[3]}teammessage.txt", "w") as file:
        file.write(message)
    # At once: an orderly end would write once more to a program that may be gone.
    os._exit(43)


def accept():
    os._exit(42)
