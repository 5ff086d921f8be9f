import sys
from socket import inet_aton


class AllowList:
    """A list of rules; every question looks through all of them."""

    def __init__(self):
        self.rules = []

    def set(self, network, length, action):
        self.drop(network, length)
        self.rules.append([network >> (32 - length), length, action, 0])

    def drop(self, network, length):
        for place, rule in enumerate(self.rules):
            if rule[1] == length and rule[0] == network >> (32 - length):
                return self.rules.pop(place)[3]
        return None

    def check(self, address):
        best = None
        for rule in self.rules:
            if address >> (32 - rule[1]) == rule[0] and (best is None or rule[1] > best[1]):
                best = rule
        if best is None:
            return None
        best[3] += 1
        return best[2], best[1]


def to_number(address):
    return int.from_bytes(inet_aton(address), "big")


def main():
    lines = sys.stdin.read().split("\n")
    rules = AllowList()
    report = []
    for line in lines[1 : int(lines[0]) + 1]:
        kind, _, argument = line.partition(" ")
        if kind == "check":
            found = rules.check(to_number(argument))
            report.append("deny -" if found is None else f"{found[0]} {found[1]}")
            continue
        network, _, length = argument.partition("/")
        if kind == "drop":
            hits = rules.drop(to_number(network), int(length))
            report.append("-" if hits is None else str(hits))
        else:
            rules.set(to_number(network), int(length), kind)
    print("\n".join(report))


main()
