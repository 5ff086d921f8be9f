"""The table of shops, as the lines in which they came. Each is looked up once."""

from .records import read_record


class Shops:
    def __init__(self):
        self.lines = []
        self.found = {}

    def save(self, line):
        """Adds a shop, or takes the place of the one with this id."""
        id = read_record(line)["id"]
        for index, known in enumerate(self.lines):
            if read_record(known)["id"] == id:
                self.lines[index] = line
                return
        self.lines.append(line)

    def find(self, id):
        if id not in self.found:
            self.found[id] = self.look_up(id)
        return self.found[id]

    def look_up(self, id):
        for line in self.lines:
            shop = read_record(line)
            if shop["id"] == id:
                return shop
        return None
