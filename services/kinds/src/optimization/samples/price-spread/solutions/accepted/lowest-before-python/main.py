import sys
from itertools import accumulate

prices = list(map(int, sys.stdin.read().split()))[1:]
print(max(price - lowest for price, lowest in zip(prices, accumulate(prices, min))))
