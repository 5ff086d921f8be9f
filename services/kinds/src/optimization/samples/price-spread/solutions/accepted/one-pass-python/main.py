import sys

prices = list(map(int, sys.stdin.read().split()))[1:]
lowest, best = prices[0], 0
for price in prices:
    lowest = min(lowest, price)
    best = max(best, price - lowest)
print(best)
