import sys


class Meter:
    """A list of all minutes; each question goes through it."""

    def __init__(self, minutes):
        self.known = [0] * (minutes + 1)

    def read(self, minute, wh):
        self.known[minute] = wh

    def sum(self, first, last):
        return sum(self.known[first : last + 1])

    def reach(self, first, wh):
        total = 0
        for minute in range(first, len(self.known)):
            total += self.known[minute]
            if total >= wh:
                return minute
        return None


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
