import logging

from flask import request

requests = logging.getLogger("requests")
requests.setLevel(logging.INFO)
requests.addHandler(logging.StreamHandler())


def log_request(response):
    requests.info("%s %s %s", request.method, request.path, response.status_code)
    return response


def register(app):
    app.after_request(log_request)
