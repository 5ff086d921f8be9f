import sys
from collections import OrderedDict


class SessionCache:
    """Ordered by last use: whatever is used moves to the end."""

    def __init__(self, limit):
        self.limit = limit
        self.kept = OrderedDict()
        self.hits = self.misses = self.evictions = 0

    def get(self, session):
        if session in self.kept:
            self.hits += 1
            self.kept.move_to_end(session)
        else:
            self.misses += 1
            self.kept[session] = None
            self.shrink()

    def end(self, session):
        self.kept.pop(session, None)

    def resize(self, limit):
        self.limit = limit
        self.shrink()

    def shrink(self):
        while len(self.kept) > self.limit:
            self.kept.popitem(last=False)
            self.evictions += 1

    def size(self):
        return len(self.kept)

    def oldest(self):
        return next(iter(self.kept), None)


def main():
    lines = sys.stdin.read().split("\n")
    limit, count = map(int, lines[0].split())
    cache = SessionCache(limit)
    report = []
    for line in lines[1 : count + 1]:
        operation, _, argument = line.partition(" ")
        if operation == "get":
            cache.get(argument)
        elif operation == "end":
            cache.end(argument)
        elif operation == "limit":
            cache.resize(int(argument))
        else:
            oldest = cache.oldest()
            report.append(f"{cache.hits} {cache.misses} {cache.evictions} {cache.size()} {oldest or '-'}")
    print("\n".join(report))


main()
