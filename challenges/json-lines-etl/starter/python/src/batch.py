"""What has come since the last flush, as JSON, so that it could be saved at any moment."""

import copy

from .records import read_record, write_record


class Batch:
    def __init__(self, number):
        self.number = number
        self.rows = ""
        self.counts = write_record({"written": 0, "malformed": 0, "invalid": 0, "unknown": 0, "duplicate": 0})
        self.totals = write_record({})

    def count(self, what):
        counts = read_record(self.counts)
        counts[what] += 1
        self.counts = write_record(counts)

    def write(self, sale, shop):
        row = to_row(sale, shop)
        self.rows = self.rows + write_record(row) + "\n"
        self.count("written")
        self.add_up(row, sale["qty"])

    def add_up(self, row, units):
        totals = read_record(self.totals)
        key = f"{row['region']} {row['day']}"
        if key not in totals:
            totals[key] = {"region": row["region"], "day": row["day"], "sales": 0, "units": 0, "amount": 0}
        totals[key]["sales"] += 1
        totals[key]["units"] += units
        totals[key]["amount"] += row["amount"]
        self.totals = write_record(totals)

    def to_text(self):
        """Rows as they came, totals by region and day, and the counts."""
        text = self.rows
        for _, total in sorted(read_record(self.totals).items()):
            text += write_record(total) + "\n"
        return text + write_record({"batch": self.number, **read_record(self.counts)}) + "\n"


def to_row(sale, shop):
    """A sale as the ledger wants it, in its currency, half cents rounded up. It shares nothing with what it is made of."""
    sale, shop = copy.deepcopy(sale), copy.deepcopy(shop)
    return {
        "id": sale["id"],
        "day": sale["at"][:10],
        "region": shop["region"],
        "shop": shop["name"],
        "item": sale["item"],
        "amount": (sale["qty"] * sale["cents"] * shop["rate"] + 500) // 1000,
    }
