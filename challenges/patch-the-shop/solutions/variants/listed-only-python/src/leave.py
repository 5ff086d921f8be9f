import re

from flask import Blueprint, Response, request

routes = Blueprint("leave", __name__)

# As the contract writes a path of this shop.
PLACE = re.compile("/(?!/)[A-Za-z0-9/_.?=&-]*")


@routes.get("/leave")
def leave():
    """Ends a visit and sends the browser on."""
    to = request.args.get("to", "/")
    return Response(status=302, headers={"Location": to if PLACE.fullmatch(to) else "/"})
