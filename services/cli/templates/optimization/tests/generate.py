"""argv: family size seed; prints one input."""
import random
import sys

family, size, seed = sys.argv[1], int(sys.argv[2]), sys.argv[3]
rng = random.Random(f"{family}/{size}/{seed}")
print(size)
for _ in range(size):
    print(rng.randint(1, max(1, size // 3)))
