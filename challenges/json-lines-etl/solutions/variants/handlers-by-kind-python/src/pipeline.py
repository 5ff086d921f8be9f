"""Each kind of line has a handler; a batch keeps lines, numbers and nothing else."""

import calendar
import json
import re
from collections import Counter, defaultdict, deque

SALE_ID = re.compile(r"[0-9a-z-]{1,24}")
TIME = re.compile(r"(20[0-9][0-9])-(0[1-9]|1[0-2])-([0-3][0-9])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z")
TEXT = json.JSONEncoder(ensure_ascii=False).encode


class Pipeline:
    def __init__(self):
        self.shops = {}
        self.order, self.known = deque(), set()
        self.number = 0
        self.handlers = {"shop": self.save_shop, "flush": self.flush}
        self.start()

    def start(self):
        self.number += 1
        self.rows = []
        self.count = Counter()
        self.sales, self.units, self.amounts = Counter(), defaultdict(int), defaultdict(int)

    def take(self, line):
        """Works one line in; the text of the batch where the line ends it, else None."""
        try:
            record = json.loads(line)
        except ValueError:
            record = None
        if not isinstance(record, dict):
            self.count["malformed"] += 1
            return None
        kind = record.get("kind")
        handler = self.handlers.get(kind) if isinstance(kind, str) else None
        if handler:
            return handler(record)
        self.count[self.judge(record)] += 1
        return None

    def save_shop(self, shop):
        self.shops[shop["id"]] = shop["region"], TEXT(shop["name"]), shop["rate"]

    def judge(self, sale):
        if not is_valid(sale):
            return "invalid"
        shop = self.shops.get(sale["shop"])
        if shop is None:
            return "unknown"
        if sale["id"] in self.known:
            return "duplicate"
        self.known.add(sale["id"])
        self.order.append(sale["id"])
        if len(self.order) > 500:
            self.known.discard(self.order.popleft())
        self.write(sale, *shop)
        return "written"

    def write(self, sale, region, name, rate):
        qty, day = sale["qty"], sale["at"][:10]
        amount = (qty * sale["cents"] * rate + 500) // 1000
        self.rows.append(
            '{"id":"%s","day":"%s","region":"%s","shop":%s,"item":%s,"amount":%d}'
            % (sale["id"], day, region, name, TEXT(sale["item"]), amount)
        )
        key = region, day
        self.sales[key] += 1
        self.units[key] += qty
        self.amounts[key] += amount

    def flush(self, _):
        for key in sorted(self.sales):
            self.rows.append(
                '{"region":"%s","day":"%s","sales":%d,"units":%d,"amount":%d}'
                % (*key, self.sales[key], self.units[key], self.amounts[key])
            )
        names = ("written", "malformed", "invalid", "unknown", "duplicate")
        counts = ",".join('"%s":%d' % (name, self.count[name]) for name in names)
        self.rows.append('{"batch":%d,%s}\n' % (self.number, counts))
        text = "\n".join(self.rows)
        self.start()
        return text


def is_valid(sale):
    id, shop, at, item = sale.get("id"), sale.get("shop"), sale.get("at"), sale.get("item")
    if sale.get("kind") != "sale" or not all(isinstance(text, str) and text for text in (id, shop, at, item)):
        return False
    return (
        SALE_ID.fullmatch(id) is not None
        and is_whole(sale.get("qty"), 100)
        and is_whole(sale.get("cents"), 1_000_000)
        and is_time(at)
    )


def is_whole(number, most):
    return type(number) is int and 1 <= number <= most


def is_time(text):
    match = TIME.fullmatch(text)
    if match is None:
        return False
    year, month, day = map(int, match.groups())
    return 1 <= day <= calendar.mdays[month] or (month == 2 and day == 29 and year % 4 == 0)
