import sys


def busiest_window(requests, window):
    """Return (start, total) of the most expensive window, the earliest of equals; None for an empty log.

    requests: list of (time, cost) in no particular order
    window:   length in milliseconds; the end does not belong to it
    """
    return None


def main():
    numbers = list(map(int, sys.stdin.buffer.read().split()))
    window = numbers[1]
    requests = list(zip(numbers[2::2], numbers[3::2]))
    found = busiest_window(requests, window)
    print("none" if found is None else f"{found[0]} {found[1]}")


main()
