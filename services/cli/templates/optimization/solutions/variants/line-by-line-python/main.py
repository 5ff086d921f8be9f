import sys

seen = {}
pairs = 0
next(sys.stdin)
for line in sys.stdin:
    card, amount = line.split()
    before = seen.get((card, amount), 0)
    pairs += before
    seen[card, amount] = before + 1
print(pairs)
