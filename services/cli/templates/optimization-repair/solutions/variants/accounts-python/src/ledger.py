"""An account for each product, opened when it is first named."""


class Account:
    __slots__ = ("cents",)

    def __init__(self):
        self.cents = 0


class Ledger:
    def __init__(self):
        self.accounts = {}

    def execute(self, words):
        account = self.accounts.setdefault(words[1], Account())
        match words[0]:
            case "sale":
                account.cents += int(words[2])
            case "return":
                account.cents -= int(words[2])
            case "total":
                return account.cents
        return None
