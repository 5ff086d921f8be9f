import sys


def time_of(request):
    return request[0]


def first_at_or_after(requests, moment):
    low, high = 0, len(requests)
    while low < high:
        middle = (low + high) // 2
        if time_of(requests[middle]) < moment:
            low = middle + 1
        else:
            high = middle
    return low


def busiest_window(requests, window):
    """A search for each window, where a pointer that only moves forward would do."""
    requests.sort(key=time_of)
    sums = [0]
    for _, cost in requests:
        sums.append(sums[-1] + cost)
    best, start = 0, None
    for place in range(len(requests)):
        time = time_of(requests[place])
        begin = first_at_or_after(requests, time)
        total = sums[first_at_or_after(requests, time + window)] - sums[begin]
        if total > best:
            best, start = total, time
    return None if start is None else (start, best)


def main():
    lines = sys.stdin.read().split("\n")
    count, window = map(int, lines[0].split())
    requests = [tuple(map(int, line.split())) for line in lines[1 : count + 1]]
    found = busiest_window(requests, window)
    print("none" if found is None else f"{found[0]} {found[1]}")


main()
