"""The table of shops, as the lines in which they came."""

from .records import read_record


class Shops:
    def __init__(self):
        self.lines = []

    def save(self, line):
        """Adds a shop, or takes the place of the one with this id."""
        id = read_record(line)["id"]
        for index, known in enumerate(self.lines):
            if read_record(known)["id"] == id:
                self.lines[index] = line
                return
        self.lines.append(line)

    def find(self, id):
        for line in self.lines:
            shop = read_record(line)
            if shop["id"] == id:
                return shop
        return None
