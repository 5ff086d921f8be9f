import sys

prices = list(map(int, sys.stdin.read().split()))[1:]
print(max(price - prices[0] for price in prices))
