"""argv: family seed; prints the data as SQL."""

import random
import sys

family, seed = sys.argv[1], sys.argv[2]
rng = random.Random(f"{family}/{seed}")
count = {"all-empty": 0, "single-row": 1, "everyday-large": 2000}.get(family, 40)
for number in range(1, count + 1):
    missing = family == "nulls" or rng.random() < 0.2
    amount = "NULL" if missing else f"{rng.randint(1, 9999) / 100:.2f}"
    if family == "duplicates":
        amount = "7.25"
    print(f"INSERT INTO payments (id, amount) VALUES ({number}, {amount});")
