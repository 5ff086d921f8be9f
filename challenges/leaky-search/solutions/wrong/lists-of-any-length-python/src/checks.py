"""What an argument must be, whoever sent it."""

import re

from .errors import Refused

MOST_CHARACTERS = 2000
WHOLE = re.compile("[0-9]{1,10}")
MONTH = re.compile("[0-9]{4}-(0[1-9]|1[0-2])")


def text(arguments, name):
    return checked_text(arguments.get(name), name)


def checked_text(value, name):
    if not isinstance(value, str) or "\0" in value or len(value) > MOST_CHARACTERS:
        raise Refused(name)
    return value


def month(arguments, name):
    value = text(arguments, name)
    if not MONTH.fullmatch(value):
        raise Refused(name)
    return value


def whole(value, name, most=2_147_483_647):
    if isinstance(value, str) and WHOLE.fullmatch(value):
        value = int(value)
    # True is an int, too.
    if type(value) is not int or not 1 <= value <= most:
        raise Refused(name)
    return value


def many(arguments, name):
    value = arguments.get(name)
    if not isinstance(value, list):
        raise Refused(name)
    return value


def one_of(arguments, name, offered):
    value = arguments.get(name)
    if not isinstance(value, str) or value not in offered:
        raise Refused(name)
    return offered[value]
