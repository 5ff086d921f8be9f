"""Inputs for allow-list: generate.py FAMILY SIZE SEED [COUNT] prints SIZE events, COUNT times for measuring."""

import random
import sys

TOP = 2**32
ACTIONS = ("allow", "deny")
# How often each length occurs among random rules: most are networks of offices, providers and single hosts.
USUAL = {
    **{8: 1, 12: 2, 14: 3, 16: 10, 18: 4, 19: 4, 20: 8, 21: 6, 22: 12, 23: 10},
    **{24: 50, 25: 3, 26: 3, 27: 3, 28: 6, 29: 4, 30: 3, 32: 20},
}


def dotted(number):
    return f"{number >> 24}.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def cut(network, length):
    """The network's first address."""
    return network >> (32 - length) << (32 - length)


class Events:
    """Events so far, with the rules as they now stand, so that later events can be about them."""

    def __init__(self, rng):
        self.rng = rng
        self.lines = []
        self.rules = []

    def set(self, network, length, action=None):
        self.rules.append((network, length))
        action = action or ACTIONS[int(2 * self.rng.random())]
        self.lines.append(f"{action} {dotted(network)}/{length}")

    def drop(self, network, length):
        self.lines.append(f"drop {dotted(network)}/{length}")

    def drop_any(self):
        """Takes a rule away; most were not dropped before."""
        if not self.rules:
            return self.check(int(TOP * self.rng.random()))
        place = int(len(self.rules) * self.rng.random())
        self.rules[place], self.rules[-1] = self.rules[-1], self.rules[place]
        self.drop(*self.rules.pop())

    def check(self, address):
        self.lines.append(f"check {dotted(address)}")

    def check_near(self):
        """An address inside some rule's network."""
        if not self.rules:
            return self.check(int(TOP * self.rng.random()))
        network, length = self.rules[int(len(self.rules) * self.rng.random())]
        self.check(cut(network, length) + int((1 << (32 - length)) * self.rng.random()))

    def fill(self, size):
        """Cut or filled up with checks and drops, in equal shares, to SIZE events."""
        while len(self.lines) < size:
            if len(self.lines) % 2:
                self.drop_any()
            else:
                self.check_near()
        return self.lines[:size]


def usual_length(rng, lengths=tuple(USUAL), weights=tuple(USUAL.values())):
    return rng.choices(lengths, weights)[0]


def empty(size, rng):
    return []


def one(size, rng):
    """Questions and removals without any rule, at most one rule."""
    events = Events(rng)
    for _ in range(size):
        rng.choice((events.check_near, events.drop_any, events.check_near))()
        if size > 4 and len(events.lines) == size // 3:
            events.set(rng.randrange(TOP), rng.randint(4, 28))
    return events.fill(size)


def all_equal(size, rng):
    """The same network over and over, written with different host bits."""
    events = Events(rng)
    network, length = rng.randrange(TOP), rng.randint(8, 30)
    for _ in range(size):
        address = cut(network, length) + rng.randrange(1 << (32 - length))
        kind = rng.choice(("check", "check", "set", "drop"))
        if kind == "check":
            events.check(address)
        else:
            getattr(events, kind)(address, length)
    return events.lines


def in_order(size, rng, descending=False):
    """Rules in order of their addresses and lengths, then questions."""
    events = Events(rng)
    rules = sorted(((rng.randrange(TOP), usual_length(rng)) for _ in range(size // 2)), reverse=descending)
    for network, length in rules:
        events.set(network, length)
    return events.fill(size)


def reverse_order(size, rng):
    return in_order(size, rng, descending=True)


def overlapping(size, rng):
    """Networks inside networks inside networks, in any order, so that a less specific rule may be newer."""
    events = Events(rng)
    while len(events.lines) < size:
        address = rng.randrange(TOP)
        lengths = rng.sample(range(4, 33), rng.randint(2, 6))
        for length in lengths:
            events.set(address ^ rng.randrange(1 << (32 - length)), length)
        for length in lengths:
            events.check(address ^ rng.randrange(1 << max(0, 31 - length)))
    return events.fill(size)


def host_bits(size, rng):
    """Networks whose host bits differ each time they are named."""
    events = Events(rng)
    while len(events.lines) < size:
        network, length = rng.randrange(TOP), rng.randint(1, 31)
        other = network ^ rng.randrange(1, 1 << (32 - length))
        events.set(network, length, "allow")
        events.check(other)
        events.set(other, length, "deny")
        events.check(network)
        if rng.random() < 0.6:
            events.drop(network, length)
            events.check(other)
    return events.fill(size)


def whole(size, rng):
    """Rules for all addresses, among few others."""
    events = Events(rng)
    while len(events.lines) < size:
        events.set(rng.choice((0, rng.randrange(TOP))), 0)
        events.check(rng.randrange(TOP))
        events.set(rng.randrange(TOP), rng.randint(1, 9))
        events.check_near()
        events.check(rng.choice((0, TOP - 1, rng.randrange(TOP))))
        if rng.random() < 0.7:
            events.drop(rng.randrange(TOP), 0)
            events.check(rng.randrange(TOP))
    return events.fill(size)


def hosts(size, rng):
    """Rules for single addresses inside a network, and their neighbours."""
    events = Events(rng)
    network = rng.randrange(TOP)
    events.set(network, 24)
    while len(events.lines) < size:
        address = cut(network, 24) + rng.randrange(256)
        events.set(address, rng.choice((32, 32, 31)))
        for near in (address, max(0, address - 1), min(TOP - 1, address + 1)):
            events.check(near)
        if rng.random() < 0.3:
            events.drop(address, 32)
    return events.fill(size)


def dropped(size, rng):
    """Outer rules go while inner ones stay, and the other way round; some were never there."""
    events = Events(rng)
    while len(events.lines) < size:
        address = rng.randrange(TOP)
        outer, inner = sorted(rng.sample(range(2, 33), 2))
        events.set(address, outer)
        events.set(address, inner)
        events.check(address)
        events.drop(address, rng.choice((outer, outer, inner, (outer + inner) // 2)))
        events.check(address)
        events.drop(address, rng.choice((outer, inner)))
        events.check(address)
    return events.fill(size)


def replaced(size, rng):
    """A rule decides some checks, is set again, decides some more, and goes."""
    events = Events(rng)
    while len(events.lines) < size:
        network, length = rng.randrange(TOP), rng.randint(3, 30)
        for _ in range(rng.randint(1, 3)):
            events.set(network, length)
            for _ in range(rng.randint(0, 3)):
                events.check(cut(network, length) + rng.randrange(1 << (32 - length)))
        events.drop(network, length)
    return events.fill(size)


def edges(size, rng):
    """The first and the last address of a network, and the ones before and after."""
    events = Events(rng)
    while len(events.lines) < size:
        length = rng.randint(2, 32)
        network = cut(rng.randrange(TOP), length)
        events.set(network, length)
        end = network + (1 << (32 - length))
        for address in (network - 1, network, end - 1, end):
            if 0 <= address < TOP:
                events.check(address)
    return events.fill(size)


def extreme(size, rng):
    """
    The lowest and highest addresses and those in the middle, with the shortest and longest lengths; in turn with
    addresses alike in their last 24, 26 or 27 bits: those remain where 32 bits are to hold a length, too.
    """
    events = Events(rng)
    addresses = (0, 1, TOP // 2 - 1, TOP // 2, TOP // 2 + 1, TOP - 2, TOP - 1)
    lengths = (0, 1, 2, 30, 31, 32)
    if size % 2:
        last = rng.randrange(1 << 24)
        addresses = [last + (1 << bit) for bit in (24, 26, 27, 31)] + [last, TOP - (1 << 24) + last, last + (3 << 30)]
        lengths = (8, 24, 32, 32)
    for _ in range(size):
        kind = rng.random()
        address, length = rng.choice(addresses), rng.choice(lengths)
        if kind < 0.4:
            events.set(address, length)
        elif kind < 0.55:
            events.drop(address, length)
        else:
            events.check(address)
    return events.lines


def mixed(size, rng):
    """A list in use: rules come and go while addresses are checked, half of them in some rule's network."""
    events = Events(rng)
    for _ in range(size):
        draw = rng.random()
        if draw < 0.45:
            events.set(int(TOP * rng.random()), usual_length(rng))
        elif draw < 0.5:
            events.drop_any()
        elif draw < 0.75:
            events.check_near()
        else:
            events.check(int(TOP * rng.random()))
    return events.fill(size)


def static(size, rng):
    """All rules first, then only checks."""
    events = Events(rng)
    for _ in range(size // 2):
        events.set(int(TOP * rng.random()), usual_length(rng))
    while len(events.lines) < size:
        events.check_near()
    return events.lines


def nested(size, rng):
    """All lengths at once in a few blocks of addresses; many checks match none but a short prefix."""
    events = Events(rng)
    blocks = [rng.randrange(256) << 24 for _ in range(8)]
    for block in blocks:
        events.set(block, 1)
    for _ in range(size - 8):
        address = blocks[int(8 * rng.random())] + int((1 << 24) * rng.random())
        if rng.random() < 0.5:
            length = 1 + int(32 * rng.random()) if rng.random() < 0.1 else 20 + int(13 * rng.random())
            events.set(address, length)
        else:
            events.check(address)
    return events.fill(size)


def churn(size, rng):
    """A long list in which nearly every event is another rule set, replaced or dropped."""
    events = Events(rng)
    while len(events.lines) < size:
        if len(events.lines) < size // 2 or rng.random() < 0.4:
            events.set(int(TOP * rng.random()), usual_length(rng))
        elif rng.random() < 0.5:
            events.drop_any()
        else:
            events.check_near()
    return events.fill(size)


FAMILIES = {
    "empty": empty,
    "one": one,
    "all-equal": all_equal,
    "sorted": in_order,
    "reversed": reverse_order,
    "overlapping": overlapping,
    "host-bits": host_bits,
    "whole": whole,
    "hosts": hosts,
    "dropped": dropped,
    "replaced": replaced,
    "edges": edges,
    "extreme": extreme,
    "random": mixed,
    "static": static,
    "nested": nested,
    "churn": churn,
}


def turned(events, count, rng):
    """The same events, begun at another one each time: drawing them is slow, and every answer hangs on what came before."""
    shifts = range(len(events) or 1)
    for at in rng.sample(shifts, count) if count <= len(shifts) else rng.choices(shifts, k=count):
        yield events[at:] + events[:at]


def print_batch(inputs):
    """Each input after its length in bytes."""
    for text in inputs:
        data = text.encode()
        sys.stdout.buffer.write(b"%d\n" % len(data))
        sys.stdout.buffer.write(data)


def main():
    family, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    rng = random.Random(seed)
    events = FAMILIES[family](size, rng)
    if len(sys.argv) == 4:
        print("\n".join([str(len(events)), *events]))
    else:
        print_batch("\n".join([str(len(events)), *some, ""]) for some in turned(events, int(sys.argv[4]), rng))


main()
