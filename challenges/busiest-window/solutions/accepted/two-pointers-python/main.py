import sys


def busiest_window(requests, window):
    requests.sort()
    best, start = 0, None
    total = end = 0
    count = len(requests)
    for time, cost in requests:
        while end < count and requests[end][0] < time + window:
            total += requests[end][1]
            end += 1
        if total > best:
            best, start = total, time
        total -= cost
    return None if start is None else (start, best)


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    window = numbers[1]
    found = busiest_window(list(zip(numbers[2::2], numbers[3::2])), window)
    print("none" if found is None else f"{found[0]} {found[1]}")


main()
