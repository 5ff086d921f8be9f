import string
from urllib.parse import urlsplit

from flask import Blueprint, redirect, request

routes = Blueprint("leave", __name__)

ALLOWED = set(string.ascii_letters + string.digits + "/_.?=&-")


@routes.get("/leave")
def leave():
    to = request.args.get("to", "/")
    if not set(to) <= ALLOWED or not to.startswith("/") or urlsplit(to).netloc or to.startswith("//"):
        return redirect("/", 302)
    return redirect(to, 302)
