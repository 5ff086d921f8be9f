import sys
from collections import Counter

words = sys.stdin.read().split()
print(sum(count * (count - 1) // 2 for count in Counter(words[1::2]).values()))
