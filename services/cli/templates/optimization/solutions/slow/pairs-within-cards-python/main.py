import sys
from collections import defaultdict

words = sys.stdin.read().split()
amounts_of = defaultdict(list)
pairs = 0
for card, amount in zip(words[1::2], words[2::2]):
    pairs += sum(1 for other in amounts_of[card] if other == amount)
    amounts_of[card].append(amount)
print(pairs)
