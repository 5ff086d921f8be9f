"""Targets and events for build-order around the bounds of what 32 bits and single precision can hold."""

WHOLE = 2**32


def around_powers(graph, size, rng):
    """
    A chain in which any five targets in a row take exactly 2**32 ms, and three or four between that and 2**31; beside
    it targets that need some of the chain. Cut to 32 bits, finish times are equal or in another order.
    """
    five = [WHOLE // 5 + rng.randint(-1000, 1000) for _ in range(4)]
    five.append(WHOLE - sum(five))
    count = len(graph.names)
    length = max(2, count // 2)
    for target in range(count):
        graph.ms[target] = five[target % 5] if target < length else rng.randint(1, 3)
        if target < length:
            if target > 0:
                graph.link(target, target - 1)
            continue
        latest = rng.randrange(length)
        for before in rng.sample((0, 3, 4, 5), 3):
            graph.link(target, max(0, latest - before))
    graph.begin()
    for _ in range(size):
        draw, target = rng.random(), rng.randrange(length, count)
        if draw < 0.15:
            # A millisecond more or less for all that comes later.
            link = rng.randrange(length)
            graph.took(link, five[link % 5] + rng.randint(-1, 1))
        elif draw < 0.3:
            graph.need(target, rng.randrange(length))
        elif draw < 0.4:
            graph.need(rng.randrange(length), target)
        else:
            graph.ask(rng.choice((None, target, target, target)))
    return graph.lines(size)
