import sys
from socket import inet_aton


class AllowList:
    """Rules for networks; of those that contain an address, the one with the longest prefix decides.

    Addresses and networks are numbers from 0 to 2**32 - 1. Bits of a network beyond its length mean nothing.
    """

    def set(self, network, length, action):
        """Make `action` ("allow" or "deny") the rule for the network, in place of its present one."""

    def drop(self, network, length):
        """Remove the network's rule. Returns how many checks it decided; None when there is no such rule."""
        return None

    def check(self, address):
        """(action, length) of the rule that decides; None when no network contains the address."""
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
