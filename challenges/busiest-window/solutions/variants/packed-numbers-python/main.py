from sys import stdin

SHIFT = 30  # a cost is smaller than 2 ** 30
MASK = (1 << SHIFT) - 1


def main():
    lines = stdin.buffer.read().split()
    n, width = int(lines[0]), int(lines[1])
    if n == 0:
        print("none")
        return
    # Time and cost in one number: numbers sort faster than pairs.
    log = sorted([int(t) << SHIFT | int(c) for t, c in zip(lines[2::2], lines[3::2])])
    width <<= SHIFT
    best = begin = total = 0
    ends = iter(log)
    following = next(ends)
    for request in log:
        limit = (request & ~MASK) + width
        while following is not None and following < limit:
            total += following & MASK
            following = next(ends, None)
        if total > best:
            best, begin = total, request >> SHIFT
        total -= request & MASK
    print(begin, best)


main()
