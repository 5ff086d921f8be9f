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
        day, region = sale["at"][:10], shop["region"]
        amount = round(sale["qty"] * sale["cents"] * shop["rate"] / 1000)
        row = {
            "id": sale["id"],
            "day": day,
            "region": region,
            "shop": shop["name"],
            "item": sale["item"],
            "amount": amount,
        }
        self.rows.append(write_record(row))
        self.counts["written"] += 1
        total = self.totals.get((region, day))
        if total is None:
            total = self.totals[region, day] = [0, 0, 0]
        total[0] += 1
        total[1] += sale["qty"]
        total[2] += amount

    def to_text(self):
        """Rows as they came, totals by region and day, and the counts."""
        lines = self.rows
        for (region, day), (sales, units, amount) in sorted(self.totals.items()):
            total = {"region": region, "day": day, "sales": sales, "units": units, "amount": amount}
            lines.append(write_record(total))
        lines.append(write_record({"batch": self.number, **self.counts}))
        return "\n".join(lines) + "\n"
