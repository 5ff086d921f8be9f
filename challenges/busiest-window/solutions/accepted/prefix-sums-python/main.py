import sys
from bisect import bisect_left
from itertools import accumulate


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    count, window = numbers[:2]
    if count == 0:
        print("none")
        return
    log = sorted(zip(numbers[2::2], numbers[3::2]))
    times = [time for time, _ in log]
    sums = [0, *accumulate([cost for _, cost in log])]
    best, start, end = 0, 0, 0
    for time, before in zip(times, sums):
        end = bisect_left(times, time + window, end)
        if sums[end] - before > best:
            best, start = sums[end] - before, time
    print(start, best)


main()
