import json

from flask import request


def log_request(response):
    """Prints one line for each request, once it is answered."""
    details = {"headers": dict(request.headers), "body": request.get_json(silent=True)}
    print(request.method, request.path, response.status_code, json.dumps(details))
    return response


def register(app):
    app.after_request(log_request)
