"""Leads each line through the steps of the import."""

from .batch import Batch
from .recent import RecentIds
from .records import read_record
from .rules import is_valid
from .shops import Shops


class Pipeline:
    def __init__(self):
        self.shops = Shops()
        self.recent = RecentIds()
        self.batch = Batch(1)

    def take(self, line):
        """Works one line in; the text of the batch where the line ends it, else None."""
        record = read_record(line)
        if record is None:
            self.batch.count("malformed")
        elif record.get("kind") == "shop":
            self.shops.save(line)
        elif record.get("kind") == "flush":
            return self.end_batch()
        else:
            self.take_sale(record)
        return None

    def take_sale(self, sale):
        if not is_valid(sale):
            self.batch.count("invalid")
            return
        shop = self.shops.find(sale["shop"])
        if shop is None:
            self.batch.count("unknown")
        elif self.recent.has(sale["id"]):
            self.batch.count("duplicate")
        else:
            self.recent.add(sale["id"])
            self.batch.write(sale, shop)

    def end_batch(self):
        text = self.batch.to_text()
        self.batch = Batch(self.batch.number + 1)
        return text
