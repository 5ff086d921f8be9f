"""A total holds all sales and returns before it, and none after it"""

from _till import accept, reject, seeded, send, total

rng = seeded()
expected = 0
for _ in range(20):
    cents = rng.randint(1, 5000)
    what = rng.choice(["sale", "return"])
    expected += cents if what == "sale" else -cents
    send(f"{what} tea {cents}")
    if total("tea") != str(expected):
        reject("A total was not that of all sales and returns so far.")
accept()
