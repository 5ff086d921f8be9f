"""The table of shops, by id."""

from .records import read_record


class Shops:
    def __init__(self):
        self.table = {}
        self.find = self.table.get

    def save(self, line):
        """Adds a shop, or takes the place of the one with this id."""
        shop = read_record(line)
        self.table[shop["id"]] = shop
