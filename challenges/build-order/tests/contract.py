"""What the statement promises about the input: it plays the events as they are written, without any cleverness."""

import re
import sys

NAME = re.compile("[a-z0-9._/-]{1,24}").fullmatch


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(broken)


def duration(text):
    return text.isdecimal() and str(int(text)) == text and 1 <= int(text) <= 1_000_000_000


lines = sys.stdin.read().split("\n")
hold(lines.pop() == "", "the last line does not end")
targets, events = map(int, lines[0].split(" "))
hold(targets <= 250_000 and events <= 1_000_000, "there are more targets or events than the limits say")
hold(len(lines) == 1 + targets + events, "n and e are not the numbers of lines")

needs = {}
for line in lines[1 : targets + 1]:
    name, ms, *names = line.split(" ")
    hold(NAME(name), f"{name} is no name")
    hold(name not in needs, f"{name} comes twice")
    hold(duration(ms), f"{name} takes no time from 1 to 1,000,000,000")
    hold(all(need in needs for need in names), f"{name} needs a target that does not stand above it")
    hold(len(set(names)) == len(names), f"{name} names a need twice")
    hold(len(names) <= 20, f"{name} needs more than 20 targets directly")
    needs[name] = set(names)

for place, line in enumerate(lines[targets + 1 :], 1):
    kind, *words = line.split(" ")
    hold((kind, len(words)) in (("took", 2), ("need", 2), ("free", 2), ("why", 1), ("build", 0)), f"event {place}: {line}")
    hold(all(word in needs for word in words[: 1 if kind == "took" else 2]), f"event {place}: a target that is not there")
    if kind == "took":
        hold(duration(words[1]), f"event {place}: no time from 1 to 1,000,000,000")
    elif kind == "need":
        # A rejected need stays here, which only makes the rule below stricter.
        needs[words[0]].add(words[1])
        hold(len(needs[words[0]]) <= 20, f"event {place}: {words[0]} needs more than 20 targets directly")
    elif kind == "free":
        needs[words[0]].discard(words[1])
