"""One rule for each argument; the desk applies them before it calls anything."""

from .errors import Refused

DIGITS = frozenset("0123456789")


def is_text(value):
    return isinstance(value, str) and len(value) <= 2000 and "\x00" not in value


def text(value):
    return value if is_text(value) else None


def number(limit):
    def rule(value):
        if isinstance(value, str) and 0 < len(value) <= 10 and DIGITS.issuperset(value):
            value = int(value)
        good = isinstance(value, int) and not isinstance(value, bool) and 0 < value <= limit
        return value if good else None

    return rule


def choice(*offered):
    return lambda value: value if isinstance(value, str) and value in offered else None


def list_of(rule):
    def each(value):
        if not isinstance(value, list) or len(value) > 100:
            return None
        checked = [rule(one) for one in value]
        return None if None in checked else checked

    return each


def month(value):
    if not is_text(value) or len(value) != 7 or value[4] != "-":
        return None
    year, number_of_month = value[:4], value[5:]
    if not DIGITS.issuperset(year + number_of_month) or not 1 <= int(number_of_month) <= 12:
        return None
    return value


KEY = number(2**31 - 1)
RULES = {
    "search-tickets": {"text": text},
    "list-tickets": {
        "sort": choice("id", "opened", "priority", "subject"),
        "direction": choice("asc", "desc"),
        "page": number(1000),
    },
    "tickets-by-status": {"statuses": list_of(text)},
    "rename-customer": {"id": KEY, "name": text},
    "monthly-report": {"month": month},
    "export-tickets": {"ids": list_of(KEY)},
}


def checked(call, arguments):
    values = {}
    for name, rule in RULES[call].items():
        values[name] = rule(arguments.get(name))
        if values[name] is None:
            raise Refused(name)
    return values
