import json
import sys

from flask import Response
from werkzeug.exceptions import HTTPException


class Problem(Exception):
    """An error that the client may read."""

    def __init__(self, status, title):
        super().__init__(title)
        self.status = status
        self.title = title


def answer(status, title):
    body = json.dumps({"type": "about:blank", "title": title, "status": status})
    return Response(body, status, content_type="application/problem+json")


def on_problem(error):
    return answer(error.status, error.title)


def on_error(error):
    if isinstance(error, HTTPException):
        return answer(error.code, error.name)
    print(f"unexpected {type(error).__name__}", file=sys.stderr)
    return answer(500, "Something went wrong")


def register(app):
    app.register_error_handler(Problem, on_problem)
    app.register_error_handler(Exception, on_error)
