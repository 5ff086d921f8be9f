"""JSON lines for json-lines-etl: generate.py FAMILY SIZE SEED prints shops, about SIZE sales and the flushes between."""

import json
import random
import sys

from awkward import BAD_TIMES, BAD_VALUES, BROKEN, GOOD_TIMES, TEXTS

REGIONS = ("north", "south", "east", "west", "coast", "islands")
ITEMS = ("green tea 250 g", "rice 1 kg", "soap", "matches", "oat milk 1 l", "candles x 12", "pepper", "batteries AA")
# Multiples of 8 never make half a cent, which has a family of its own.
RATES = (1000, 1088, 1176, 88, 8, 12344)
RECENT = 500
FLUSH = '{"kind":"flush"}'


def line(record):
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def shop(number, rng, **other):
    own = {"id": f"s{number}", "region": rng.choice(REGIONS), "name": f"Shop {number}", "rate": rng.choice(RATES)}
    return {"kind": "shop", **own, **other}


def shops(count, rng):
    return [line(shop(number, rng)) for number in range(count)]


def clock(rng):
    return f"T{rng.randrange(24):02}:{rng.randrange(60):02}:{rng.randrange(60):02}Z"


def month(rng):
    return f"{rng.randint(2000, 2099)}-{rng.randint(1, 12):02}"


def sale(id, rng, count, **other):
    """A valid sale of one of so many shops."""
    own = {"id": id, "shop": f"s{rng.randrange(count)}", "at": f"2026-03-{rng.randint(1, 9):02}{clock(rng)}"}
    own.update(item=rng.choice(ITEMS), qty=rng.randint(1, 12), cents=rng.randint(1, 9999))
    return {"kind": "sale", **own, **other}


def empty(size, rng):
    return [FLUSH] + shops(size, rng) + [FLUSH, FLUSH]


def ordinary(size, rng):
    count = max(1, size // 8)
    lines = shops(count, rng)
    numbers = rng.sample(range(10 * size), size)
    lines += [line(sale(f"t{number}", rng, count, till={"no": number % 9, "lanes": [1, 2]})) for number in numbers]
    return lines + [FLUSH]


def repeated(size, rng):
    """One sale again and again; now and then with other values, which change nothing."""
    same = sale("t-1", rng, 2)
    return shops(2, rng) + [line({**same, "qty": rng.choice((same["qty"], 7))}) for _ in range(size)] + [FLUSH]


def ordered(size, rng, back):
    count = max(1, size // 10)
    marks = sorted((rng.randint(1, 28), clock(rng)) for _ in range(size))
    sales = [line(sale(f"t{n:06}", rng, count, at=f"2026-05-{day:02}{time}")) for n, (day, time) in enumerate(marks)]
    table = shops(count, rng)
    return (table[::-1] + sales[::-1] if back else table + sales) + [FLUSH]


def window(size, rng):
    """Ids that come again just before and just after they leave the last 500."""
    written, lines = [], shops(5, rng)

    def send(id, **other):
        lines.append(line(sale(id, rng, 5, **other)))
        if other == {} and id not in written[-RECENT:]:
            written.append(id)

    while len(lines) < size:
        send(f"n{len(lines)}")
        if len(written) > RECENT + 1 and rng.random() < 0.4:
            oldest = written[-RECENT]
            send(written[-RECENT - 1])
            send(rng.choice((oldest, written[-RECENT], written[-1], rng.choice(written[-RECENT:]))))
            send(f"n{len(lines)}", shop="nowhere")
            send(f"n{len(lines)}", qty=0)
            send(oldest)
        if rng.random() < 0.01:
            lines.append(FLUSH)
    return lines + [FLUSH]


def refused(size, rng):
    """What was refused leaves no trace: the same id may come again."""
    lines = shops(3, rng)
    while len(lines) < size:
        id, again = f"r{len(lines)}", f"r{rng.randrange(len(lines))}"
        wrong = rng.choice(({"shop": "s77"}, {"qty": 0}, {"at": "soon"}, {"shop": "s77", "cents": 0}))
        lines.append(line(sale(id, rng, 3, **wrong)))
        lines.append(line(sale(id, rng, 3)))
        # Known already, but the shop is not, or a rule is broken: that is told first.
        lines.append(line(sale(again, rng, 3, **rng.choice(({"shop": "s78"}, {"item": ""}, {})))))
    return lines + [FLUSH]


def changes(size, rng):
    """Shops get another region, name or rate, or come after their first sales."""
    count = max(2, size // 10)
    lines = shops(count // 2, rng)
    for number in range(size):
        if rng.random() < 0.3:
            which = rng.randrange(count)
            lines.append(line(shop(which, rng, name=f"Shop {which} since {number}", rate=8 * rng.randint(1, 2500))))
        lines.append(line(sale(f"t{number}", rng, count)))
        if rng.random() < 0.1:
            lines.append(FLUSH)
    return lines + [FLUSH]


def malformed(size, rng):
    lines = shops(2, rng)
    for number in range(size):
        good = line(sale(f"t{number}", rng, 2))
        cut = good[: rng.randrange(len(good))]
        lines.append((good, BROKEN[number // 3 % len(BROKEN)], cut)[number % 3])
    return lines + [FLUSH]


def invalid(size, rng):
    """One rule broken by each second sale; values at the very bounds in the others."""
    lines = shops(2, rng)
    bad = [(key, value) for key, values in BAD_VALUES.items() for value in values]
    rng.shuffle(bad)
    for number in range(size):
        own = sale(f"v{number}", rng, 2, qty=rng.choice((1, 100)), cents=rng.choice((1, 1_000_000)))
        key, value = bad[number // 2 % len(bad)]
        if number % 2 == 1:
            own = {**own, key: value}
        elif number % 16 == 0:
            del own[key]
        elif number % 4 == 0:
            own["id"] = f"{number}-".ljust(24, "-")
        lines.append(line(own))
    return lines + [FLUSH]


def times(size, rng):
    lines = shops(2, rng)
    pool = BAD_TIMES + GOOD_TIMES
    rng.shuffle(pool)
    lines += [line(sale(f"t{number}", rng, 2, at=pool[number % len(pool)])) for number in range(size)]
    return lines + [FLUSH]


def spelled(record, rng):
    """The same record as another program would write it."""
    keys = rng.sample(list(record), len(record))
    colon, comma = rng.choice(((":", ","), (": ", ", "), (" : ", " ,  "), (":\t", ",\t")))
    text = json.dumps({key: record[key] for key in keys}, ensure_ascii=rng.random() < 0.5, separators=(comma, colon))
    if rng.random() < 0.3:
        text = text.replace("/", "\\/").replace('"item"', '"\\u0069tem"').replace('"id"', '"i\\u0064"')
    return rng.choice(("", " ", "\t")) + text + rng.choice(("", "  "))


def texts(size, rng):
    """Everything that JSON allows in strings and between them, and further keys."""
    count = max(1, size // 6)
    further = {"note": 'say "hi"', "tags": ["a", "}", {"no": 1.5e3}], "till": {"item": "none", "qty": 0}, "paid": None}
    lines = [spelled(shop(n, rng, name=f"{rng.choice(TEXTS)} {n}", open=True), rng) for n in range(count)]
    for number in range(size):
        more = {key: further[key] for key in rng.sample(list(further), rng.randrange(len(further)))}
        lines.append(spelled(sale(f"t{number}", rng, count, item=TEXTS[number % len(TEXTS)], **more), rng))
    return lines + [spelled({"kind": "flush"}, rng)]


def roundings(size, rng):
    """Amounts that end in half a cent and just beside it."""
    rates = (500, 1500, 2500, 499, 501, 1, 50, 125)
    lines = [line(shop(n, rng, rate=rate)) for n, rate in enumerate(rates)]
    for number in range(size):
        odd = {"qty": rng.choice((1, 3, 5)), "cents": 2 * rng.randint(0, 49) + 1}
        lines.append(line(sale(f"t{number}", rng, len(rates), **odd)))
    return lines + [FLUSH]


def batches(size, rng):
    """Flushes at any time; regions and days in no order."""
    lines, lately = shops(6, rng), month(rng)
    for number in range(size):
        lines.append(line(sale(f"t{number}", rng, 7, at=f"{lately}-{rng.randint(1, 28):02}{clock(rng)}")))
        lines += [FLUSH] * rng.choice((0, 0, 0, 0, 1, 1, 2))
        if rng.random() < 0.1:
            lines.append(rng.choice(BROKEN))
    return lines + [FLUSH]


def parts(amount):
    """Quantities and cents that make an amount together, at rates of 20,000 and 1,000, as (shop, qty, cents)."""
    made = [("dear", 100, 1_000_000)] * (amount // (2 * 10**9))
    made += [("plain", 100, 1_000_000)] * (amount % (2 * 10**9) // 10**8)
    rest = amount % 10**8
    return made + [("plain", 100, rest // 100)] * (rest > 99) + [("plain", 1, rest % 100)] * (rest % 100 > 0)


def around_powers(rng):
    """Days whose amounts are just below and above 2**31 and 2**32, and one beyond them."""
    lines = [line(shop(0, rng, id=id, region="south", rate=rate)) for id, rate in (("dear", 20_000), ("plain", 1000))]
    totals = [power + change for power in (2**31, 2**32) for change in (-1, 0, 1)] + [2**33 + 2**31 + 7]
    rng.shuffle(totals)
    for number, total in enumerate(totals):
        day = f"2026-04-{10 + number}"
        for place, (where, qty, cents) in enumerate(parts(total)):
            own = {"shop": where, "qty": qty, "cents": cents, "at": f"{day}{clock(rng)}"}
            lines.append(line(sale(f"p{number}-{place}", rng, 1, **own)))
    return lines + [FLUSH]


def crooked(rng):
    """Amounts of exactly half a cent more, at rates that a floating-point number does not hold."""
    rates = (1005, 1255, 285, 575)
    lines = [line(shop(0, rng, id=f"odd{place}", rate=rate)) for place, rate in enumerate(rates)]
    for number in range(40):
        qty = rng.choice((1, 4, 5, 20, 100))
        own = {"shop": f"odd{number % 4}", "qty": qty, "cents": 100 // qty * (2 * rng.randint(0, 999) + 1)}
        lines.append(line(sale(f"c{number}", rng, 1, **own)))
    # First and last days that are or are not; each id comes once more, refused only where the first was written.
    for number, day in enumerate(("2000-02-29", "2000-02-30", "2099-02-29", "2096-02-29", "2099-12-31", "2100-01-01")):
        lines += [line(sale(f"d{number}", rng, 1, shop="odd0", at=f"{day}T23:59:59Z"))]
        lines += [line(sale(f"d{number}", rng, 1, shop="odd1", at="2050-06-30T00:00:00Z"))]
    return lines


def extreme(size, rng):
    """Values at their bounds in one batch; in another, amounts that 32 bits or floats do not hold."""
    lines = crooked(rng) + around_powers(rng)
    for number in range(94):
        own = {"region": "r" * rng.choice((1, 40)), "name": "N" * rng.choice((1, 200)), "rate": rng.choice((1, 20_000))}
        lines.append(line(shop(number, rng, **own)))
    for number in range(size):
        id = f"{number}z".rjust(24, "z") if number % 2 else f"{number}"
        most = {"qty": rng.choice((1, 100)), "cents": rng.choice((1, 1_000_000)), "item": "i" * rng.choice((1, 300))}
        at = rng.choice(("2000-01-01T00:00:00Z", "2099-12-31T23:59:59Z"))
        lines.append(line(sale(id, rng, 94, at=at, **most)))
    return lines + [FLUSH]


def evening(size, rng):
    """Sales of 60 shops, five hundred in a batch, nearly all of them good."""
    lately, count, lines = month(rng), 60, shops(60, rng)
    for number in range(size):
        day, chance = number // 500 % 25 + rng.randint(1, 3), rng.random()
        id = f"t{number:x}" if chance > 0.02 else f"t{max(0, number - rng.randint(1, 400)):x}"
        where = rng.randrange(count) if chance < 0.99 else count
        qty = 0 if 0.985 < chance < 0.99 else rng.randint(1, 9)
        text = (
            f'{{"kind":"sale","id":"{id}","shop":"s{where}","at":"{lately}-{day:02}{clock(rng)}",'
            f'"till":{{"no":{number % 9}}},"item":"{rng.choice(ITEMS)}","qty":{qty},"cents":{rng.randint(1, 9999)}}}'
        )
        lines.append(text[: rng.randrange(100)] if 0.98 < chance < 0.985 else text)
        if number % 500 == 499:
            lines += [FLUSH, line(shop(rng.randrange(count), rng))]
    return lines + [FLUSH]


FAMILIES = {
    "empty": empty,
    "ordinary": ordinary,
    "repeated": repeated,
    "ascending": lambda size, rng: ordered(size, rng, back=False),
    "descending": lambda size, rng: ordered(size, rng, back=True),
    "window": window,
    "refused": refused,
    "changes": changes,
    "malformed": malformed,
    "invalid": invalid,
    "times": times,
    "texts": texts,
    "roundings": roundings,
    "batches": batches,
    "extreme": extreme,
    "evening": evening,
}


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    family, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    print("\n".join(FAMILIES[family](size, random.Random(seed))))


main()
