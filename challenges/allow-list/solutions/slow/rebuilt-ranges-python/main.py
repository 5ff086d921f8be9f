import sys
from bisect import bisect_right
from socket import inet_aton


class AllowList:
    """Cuts the addresses into ranges with one rule each, which a binary search finds; a change cuts them anew."""

    def __init__(self):
        self.rules = {}
        self.starts = None

    def set(self, network, length, action):
        start = network >> (32 - length) << (32 - length)
        self.rules[start, length] = [action, length, 0]
        self.starts = None

    def drop(self, network, length):
        rule = self.rules.pop((network >> (32 - length) << (32 - length), length), None)
        self.starts = None
        return None if rule is None else rule[2]

    def cut(self):
        self.starts, self.owners = [0], [None]
        inside = [(1 << 32, None)]
        for (start, length), rule in sorted(self.rules.items(), key=lambda item: item[0]):
            while inside[-1][0] <= start:
                self.begin(inside.pop()[0], inside[-1][1])
            self.begin(start, rule)
            inside.append((start + (1 << (32 - length)), rule))
        while len(inside) > 1:
            self.begin(inside.pop()[0], inside[-1][1])

    def begin(self, start, rule):
        if self.starts[-1] == start:
            self.starts.pop()
            self.owners.pop()
        self.starts.append(start)
        self.owners.append(rule)

    def check(self, address):
        if self.starts is None:
            self.cut()
        rule = self.owners[bisect_right(self.starts, address) - 1]
        if rule is None:
            return None
        rule[2] += 1
        return rule[0], rule[1]


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
