"""What callers are told."""


class Refused(Exception):
    """An argument is not what the call asks for."""

    def __init__(self, argument):
        super().__init__(argument)
        self.argument = argument
