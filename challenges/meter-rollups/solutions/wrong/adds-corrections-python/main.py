import sys


class Meter:
    """A Fenwick tree: `tree[i]` is the sum of the minutes from i - lowbit(i) + 1 to i."""

    def __init__(self, minutes):
        self.minutes = minutes
        self.tree = [0] * (minutes + 1)
        self.largest_step = 1 << minutes.bit_length() - 1

    def read(self, minute, wh):
        change = wh
        tree, minutes = self.tree, self.minutes
        while minute <= minutes:
            tree[minute] += change
            minute += minute & -minute

    def until(self, minute):
        """The consumption of all minutes up to this one, which may be 0."""
        tree, total = self.tree, 0
        while minute:
            total += tree[minute]
            minute &= minute - 1
        return total

    def sum(self, first, last):
        return self.until(last) - self.until(first - 1)

    def reach(self, first, wh):
        tree, minutes = self.tree, self.minutes
        left = wh + self.until(first - 1)
        # Goes as far as the sum stays short; the next minute reaches it.
        minute, step = 0, self.largest_step
        while step:
            after = minute + step
            if after <= minutes and tree[after] < left:
                minute = after
                left -= tree[after]
            step >>= 1
        return minute + 1 if minute < minutes else None


def main():
    lines = sys.stdin.read().split("\n")
    minutes, count = map(int, lines[0].split())
    meter = Meter(minutes)
    report = []
    for line in lines[1 : count + 1]:
        words = line.split()
        one, other = int(words[1]), int(words[2])
        if words[0] == "read":
            meter.read(one, other)
        elif words[0] == "sum":
            report.append(str(meter.sum(one, other)))
        else:
            minute = meter.reach(one, other)
            report.append("never" if minute is None else str(minute))
    print("\n".join(report))


main()
