import sys
from collections import Counter
from itertools import accumulate


def audit(rooms, stays):
    """Changes of the same minute cancel in the map, so touching and cancelled stays need no rule of their own."""
    changes = Counter()
    for start, end in stays:
        changes[start] += 1
        changes[end] -= 1
    times = sorted(changes)
    levels = list(accumulate(changes[time] for time in times))
    over = sum(after - time for time, after, level in zip(times, times[1:], levels) if level > rooms)
    return max(levels, default=0), over


def main():
    words = iter(sys.stdin.read().split())
    kinds, count = int(next(words)), int(next(words))
    rooms = {next(words): int(next(words)) for _ in range(kinds)}
    stays = {name: [] for name in rooms}
    for _ in range(count):
        stays[next(words)].append((int(next(words)), int(next(words))))
    report = []
    for name, number in rooms.items():
        peak, overbooked = audit(number, stays[name])
        report.append(f"{name} {peak} {overbooked}\n")
    sys.stdout.write("".join(report))


main()
