import sys
from socket import inet_aton


class AllowList:
    """One table for all lengths. A key is the network's leading bits behind a 1, so that lengths do not mix."""

    def __init__(self):
        self.rules = {}
        self.counts = [0] * 33
        self.lengths = []

    def set(self, network, length, action):
        key = (network | 1 << 32) >> (32 - length)
        if key not in self.rules:
            self.count(length, 1)
        self.rules[key] = [action, length, 0]

    def drop(self, network, length):
        rule = self.rules.pop((network | 1 << 32) >> (32 - length), None)
        if rule is None:
            return None
        self.count(length, -1)
        return rule[2]

    def count(self, length, change):
        """Keeps the lengths in use, longest first."""
        self.counts[length] += change
        if self.counts[length] == (change + 1) // 2:
            self.lengths = [length for length in range(32, -1, -1) if self.counts[length]]

    def check(self, address):
        marked = address | 1 << 32
        for length in self.lengths:
            rule = self.rules.get(marked >> (32 - length))
            if rule is not None:
                rule[2] += 1
                return rule[0], length
        return None


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
            report.append("deny -" if found is None else f"{found[0]}: {found[1]}")
            continue
        network, _, length = argument.partition("/")
        if kind == "drop":
            hits = rules.drop(to_number(network), int(length))
            report.append("-" if hits is None else str(hits))
        else:
            rules.set(to_number(network), int(length), kind)
    print("\n".join(report))


main()
