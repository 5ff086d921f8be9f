"""The ids of the sales that were written last."""

from collections import deque

SIZE = 500


class RecentIds:
    def __init__(self):
        self.order = deque()
        self.ids = set()

    def has(self, id):
        return id in self.ids

    def add(self, id):
        """Adds an id that is not among them; the oldest makes room."""
        if len(self.order) == SIZE:
            self.ids.remove(self.order.popleft())
        self.order.append(id)
        self.ids.add(id)
