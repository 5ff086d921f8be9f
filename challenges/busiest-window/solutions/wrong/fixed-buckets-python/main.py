import sys
from collections import defaultdict

numbers = list(map(int, sys.stdin.buffer.read().split()))
window = numbers[1]
totals, starts = defaultdict(int), {}
for time, cost in zip(numbers[2::2], numbers[3::2]):
    bucket = time // window
    totals[bucket] += cost
    starts[bucket] = min(time, starts.get(bucket, time))
if totals:
    best = max(totals, key=lambda bucket: (totals[bucket], -bucket))
    print(starts[best], totals[best])
else:
    print("none")
