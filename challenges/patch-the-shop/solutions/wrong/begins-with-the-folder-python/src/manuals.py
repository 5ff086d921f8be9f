from pathlib import Path

from flask import Blueprint, Response, request

from src.errors import Problem

routes = Blueprint("manuals", __name__)

FOLDER = Path(__file__).parent.parent / "manuals"


@routes.get("/manuals")
def read():
    try:
        manual = (FOLDER / request.args.get("name", "")).resolve()
        if not str(manual).startswith(str(FOLDER.resolve())):
            raise ValueError("outside")
        text = manual.read_text()
    except (OSError, ValueError):
        raise Problem(404, "No such manual") from None
    return Response(text, content_type="text/plain; charset=utf-8")
