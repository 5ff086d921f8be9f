"""The ids of the sales that were written last."""

SIZE = 500


class RecentIds:
    def __init__(self):
        self.ids = []

    def has(self, id):
        for recent in self.ids:
            if recent == id:
                return True
        return False

    def add(self, id):
        self.ids = [*self.ids, id][-SIZE:]
