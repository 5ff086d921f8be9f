import sys


class SessionCache:
    """Knows when each session was last used, and looks through all of them for the oldest."""

    def __init__(self, limit):
        self.limit = limit
        self.last_use = {}
        self.clock = 0
        self.hits = self.misses = self.evictions = 0

    def get(self, session):
        if session in self.last_use:
            self.hits += 1
        else:
            self.misses += 1
        self.clock += 1
        self.last_use[session] = self.clock
        self.resize(self.limit)

    def end(self, session):
        self.last_use.pop(session, None)

    def resize(self, limit):
        self.limit = limit
        while len(self.last_use) > limit:
            del self.last_use[self.oldest()]
            self.evictions += 1

    def size(self):
        return len(self.last_use)

    def oldest(self):
        return min(self.last_use, key=self.last_use.get, default=None)


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
