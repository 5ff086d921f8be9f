"""The ids of the sales that were written."""


class RecentIds:
    def __init__(self):
        self.ids = set()
        self.has = self.ids.__contains__
        self.add = self.ids.add
