from urllib.parse import quote

from flask import request


def log_request(response):
    """Prints one line for each request, once it is answered."""
    print(request.method, quote(request.path), response.status_code, flush=True)
    return response


def register(app):
    app.after_request(log_request)
