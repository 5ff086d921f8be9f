"""Inputs for fraud-rings: generate.py FAMILY SIZE SEED [COUNT] prints two thresholds and SIZE events, COUNT times."""

import random
import sys

from extremes import extreme


def names(count, rng):
    """Distinct account names of one length, in random order."""
    start = rng.randrange(16**7)
    return [f"a{(start + number * 40503 * 4001) % 16**7:07x}" for number in range(count)]


def pay(account, rng, most=500_00):
    return f"pay {account} {rng.randint(1, most)}"


def spiced(links, accounts, size, rng, few=3):
    """The links in order with payments and questions between them, so that there are SIZE events in all."""
    events = []
    left = len(links)
    for place in range(size):
        if left and rng.random() * (size - place) < left:
            events.append(links[len(links) - left])
            left -= 1
        elif rng.random() * few < 1:
            events.append(f"ring {rng.choice(accounts)}")
        else:
            events.append(pay(rng.choice(accounts), rng))
    return events


def thresholds(size, rng):
    """Reached in the course of the events by a ring of fair size."""
    return rng.randint(2, max(2, size // 8)), rng.randint(1, max(1, size // 8) * 400_00)


def empty(size, rng):
    return (rng.randint(1, 5), rng.randint(1, 100)), []


def one(size, rng):
    """Single events of every kind about accounts that nobody mentioned before."""
    pool = names(2 * size, rng)
    kinds = ("ring {0}", "link {0} {1}", "link {0} {0}", "pay {0} {2}")
    events = [rng.choice(kinds).format(pool.pop(), pool.pop(), rng.randint(1, 100)) for _ in range(size)]
    return (rng.randint(1, 2), rng.randint(1, 60)), events


def all_equal(size, rng):
    """The same two accounts over and over."""
    pair = names(2, rng)
    kinds = ("link {0} {1}", "link {0} {1}", "link {1} {0}", "pay {0} 5", "ring {1}")
    return (2, rng.randint(1, 2 * size)), [rng.choice(kinds).format(*pair) for _ in range(size)]


def chain(size, rng, descending=False):
    """Each account is linked to the next one; payments and questions are about any of them."""
    accounts = sorted(names(max(2, size // 2), rng), reverse=descending)
    links = [f"link {account} {after}" for account, after in zip(accounts, accounts[1:])]
    return thresholds(size, rng), spiced(links, accounts, size, rng, 3 if size < 1000 else 6)


def reverse_chain(size, rng):
    return chain(size, rng, descending=True)


def hub(size, rng):
    """Everybody shares a device with one account, which is named second."""
    centre, *others = names(max(2, size // 2), rng)
    links = [f"link {other} {centre}" for other in others]
    return thresholds(size, rng), spiced(links, [centre, *others], size, rng, 3 if size < 1000 else 6)


def tournament(size, rng):
    """Rings of equal size merge in rounds; then payments and questions about the last one."""
    rings = [[account] for account in names(max(2, size // 2), rng)]
    accounts = [ring[0] for ring in rings]
    links = []
    while len(rings) > 1:
        rng.shuffle(rings)
        pairs = list(zip(rings[::2], rings[1::2]))
        links += [f"link {rng.choice(one)} {rng.choice(other)}" for one, other in pairs]
        rings = [one + other for one, other in pairs] + rings[2 * len(pairs) :]
    events = links[: size * 2 // 3]
    while len(events) < size:
        account = rng.choice(accounts)
        events.append(f"ring {account}" if rng.random() < 0.2 else pay(account, rng))
    return (rng.randint(2, max(2, size // 2)), rng.randint(1, size * 200_00)), events


def repeated(size, rng):
    """Links inside a ring: said again, the other way round, with oneself, and across."""
    accounts = names(max(2, size // 6), rng)
    events = []
    while len(events) < size:
        one, other = rng.choice(accounts), rng.choice(accounts)
        link = f"link {one} {other}"
        events += rng.choice(([link], [link, link], [link, f"link {other} {one}"], [f"link {one} {one}"]))
        events += rng.choice(([], [pay(one, rng)], [f"ring {other}"]))
    return thresholds(size, rng), [*events[: size - 1], f"ring {accounts[0]}"]


def threshold(size, rng):
    """Rings that come exactly to the thresholds, stop one short of them, or pass them and go on."""
    least, total = rng.randint(2, 4), rng.randint(20, 5000)
    pool = names(6 * size, rng)
    events = []
    while len(events) < size:
        accounts = [pool.pop() for _ in range(least + rng.choice((-1, 0, 0, 1)))]
        sums = [total - rng.choice((0, 0, 1)) - 10, 10]
        group = [f"pay {rng.choice(accounts)} {amount}" for amount in sums]
        group += [f"link {accounts[0]} {other}" for other in accounts[1:]]
        rng.shuffle(group)
        events += [*group, f"pay {accounts[0]} 1", f"ring {accounts[-1]}", f"link {accounts[0]} {pool.pop()}"]
    return (least, total), events[:size]


def merging(size, rng):
    """Suspicious rings meet each other, and such as are not; one with accounts enough meets one with money enough."""
    least, total = 2, 1000
    pool = names(4 * size, rng)
    rings, events = [], []
    while len(events) < size:
        one, other = pool.pop(), pool.pop()
        made = rng.choice(("suspicious", "poor", "lonely"))
        if made != "lonely":
            events.append(f"link {one} {other}")
        if made != "poor":
            events.append(f"pay {one} {total + rng.randint(0, 9)}")
        rings.append(one)
        if len(rings) > 2:
            events.append(f"link {rng.choice(rings)} {rings.pop(rng.randrange(len(rings)))}")
    return (least, total), events[:size]


def strangers(size, rng):
    """Most questions are about accounts without links or without payments."""
    pool = names(3 * size, rng)
    events = []
    for _ in range(size):
        kind = rng.choices(("ring {0}", "pay {0} 7", "link {0} {1}", "ring {2}"), (5, 2, 2, 3))[0]
        events.append(kind.format(pool[-1], pool[-2], rng.choice(pool[-40:])))
        if rng.random() < 0.6:
            pool.pop()
    return (rng.randint(1, 2), 14), events


def mixed(size, rng):
    """Random links, some of them said before; in the end most accounts form one ring."""
    accounts = names(max(2, size // 3), rng)
    events = []
    for _ in range(size):
        draw = rng.random()
        account = accounts[int(len(accounts) * rng.random())]
        if draw < 0.6:
            events.append(f"link {account} {accounts[int(len(accounts) * rng.random())]}")
        elif draw < 0.95 - 0.15 * (size < 1000):
            events.append(f"pay {account} {1 + int(500_00 * rng.random())}")
        else:
            events.append(f"ring {account}")
    return thresholds(min(size, 400), rng), events


FAMILIES = {
    "empty": empty,
    "one": one,
    "all-equal": all_equal,
    "sorted": chain,
    "reversed": reverse_chain,
    "hub": hub,
    "tournament": tournament,
    "repeated": repeated,
    "threshold": threshold,
    "merging": merging,
    "strangers": strangers,
    "extreme": extreme,
    "random": mixed,
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
    (accounts, total), events = FAMILIES[family](size, rng)
    head = f"{accounts} {total} {len(events)}"
    if len(sys.argv) == 4:
        print("\n".join([head, *events]))
    else:
        print_batch("\n".join([head, *some, ""]) for some in turned(events, int(sys.argv[4]), rng))


main()
