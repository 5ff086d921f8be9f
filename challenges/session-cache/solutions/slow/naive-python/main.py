import sys


class SessionCache:
    """A list, least recently used session first."""

    def __init__(self, limit):
        self.limit = limit
        self.kept = []
        self.hits = self.misses = self.evictions = 0

    def get(self, session):
        if session in self.kept:
            self.hits += 1
            self.kept.remove(session)
        else:
            self.misses += 1
        self.kept.append(session)
        self.resize(self.limit)

    def end(self, session):
        if session in self.kept:
            self.kept.remove(session)

    def resize(self, limit):
        self.limit = limit
        while len(self.kept) > limit:
            self.kept.pop(0)
            self.evictions += 1

    def size(self):
        return len(self.kept)

    def oldest(self):
        return self.kept[0] if self.kept else None


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
