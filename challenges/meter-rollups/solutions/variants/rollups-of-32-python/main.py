from bisect import bisect_left
from itertools import accumulate
from sys import stdin

BITS = 5


def main():
    lines = stdin.read().split("\n")
    m, n = map(int, lines[0].split())
    # levels[0] has the minutes from 0, levels[1] sums of 32 of them, and so on.
    levels = [[0] * (m + 1)]
    while len(levels[-1]) > 1:
        levels.append([0] * ((len(levels[-1]) >> BITS) + 1))
    sums = [(level, BITS * height) for height, level in enumerate(levels)]
    minutes = levels[0]

    def before(minute):
        total = 0
        for level, shift in sums:
            at = minute >> shift
            total += sum(level[at >> BITS << BITS : at])
        return total

    def reach(wh):
        """The first minute up to which everything is at least wh."""
        at = 0
        for level, _ in reversed(sums):
            at <<= BITS
            running = list(accumulate(level[at : at + 32]))
            place = bisect_left(running, wh)
            if place == len(running):
                return "never"
            if place:
                wh -= running[place - 1]
            at += place
        return at

    out = []
    for line in lines[1 : n + 1]:
        kind, one, two = line.split()
        one, two = int(one), int(two)
        if kind == "read":
            change = two - minutes[one]
            if change:
                for level, shift in sums:
                    level[one >> shift] += change
        elif kind == "sum":
            out.append(before(two + 1) - before(one))
        else:
            out.append(reach(two + before(one)))
    print(*out, sep="\n")


main()
