import sys
from heapq import heappop, heappush


class Endpoint:
    """Durations in two heaps: `low` has those up to the percentile, negated, so that the percentile is on top."""

    __slots__ = ("low", "high")

    def __init__(self):
        self.low, self.high = [], []

    def add(self, ms, percent):
        low, high = self.low, self.high
        if low and ms > -low[0]:
            heappush(high, ms)
        else:
            heappush(low, -ms)
        rank = -(-percent * (len(low) + len(high)) // 100)
        if len(low) > rank:
            heappush(high, -heappop(low))
        elif len(low) < rank:
            heappush(low, -heappop(high))


class SlowEndpoints:
    """`ranking` is a heap of (negated percentile, name). Entries that are out of date are skipped when they surface."""

    def __init__(self, percent):
        self.percent = percent
        self.endpoints = {}
        self.ranking = []

    def took(self, name, ms):
        endpoint = self.endpoints.get(name)
        if endpoint is None:
            endpoint = self.endpoints[name] = Endpoint()
        before = endpoint.low[0] if endpoint.low else None
        endpoint.add(ms, self.percent)
        if endpoint.low[0] != before:
            heappush(self.ranking, (endpoint.low[0], name))

    def top(self, count):
        ranking, found = self.ranking, []
        while ranking and len(found) < count:
            entry = heappop(ranking)
            # Equal entries surface one after the other.
            if self.endpoints[entry[1]].low[0] == entry[0] and (not found or found[-1] != entry):
                found.append(entry)
        for entry in found:
            heappush(ranking, entry)
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
