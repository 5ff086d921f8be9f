"""Data of sales-by-category: argv is a family and a seed; JSON goes to stdout. Same arguments, same bytes."""

import json
import random
import sys

CATEGORIES = ["books", "garden", "kitchen", "lamps", "toys"]


def item(category, quantity=None):
    made = {"sku": f"{category}-1", "category": category}
    return made if quantity is None else {**made, "quantity": quantity}


def order(items, status="shipped"):
    return {"items": items} if status is None else {"status": status, "items": items}


def pieces(orders):
    sums = {}
    for each in orders:
        for one in each["items"] if each.get("status") != "cancelled" else []:
            sums[one["category"]] = sums.get(one["category"], 0) + one.get("quantity", 1)
    return sums


def random_orders(rng, count):
    """Every rule shows in every draw, except ties, which have an instance of their own."""
    while True:
        made = [
            order([item("books", 2), item("books"), item("toys", 3)], None),
            order([item("garden", 9)], "cancelled"),
        ]
        for _ in range(count):
            items = [item(rng.choice(CATEGORIES), rng.choice([None, 1, 2, 3, 5])) for _ in range(rng.randint(1, 5))]
            made.append(order(items, rng.choice(["placed", "shipped", "shipped", "cancelled", None])))
        sums = pieces(made)
        if len(set(sums.values())) == len(sums):
            return made


def everyday(rng):
    return random_orders(rng, 25)


def everyday_large(rng):
    return random_orders(rng, 400)


def all_empty(_rng):
    return []


def single_order(rng):
    return [order([item(rng.choice(CATEGORIES), rng.randint(2, 9))])]


def many_items(rng):
    """Order 1 has one item of a category, order 2 two of another, and so on."""
    return [
        order([item(category, 10 * number + rng.randint(1, 4)) for _ in range(number + 1)])
        for number, category in enumerate(CATEGORIES)
    ]


def cancelled(rng):
    """Of one category everything was cancelled."""
    kept = [order([item(category, 5 + number)], "placed") for number, category in enumerate(CATEGORIES[1:])]
    return kept + [order([item(category, rng.randint(10, 20))], "cancelled") for category in CATEGORIES]


def no_status(_rng):
    return [
        order([item(category, 3 + number)], status)
        for number, category in enumerate(CATEGORIES)
        for status in (None, "placed")
    ]


def no_quantity(_rng):
    return [
        order([item(category)] + ([item(category, 4 * number)] if number % 2 else []))
        for number, category in enumerate(CATEGORIES[:4])
        for _ in range(number + 1)
    ]


def no_items(_rng):
    return [order([]), order([item("lamps", 2)]), order([], "cancelled"), order([], None)]


def ties(rng):
    """Equal numbers of pieces in one, two and three orders, the later categories first."""
    parts = [[6], [3, 3], [1, 2, 3]]
    first = rng.randrange(3)
    return [
        order([item(category, part)])
        for number, category in enumerate(reversed(CATEGORIES))
        for part in parts[(first + number) % 3]
    ]


def main():
    family, seed = sys.argv[1], sys.argv[2]
    orders = globals()[family.replace("-", "_")](random.Random(f"{family}/{seed}"))
    print(json.dumps({"orders": [{"_id": f"o{number}", **each} for number, each in enumerate(orders, 1)]}))


main()
