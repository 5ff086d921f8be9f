import sys
from itertools import groupby

words = list(map(int, sys.stdin.read().split()))
pairs = 0
for _, equal in groupby(sorted(zip(words[1::2], words[2::2]))):
    count = sum(1 for _ in equal)
    pairs += count * (count - 1) // 2
print(pairs)
