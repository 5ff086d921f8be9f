import sys

numbers = list(map(int, sys.stdin.buffer.read().split()))
window = numbers[1]
requests = list(zip(numbers[2::2], numbers[3::2]))
best, start = 0, None
total = end = 0
for first, (time, cost) in enumerate(requests):
    end = max(end, first)
    while end < len(requests) and requests[end][0] < time + window:
        total += requests[end][1]
        end += 1
    if total > best:
        best, start = total, time
    total = max(0, total - cost)
print("none" if start is None else f"{start} {best}")
