import sys
from collections import Counter

words = sys.stdin.read().split()
counts = Counter(zip(words[1::2], words[2::2]))
print(sum(count * (count - 1) // 2 for count in counts.values()))
