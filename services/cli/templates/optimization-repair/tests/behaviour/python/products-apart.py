"""Products do not share their totals"""

from _till import accept, reject, seeded, send, total

rng = seeded()
expected = {"tea": 0, "teas": 0, "t": 0}
for _ in range(30):
    product, cents = rng.choice(list(expected)), rng.randint(1, 5000)
    expected[product] += cents
    send(f"sale {product} {cents}")
if any(total(product) != str(cents) for product, cents in expected.items()):
    reject("A product had the total of another one.")
if total("coffee") != "0":
    reject("A product that was never sold had another total than 0.")
accept()
