"""Arguments as the database gets them; one that breaks a rule is refused by its name."""

import re

from .errors import Refused

LARGEST = 2**31 - 1


def harmless(arguments, name):
    return _text(name, arguments.get(name))


def harmless_list(arguments, name):
    return [_text(name, each) for each in _listed(arguments, name)]


def number(arguments, name, most=LARGEST):
    return _number(name, arguments.get(name), most)


def numbers(arguments, name):
    return [_number(name, each, LARGEST) for each in _listed(arguments, name)]


def one_of(arguments, name, offered):
    given = arguments.get(name)
    for each in offered:
        if given == each:
            return each
    raise Refused(name)


def month(arguments):
    given = arguments.get("month")
    if not isinstance(given, str) or not re.fullmatch("[0-9]{4}-(0[1-9]|1[0-2])", given):
        raise Refused("month")
    return given


def _listed(arguments, name):
    given = arguments.get(name)
    if not isinstance(given, list) or len(given) > 100:
        raise Refused(name)
    return given


def _text(name, given):
    if type(given) is not str or len(given) > 2000 or "\x00" in given:
        raise Refused(name)
    return given


def _number(name, given, most):
    if type(given) is str and re.fullmatch("[0-9]{1,10}", given):
        given = int(given)
    if type(given) is float and given.is_integer():
        given = int(given)
    if type(given) is not int or not 1 <= given <= most:
        raise Refused(name)
    return given
