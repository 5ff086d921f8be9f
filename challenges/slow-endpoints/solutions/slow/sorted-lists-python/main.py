import sys
from bisect import insort
from heapq import heappop, heappush


class SlowEndpoints:
    """Each endpoint's durations in a sorted list; the ranking is a heap, in which old entries are skipped."""

    def __init__(self, percent):
        self.percent = percent
        self.durations = {}
        self.ranking = []

    def percentile(self, name):
        durations = self.durations[name]
        return durations[(self.percent * len(durations) + 99) // 100 - 1]

    def took(self, name, ms):
        insort(self.durations.setdefault(name, []), ms)
        heappush(self.ranking, (-self.percentile(name), name))

    def top(self, count):
        found = []
        while self.ranking and len(found) < count:
            entry = heappop(self.ranking)
            if -self.percentile(entry[1]) == entry[0] and entry not in found[-1:]:
                found.append(entry)
        for entry in found:
            heappush(self.ranking, entry)
        return [(name, -negated) for negated, name in found]


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
