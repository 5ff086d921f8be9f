import sys


class SlowEndpoints:
    """Keeps all durations, and sorts them when somebody asks."""

    def __init__(self, percent):
        self.percent = percent
        self.durations = {}

    def took(self, name, ms):
        self.durations.setdefault(name, []).append(ms)

    def percentile(self, durations):
        rank = max(1, self.percent * len(durations) // 100)
        return sorted(durations)[rank - 1]

    def top(self, count):
        ranking = sorted((-self.percentile(durations), name) for name, durations in self.durations.items())
        return [(name, -negated) for negated, name in ranking[:count]]


def main():
    lines = sys.stdin.read().split("\n")
    percent, count = map(int, lines[0].split())
    endpoints = SlowEndpoints(percent)
    report = []
    for line in lines[1 : count + 1]:
        words = line.split()
        if words[0] == "took":
            endpoints.took(words[1], int(words[2]))
        else:
            slowest = endpoints.top(int(words[1]))
            report.append(" ".join(f"{name} {ms}" for name, ms in slowest) or "-")
    print("\n".join(report))


main()
