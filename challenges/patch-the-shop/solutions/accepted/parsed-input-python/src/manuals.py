from pathlib import Path

from flask import Blueprint, Response, request

from src.errors import Problem

routes = Blueprint("manuals", __name__)

FOLDER = (Path(__file__).parent.parent / "manuals").resolve()


@routes.get("/manuals")
def read():
    name = request.args.get("name", "")
    try:
        manual = (FOLDER / name).resolve()
        is_manual = manual.parent == FOLDER and manual.name == name
        text = manual.read_text() if is_manual else None
    except (OSError, ValueError):
        text = None
    if text is None:
        raise Problem(404, "No such manual")
    return Response(text, content_type="text/plain; charset=utf-8")
