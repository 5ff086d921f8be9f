from flask import request

from src.errors import Problem


def read_fields(*names):
    """Of the body, only the fields that the contract names."""
    body = request.get_json()
    if not isinstance(body, dict):
        raise Problem(422, "The body must be an object")
    return {name: body[name] for name in names if name in body}
