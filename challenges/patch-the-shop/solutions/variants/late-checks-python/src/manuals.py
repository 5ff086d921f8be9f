from flask import Blueprint, Response, request, send_from_directory
from werkzeug.exceptions import NotFound

from src.errors import Problem

routes = Blueprint("manuals", __name__)


@routes.get("/manuals")
def read():
    name = request.args.get("name", "")
    if "/" in name or "\0" in name:
        raise Problem(404, "No such manual")
    try:
        return send_from_directory("manuals", name, mimetype="text/plain")
    except NotFound:
        raise Problem(404, "No such manual") from None
