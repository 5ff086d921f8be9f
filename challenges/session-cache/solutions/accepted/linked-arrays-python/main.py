import sys


class SessionCache:
    """A ring of sessions in arrays: slot 0 is where newest and oldest meet, freed slots are used again."""

    def __init__(self, limit):
        self.limit = limit
        self.slots = {}
        self.names, self.newer, self.older, self.free = [None], [0], [0], []
        self.hits = self.misses = self.evictions = 0

    def get(self, session):
        slot = self.slots.get(session)
        if slot is not None:
            self.hits += 1
            self.make_newest(slot)
            return
        self.misses += 1
        if 0 < self.limit == len(self.slots):
            self.replace_oldest(session)
        else:
            self.insert(session)
            self.resize(self.limit)

    def end(self, session):
        slot = self.slots.pop(session, None)
        if slot is not None:
            newer, older = self.newer[slot], self.older[slot]
            self.older[newer], self.newer[older] = older, newer
            self.free.append(slot)

    def resize(self, limit):
        self.limit = limit
        while len(self.slots) > limit:
            self.end(self.oldest())
            self.evictions += 1

    def make_newest(self, slot):
        newer, older = self.newer, self.older
        after = newer[slot]
        if after == 0:
            return
        before, newest = older[slot], older[0]
        older[after], newer[before] = before, after
        older[slot], newer[slot] = newest, 0
        newer[newest] = older[0] = slot

    def replace_oldest(self, session):
        """Its slot needs no place to be found, only another name."""
        slot = self.newer[0]
        del self.slots[self.names[slot]]
        self.evictions += 1
        self.names[slot] = session
        self.slots[session] = slot
        self.make_newest(slot)

    def insert(self, session):
        newest = self.older[0]
        if self.free:
            slot = self.free.pop()
            self.names[slot], self.newer[slot], self.older[slot] = session, 0, newest
        else:
            slot = len(self.names)
            self.names.append(session)
            self.newer.append(0)
            self.older.append(newest)
        self.newer[newest] = self.older[0] = slot
        self.slots[session] = slot

    def size(self):
        return len(self.slots)

    def oldest(self):
        return self.names[self.newer[0]]


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
