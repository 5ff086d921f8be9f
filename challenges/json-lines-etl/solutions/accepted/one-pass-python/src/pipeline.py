"""The whole import in one pass; what is the same for many sales is prepared once."""

import json
import re
from collections import OrderedDict
from datetime import datetime
from json.encoder import encode_basestring as quote

RECENT = 500
read = json.JSONDecoder().decode
is_id = re.compile("[a-z0-9-]{1,24}").fullmatch
is_time = re.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z").fullmatch
REFUSALS = ("malformed", "invalid", "unknown", "duplicate")


class Pipeline:
    def __init__(self):
        self.shops = {}  # id -> (region, rate, middle of a row)
        self.recent = OrderedDict()
        self.real_days = {}
        self.batch = 0
        self.begin()

    def begin(self):
        self.batch += 1
        self.lines = []
        self.refused = dict.fromkeys(REFUSALS, 0)
        self.totals = {}  # (region, day) -> [sales, units, amount]

    def take(self, line):
        """Works one line in; the text of the batch where the line ends it, else None."""
        try:
            record = read(line)
        except ValueError:
            record = None
        if type(record) is not dict:
            self.refused["malformed"] += 1
            return None
        kind = record.get("kind")
        if kind == "flush":
            return self.end()
        if kind == "shop":
            middle = f'"region":{quote(record["region"])},"shop":{quote(record["name"])},"item":'
            self.shops[record["id"]] = record["region"], record["rate"], middle
        else:
            reason = self.take_sale(kind, record)
            if reason is not None:
                self.refused[reason] += 1
        return None

    def take_sale(self, kind, sale):
        """Writes a sale, or tells why not."""
        try:
            id, where, at, item, qty, cents = sale["id"], sale["shop"], sale["at"], sale["item"], sale["qty"], sale["cents"]
            # Patterns take nothing but texts. True and False are whole numbers to Python.
            good = (
                kind == "sale"
                and is_id(id)
                and is_time(at)
                and self.is_real(at[:10])
                and type(where) is type(item) is str
                and where
                and item
                and type(qty) is type(cents) is int
                and 0 < qty <= 100
                and 0 < cents <= 1_000_000
            )
        except (KeyError, TypeError):
            return "invalid"
        if not good:
            return "invalid"
        shop = self.shops.get(where)
        if shop is None:
            return "unknown"
        if id in self.recent:
            return "duplicate"
        self.recent[id] = None
        if len(self.recent) > RECENT:
            self.recent.popitem(last=False)
        region, rate, middle = shop
        day, amount = at[:10], (qty * cents * rate + 500) // 1000
        self.lines.append(f'{{"id":"{id}","day":"{day}",{middle}{quote(item)},"amount":{amount}}}')
        total = self.totals.get((region, day))
        if total is None:
            total = self.totals[region, day] = [0, 0, 0]
        total[0] += 1
        total[1] += qty
        total[2] += amount
        return None

    def is_real(self, day):
        real = self.real_days.get(day)
        if real is None:
            try:
                datetime(int(day[:4]), int(day[5:7]), int(day[8:]))
                real = True
            except ValueError:
                real = False
            self.real_days[day] = real
        return real

    def end(self):
        lines, written = self.lines, len(self.lines)
        for (region, day), (sales, units, amount) in sorted(self.totals.items()):
            lines.append(
                f'{{"region":{quote(region)},"day":"{day}","sales":{sales},"units":{units},"amount":{amount}}}'
            )
        counts = {"batch": self.batch, "written": written, **self.refused}
        lines.append(json.dumps(counts, separators=(",", ":")))
        lines.append("")
        self.begin()
        return "\n".join(lines)
