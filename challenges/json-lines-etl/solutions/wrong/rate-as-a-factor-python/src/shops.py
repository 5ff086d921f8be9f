"""The table of shops, by id."""

from .records import read_record, write_record


class Shop:
    __slots__ = ("region", "rate", "text")

    def __init__(self, shop):
        self.region = shop["region"]
        self.rate = shop["rate"]
        # The same in each of its rows, so it is written once.
        self.text = f'"region":{write_record(shop["region"])},"shop":{write_record(shop["name"])}'


class Shops:
    def __init__(self):
        self.table = {}
        self.find = self.table.get

    def save(self, line):
        """Adds a shop, or takes the place of the one with this id."""
        shop = read_record(line)
        self.table[shop["id"]] = Shop(shop)
