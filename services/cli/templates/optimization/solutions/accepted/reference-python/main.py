import sys
from collections import Counter

n, *values = map(int, sys.stdin.read().split())
print(sum(count * (count - 1) // 2 for count in Counter(values).values()))
