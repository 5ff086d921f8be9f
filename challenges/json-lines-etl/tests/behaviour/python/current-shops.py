"""A sale is written with what is known of its shop when it comes"""

from _till import accept, counts, flush, reject, row, sale, seeded, shop, tell, total

DAY = "2026-03-02"
price = seeded().randint(1, 5000) * 2
tell(sale("a-1", cents=price), shop("s1", "north", "Pier", 1000), sale("a-2", cents=price))
tell(shop("s1", "east", "Quay", 500), sale("a-3", cents=price))
batch = [
    row("a-2", amount=price),
    row("a-3", region="east", shop="Quay", amount=price // 2),
    total("east", DAY, 1, 1, price // 2),
    total("north", DAY, 1, 1, price),
    counts(1, 2, unknown=1),
]
if flush() != batch:
    reject("A shop changed or became known between two sales, and a row or a total did not show it as it should.")
tell(sale("a-4", cents=price), shop("s1", "west", "Dock", 2000))
later = [row("a-4", region="east", shop="Quay", amount=price // 2), total("east", DAY, 1, 1, price // 2), counts(2, 1)]
if flush() != later:
    reject("A shop changed after a sale and before the flush, and the sale was written with what came later.")
accept()
