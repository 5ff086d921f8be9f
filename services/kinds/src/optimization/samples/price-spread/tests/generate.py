import random
import sys

family, size, rng = sys.argv[1], int(sys.argv[2]), random.Random(int(sys.argv[3]))
prices = [rng.randint(-(10**9), 10**9) for _ in range(size)]
if family == "falling":
    prices = sorted(set(prices), reverse=True)
print(len(prices), *prices, sep="\n")
