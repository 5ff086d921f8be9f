import sys
from bisect import bisect_left
from itertools import accumulate


def main():
    lines = sys.stdin.read().split("\n")
    count, window = map(int, lines[0].split())
    if count == 0:
        print("none")
        return
    log = sorted(tuple(map(int, line.split())) for line in lines[1 : count + 1])
    times = [time for time, _ in log]
    sums = [0, *accumulate(cost for _, cost in log)]
    totals = (sums[bisect_left(times, time + window)] - sums[at] for at, time in enumerate(times))
    total, place = max((total, -at) for at, total in enumerate(totals))
    print(times[-place], total)


main()
