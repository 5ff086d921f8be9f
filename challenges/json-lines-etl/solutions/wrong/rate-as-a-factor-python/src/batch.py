"""What has come since the last flush."""

from .records import write_record

REASONS = ("written", "malformed", "invalid", "unknown", "duplicate")


class Batch:
    def __init__(self, number):
        self.number = number
        self.rows = []
        self.counts = dict.fromkeys(REASONS, 0)
        self.totals = {}  # (region, day) -> [sales, units, amount]

    def count(self, what):
        self.counts[what] += 1

    def write(self, sale, shop):
        id, day, qty, item = sale["id"], sale["at"][:10], sale["qty"], write_record(sale["item"])
        # Half cents are rounded up.
        amount = int(qty * sale["cents"] * (shop.rate / 1000) + 0.5)
        # Of a row only the item may need escapes, and an encoder of whole records is made anew for each.
        self.rows.append(f'{{"id":"{id}","day":"{day}",{shop.text},"item":{item},"amount":{amount}}}')
        self.counts["written"] += 1
        total = self.totals.get((shop.region, day))
        if total is None:
            total = self.totals[shop.region, day] = [0, 0, 0]
        total[0] += 1
        total[1] += qty
        total[2] += amount

    def to_text(self):
        """Rows as they came, totals by region and day, and the counts."""
        lines = self.rows
        for (region, day), (sales, units, amount) in sorted(self.totals.items()):
            total = {"region": region, "day": day, "sales": sales, "units": units, "amount": amount}
            lines.append(write_record(total))
        lines.append(write_record({"batch": self.number, **self.counts}))
        return "\n".join(lines) + "\n"
