from flask import request

from src.errors import Problem


def whole(least, most):
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def text(pattern, most):
    return lambda value: isinstance(value, str) and len(value) <= most and pattern.fullmatch(value) is not None


def read_body(fields, required=()):
    """The fields of a JSON body. A field that is not listed, or whose test fails, is a 422."""
    body = request.get_json()
    if not isinstance(body, dict):
        raise Problem(422, "The body must be an object")
    for name, value in body.items():
        if name not in fields:
            raise Problem(422, "The body has a field that nobody may set")
        if not fields[name](value):
            raise Problem(422, f"{name} is not valid")
    for name in required:
        if name not in body:
            raise Problem(422, f"{name} is missing")
    return body
