"""Each report shows what is known when it is asked for"""

from _shop import accept, expect, money, seeded, tell

rng = seeded()
tell("customer c1 north Ada Lind", "order o1 c1 2026-03-01 p1*2")
for turn in range(4):
    price = 100 * rng.randint(1, 500) + turn
    region = ("north", "coast")[turn % 2]
    category = ("books", "games")[turn // 2]
    name = ("Lind", "Vega", "Rossi", "Quist")[turn]
    tell(f"product p1 {category} {price} 0", f"customer c1 {region} Ada {name}")
    expect(
        "2026-03",
        [
            "orders 1 lines 1 skipped 0",
            f"net {money(2 * price)} tax 0.00 gross {money(2 * price)}",
            f"region {region} 1 {money(2 * price)}",
            f"category {category} 2 {money(2 * price)}",
            f"1. c1 1 {money(2 * price)} new Ada {name}",
        ],
        "A price, category, region or name had changed since the report before, and the report did not show it.",
    )
accept()
