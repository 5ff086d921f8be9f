import re

from flask import Blueprint, Response, request

routes = Blueprint("leave", __name__)

CHARACTERS = re.compile(r"[A-Za-z0-9/_.?=&-]+")


@routes.get("/leave")
def leave():
    """Ends a visit and sends the browser on."""
    to = request.args.get("to", "/")
    is_ours = CHARACTERS.fullmatch(to) and to.startswith("/") and not to.startswith("//")
    return Response(status=302, headers={"Location": to if is_ours else "/"})
