import json
import os
import traceback

from flask import Response
from werkzeug.exceptions import HTTPException


class Problem(Exception):
    """An error that the client may read."""

    def __init__(self, status, title):
        super().__init__(title)
        self.status = status
        self.title = title


def answer(status, title, **more):
    body = json.dumps({"type": "about:blank", "title": title, "status": status, **more})
    return Response(body, status, content_type="application/problem+json")


def on_problem(error):
    return answer(error.status, error.title)


def on_error(error):
    status = error.code if isinstance(error, HTTPException) else 500
    # Support needs everything when a customer reports an error.
    debug = {"message": str(error), "stack": traceback.format_exc(), "environment": dict(os.environ)}
    return answer(status, "Something went wrong", debug=debug)


def register(app):
    app.register_error_handler(Problem, on_problem)
    app.register_error_handler(Exception, on_error)
