"""Half cents are rounded up, sale by sale"""

from _till import accept, counts, flush, reject, row, sale, seeded, shop, tell, total

rng = seeded()
cents = [2 * rng.randint(0, 400) + 1 for _ in range(8)] + [1, 3, 5]
tell(shop("s1", rate=500), *(sale(f"h{n}", cents=each) for n, each in enumerate(cents)))
amounts = [(each + 1) // 2 for each in cents]
rows = [row(f"h{n}", amount=each) for n, each in enumerate(amounts)]
if flush() != [*rows, total("north", "2026-03-02", len(cents), len(cents), sum(amounts)), counts(1, len(cents))]:
    reject("An amount that ended in half a cent was not rounded up on each sale by itself.")
tell(shop("s2", rate=499), shop("s3", rate=1), sale("h-less", shop="s2", cents=1), sale("h-least", shop="s3", cents=499))
batch = [row("h-less", amount=0), row("h-least", amount=0), total("north", "2026-03-02", 2, 2, 0), counts(2, 2)]
if flush() != batch:
    reject("An amount just below half a cent was not rounded down.")
accept()
