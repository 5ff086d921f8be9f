import json
import os

from flask import g, request

from src.errors import Problem

LOGINS = {f"Bearer {token}": login for login, token in json.loads(os.environ.get("HONE_CALLERS", "{}")).items()}


def authenticate():
    if request.path == "/healthz":
        return
    g.login = LOGINS.get(request.headers.get("Authorization", ""))
    if g.login is None:
        raise Problem(401, "A valid token is required")


def register(app):
    app.before_request(authenticate)
