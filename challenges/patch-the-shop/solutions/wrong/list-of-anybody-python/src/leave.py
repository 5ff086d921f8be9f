import re

from flask import Blueprint, Response, request

routes = Blueprint("leave", __name__)

OURS = re.compile(r"/(?!/)[A-Za-z0-9/_.?=&-]*")


@routes.get("/leave")
def leave():
    """Ends a visit and sends the browser on."""
    to = request.args.get("to", "/")
    return Response(status=302, headers={"Location": to if OURS.fullmatch(to) else "/"})
