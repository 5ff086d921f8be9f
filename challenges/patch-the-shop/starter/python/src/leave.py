from flask import Blueprint, Response, request

routes = Blueprint("leave", __name__)


@routes.get("/leave")
def leave():
    """Ends a visit and sends the browser on."""
    to = request.args.get("to", "/")
    return Response(status=302, headers={"Location": to if to.startswith("/") else "/"})
