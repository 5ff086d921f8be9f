"""Talks to a report generator as its users do, and tells the verdict: 42 accepts, 43 rejects."""

import random
import sys

LONGEST_LINE = 4096
MOST_LINES = 200


def seeded():
    with open(sys.argv[1]) as file:
        return random.Random(int(file.read()))


def tell(*lines):
    try:
        sys.stdout.write("".join(f"{line}\n" for line in lines))
        sys.stdout.flush()
    except OSError:
        reject("It stopped reading before the last command.")


def report(month):
    """The lines of a report, without `end`."""
    tell(f"report {month}")
    lines = []
    while len(lines) < MOST_LINES:
        line = sys.stdin.buffer.readline(LONGEST_LINE)
        if not line.endswith(b"\n"):
            reject("A report did not come to its end, though the next command awaits it.")
        text = line.decode(errors="replace").rstrip()
        if text == "end":
            return lines
        lines.append(text)
    reject("A report had no end.")


def expect(month, lines, why):
    """Rejects with a reason unless the report consists of these lines after its title."""
    if report(month) != [f"Report {month}", *lines]:
        reject(why)


def money(cents):
    return f"{cents // 100}.{cents % 100:02}"


def reject(message):
    with open(f"{sys.argv[3]}teammessage.txt", "w") as file:
        file.write(message)
    sys.exit(43)


def accept():
    sys.exit(42)
