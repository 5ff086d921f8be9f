import sys

prices = list(map(int, sys.stdin.read().split()))[1:]
print(max(later - earlier for at, earlier in enumerate(prices) for later in prices[at:]))
