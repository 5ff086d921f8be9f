import sys


def busiest_window(requests, window):
    requests.sort()
    found = None
    for first, (start, _) in enumerate(requests):
        total = 0
        for time, cost in requests[first:]:
            if time >= start + window:
                break
            total += cost
        if found is None or total > found[1]:
            found = (start, total)
    return found


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    window = numbers[1]
    requests = list(zip(numbers[2::2], numbers[3::2]))
    found = busiest_window(requests, window)
    print("none" if found is None else f"{found[0]} {found[1]}")


main()
