import random
import sys

rng = random.Random(sys.argv[3])
print(*(rng.randrange(10**6) for _ in range(int(sys.argv[2]))))
