import json
import logging
import os
import re

from flask import Flask, Response, request
from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool
from waitress import serve
from werkzeug.exceptions import HTTPException

# A service that restarts with its database may find connections that are gone.
pool = ConnectionPool(
    os.environ["DATABASE_URL"],
    min_size=1,
    max_size=8,
    kwargs={"row_factory": dict_row},
    check=ConnectionPool.check_connection,
    open=True,
)
app = Flask(__name__)

NOTE = """
    SELECT n.id, n.title, n.body, n.version,
           ARRAY(SELECT tag FROM note_tags t WHERE t.note_id = n.id ORDER BY tag COLLATE "C") AS tags
      FROM notes n"""
TAG = re.compile(r"[a-z0-9-]{1,30}")
NUMBER = re.compile(r"[1-9][0-9]{0,8}")


class Problem(Exception):
    def __init__(self, status, title, headers=None):
        super().__init__(title)
        self.status = status
        self.headers = headers or {}


def problem(status, title, headers=None):
    body = json.dumps({"type": "about:blank", "title": title, "status": status})
    return Response(body, status, headers, content_type="application/problem+json")


@app.errorhandler(Problem)
def on_problem(error):
    return problem(error.status, str(error), error.headers)


@app.errorhandler(HTTPException)
def on_http_error(error):
    headers = {"Allow": ", ".join(error.valid_methods)} if error.code == 405 else {}
    return problem(error.code, error.name, headers)


@app.errorhandler(Exception)
def on_error(error):
    logging.exception("unexpected", exc_info=error)
    return problem(500, "Something went wrong")


def parse_note():
    note = json.loads(request.get_data())
    if not isinstance(note, dict) or not {"title", "body"} <= note.keys() <= {"title", "body", "tags"}:
        raise Problem(422, "A note has title, body and tags")
    title, body, tags = note["title"], note["body"], note.get("tags", [])
    for name, value, longest in (("title", title, 100), ("body", body, 10_000)):
        if not isinstance(value, str) or not 1 <= len(value) <= longest:
            raise Problem(422, f"{name} must have 1 to {longest} characters")
    if not isinstance(tags, list) or len(tags) > 10 or not all(is_tag(tag) for tag in tags):
        raise Problem(422, "tags must be up to 10 words of a-z, 0-9 and hyphens")
    return title, body, sorted(set(tags))


def is_tag(value):
    return isinstance(value, str) and TAG.fullmatch(value) is not None


def parse_id(text):
    if not NUMBER.fullmatch(text):
        raise Problem(404, "There is no such note")
    return int(text)


def etag(note):
    return f'"{note["version"]}"'


def show(note):
    return {key: note[key] for key in ("id", "title", "body", "tags")}


def answer(note, status=200, headers=None):
    headers = {"ETag": etag(note), **(headers or {})}
    return Response(json.dumps(show(note)), status, headers, content_type="application/json")


def find(connection, note_id):
    note = connection.execute(NOTE + " WHERE n.id = %s", [note_id]).fetchone()
    if note is None:
        raise Problem(404, "There is no such note")
    return note


def lock(connection, note_id, if_match):
    row = connection.execute("SELECT version FROM notes WHERE id = %s FOR UPDATE", [note_id]).fetchone()
    if row is None:
        raise Problem(404, "There is no such note")
    if if_match not in (None, "*", etag(row)):
        raise Problem(412, "The note has changed")


def put_tags(connection, note_id, tags):
    connection.execute("INSERT INTO note_tags SELECT %s, unnest(%s::text[])", [note_id, tags])


@app.get("/healthz")
def healthz():
    with pool.connection() as connection:
        connection.execute("SELECT 1")
    return Response('{"status": "ok"}', content_type="application/json")


@app.get("/notes")
def list_notes():
    limit, after, tag = (request.args.get(name) for name in ("limit", "after", "tag"))
    if limit is not None and not (re.fullmatch(r"[0-9]{1,3}", limit) and 1 <= int(limit) <= 100):
        raise Problem(400, "limit must be 1 to 100")
    if after is not None and not NUMBER.fullmatch(after):
        raise Problem(400, "after must be a next of a page")
    if tag is not None and not is_tag(tag):
        raise Problem(400, "tag is no tag")
    size = int(limit or 20)
    conditions, values = ["true"], []
    if after is not None:
        conditions.append("n.id < %s")
        values.append(int(after))
    if tag is not None:
        conditions.append("EXISTS (SELECT FROM note_tags t WHERE t.note_id = n.id AND t.tag = %s)")
        values.append(tag)
    query = f"{NOTE} WHERE {' AND '.join(conditions)} ORDER BY n.id DESC LIMIT %s"
    with pool.connection() as connection:
        notes = connection.execute(query, [*values, size + 1]).fetchall()
    items = [show(note) for note in notes[:size]]
    page = {"items": items, "next": str(items[-1]["id"]) if len(notes) > size else None}
    return Response(json.dumps(page), content_type="application/json")


@app.post("/notes")
def create():
    title, body, tags = parse_note()
    with pool.connection() as connection:
        row = connection.execute(
            "INSERT INTO notes (title, body) VALUES (%s, %s) RETURNING id", [title, body]
        ).fetchone()
        put_tags(connection, row["id"], tags)
        note = find(connection, row["id"])
    return answer(note, 201, {"Location": f"/notes/{note['id']}"})


@app.get("/notes/<note_id>")
def read(note_id):
    with pool.connection() as connection:
        note = find(connection, parse_id(note_id))
    if request.headers.get("If-None-Match") == etag(note):
        return Response(status=304, headers={"ETag": etag(note)})
    return answer(note)


@app.put("/notes/<note_id>")
def replace(note_id):
    number = parse_id(note_id)
    title, body, tags = parse_note()
    if_match = request.headers.get("If-Match")
    if if_match is None:
        raise Problem(428, "If-Match is required")
    with pool.connection() as connection:
        lock(connection, number, if_match)
        connection.execute(
            "UPDATE notes SET title = %s, body = %s, version = version + 1 WHERE id = %s", [title, body, number]
        )
        connection.execute("DELETE FROM note_tags WHERE note_id = %s", [number])
        put_tags(connection, number, tags)
        note = find(connection, number)
    return answer(note)


@app.delete("/notes/<note_id>")
def delete(note_id):
    number = parse_id(note_id)
    with pool.connection() as connection:
        lock(connection, number, request.headers.get("If-Match"))
        connection.execute("DELETE FROM notes WHERE id = %s", [number])
    return Response(status=204)


serve(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), threads=8, ident=None)
