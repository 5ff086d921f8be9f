"""Each batch has its own totals and counts; shops and ids outlive it"""

from _till import accept, counts, flush, reject, row, sale, seeded, shop, tell, total

LATE, EARLY = "2026-03-10", "2026-03-09"
price = seeded().randint(1, 5000)
tell(shop("s1", "northeast"), shop("s2", "north"))
if flush() != [counts(1, 0)]:
    reject("A batch without sales had more or less than its counts.")
tell(sale("b1", at=f"{LATE}T00:00:00Z", cents=price), sale("b2", at=f"{EARLY}T23:59:59Z", qty=3, cents=price))
tell(sale("b3", shop="s2", at=f"{LATE}T12:00:00Z", cents=price), sale("b4", at=f"{LATE}T12:00:00Z", qty=2, cents=price))
batch = [
    row("b1", LATE, "northeast", amount=price),
    row("b2", EARLY, "northeast", amount=3 * price),
    row("b3", LATE, "north", amount=price),
    row("b4", LATE, "northeast", amount=2 * price),
    total("north", LATE, 1, 1, price),
    total("northeast", EARLY, 1, 3, 3 * price),
    total("northeast", LATE, 2, 3, 3 * price),
    counts(2, 4),
]
if flush() != batch:
    reject("Rows came in another order than their sales, or totals in another than by region and day.")
tell(sale("b4"), sale("b5", at=f"{LATE}T12:00:00Z", cents=price), "x")
batch = [
    row("b5", LATE, "northeast", amount=price),
    total("northeast", LATE, 1, 1, price),
    counts(3, 1, malformed=1, duplicate=1),
]
if flush() != batch:
    reject("A batch did not begin with nothing, or forgot ids or shops of those before.")
if flush() != [counts(4, 0)]:
    reject("A batch without sales had more or less than its counts.")
accept()
