from pathlib import Path

from flask import Blueprint, Response, request

from src.errors import Problem

routes = Blueprint("manuals", __name__)

FOLDER = Path(__file__).parent.parent / "manuals"


@routes.get("/manuals")
def read():
    name = request.args.get("name", "").replace("../", "", 1)
    try:
        text = (FOLDER / name).read_text()
    except (OSError, ValueError):
        raise Problem(404, "No such manual") from None
    return Response(text, content_type="text/plain; charset=utf-8")
