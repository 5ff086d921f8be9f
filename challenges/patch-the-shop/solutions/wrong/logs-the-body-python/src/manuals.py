from pathlib import Path

from flask import Blueprint, Response, request

from src.errors import Problem

routes = Blueprint("manuals", __name__)

FOLDER = Path(__file__).parent.parent / "manuals"


@routes.get("/manuals")
def read():
    manuals = {path.name: path for path in FOLDER.iterdir() if path.is_file()}
    manual = manuals.get(request.args.get("name"))
    if manual is None:
        raise Problem(404, "No such manual")
    text = manual.read_text()
    return Response(text, content_type="text/plain; charset=utf-8")
