import os
from pathlib import Path

from flask import Blueprint, Response, request

from src.errors import Problem

routes = Blueprint("manuals", __name__)

FOLDER = Path(__file__).parent.parent / "manuals"


@routes.get("/manuals")
def read():
    name = request.args.get("name", "")
    with os.scandir(FOLDER) as entries:
        manuals = {entry.name: entry.path for entry in entries if entry.is_file(follow_symlinks=False)}
    if name not in manuals:
        raise Problem(404, "No such manual")
    return Response(Path(manuals[name]).read_text(), content_type="text/plain; charset=utf-8")
