"""Tax is rounded half up, line by line"""

from _shop import accept, expect, money, seeded, tell

rng = seeded()
count = rng.randint(5, 9)
price = 10 * rng.randint(1, 90) + 5
tell("customer c1 north Ada Lind", f"product p1 books {price} 100")
tell("order o1 c1 2026-03-09 " + " ".join(["p1*1"] * count))
# A tenth of a price that ends in 5 ends in half a cent, and each line rounds it up.
tax = (price // 10 + 1) * count
gross = price * count + tax
expect(
    "2026-03",
    [
        f"orders 1 lines {count} skipped 0",
        f"net {money(price * count)} tax {money(tax)} gross {money(gross)}",
        f"region north 1 {money(gross)}",
        f"category books {count} {money(gross)}",
        f"1. c1 1 {money(gross)} new Ada Lind",
    ],
    "Tax of half a cent was not rounded up on each line of an order by itself.",
)
accept()
