import sys


class Meter:
    """Knows the consumption of each minute, and answers for any stretch of them. Minutes count from 1."""

    def __init__(self, minutes):
        self.minutes = minutes

    def read(self, minute, wh):
        """The consumption of a minute in watt-hours; replaces what was known of it."""

    def sum(self, first, last):
        """The consumption of the minutes from `first` to `last`, both included."""
        return 0

    def reach(self, first, wh):
        """The earliest minute by which this much was consumed since the beginning of `first`, or None."""
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
