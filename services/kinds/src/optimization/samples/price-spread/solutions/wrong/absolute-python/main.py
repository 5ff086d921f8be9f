import sys

prices = list(map(int, sys.stdin.read().split()))[1:]
print(max(prices) - min(prices))
