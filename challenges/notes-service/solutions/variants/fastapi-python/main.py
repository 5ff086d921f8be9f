import os
import re
from contextlib import asynccontextmanager
from typing import Annotated

import uvicorn
from fastapi import Depends, FastAPI, Header, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool
from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from starlette.exceptions import HTTPException

Tag = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,30}$")]


class NewNote(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    title: str = Field(min_length=1, max_length=100)
    body: str = Field(min_length=1, max_length=10_000)
    tags: list[Tag] = Field(default_factory=list, max_length=10)


pool = AsyncConnectionPool(
    os.environ["DATABASE_URL"], min_size=1, max_size=8, open=False, kwargs={"row_factory": dict_row}
)


@asynccontextmanager
async def lifespan(_app):
    await pool.open()
    yield
    await pool.close()


app = FastAPI(lifespan=lifespan, openapi_url=None)


def problem(status, title, headers=None):
    body = {"type": "about:blank", "title": title, "status": status}
    return JSONResponse(body, status, headers, media_type="application/problem+json")


@app.exception_handler(HTTPException)
async def on_http_error(_request, error):
    return problem(error.status_code, str(error.detail), error.headers)


@app.exception_handler(RequestValidationError)
async def on_invalid(request, error):
    problems = error.errors()
    if any(each["type"] == "json_invalid" for each in problems):
        return problem(400, "The body is not JSON")
    if any(each["loc"][0] == "path" for each in problems):
        return problem(404, "There is no such note")
    if any(each["loc"][0] == "query" for each in problems):
        return problem(400, "A parameter is invalid")
    return problem(422, "The note is invalid")


@app.exception_handler(Exception)
async def on_error(_request, error):
    return problem(500, "Something went wrong")


async def transaction():
    async with pool.connection() as connection:
        yield connection


Database = Annotated[object, Depends(transaction, scope="function")]

NOTE = """
    SELECT n.id, n.title, n.body, n.version, coalesce(t.tags, '{}') AS tags
      FROM notes n
      LEFT JOIN LATERAL (SELECT array_agg(tag ORDER BY tag COLLATE "C") AS tags
                           FROM note_tags WHERE note_id = n.id) t ON true"""


def etag(note):
    return f'"{note["id"]}.{note["version"]}"'


def shown(note):
    return {key: note[key] for key in ("id", "title", "body", "tags")}


async def find(database, note_id):
    note = await (await database.execute(f"{NOTE} WHERE n.id = %s", [note_id])).fetchone()
    if note is None:
        raise HTTPException(404, "There is no such note")
    return note


async def lock(database, note_id, if_match):
    query = "SELECT id, version FROM notes WHERE id = %s FOR UPDATE"
    row = await (await database.execute(query, [note_id])).fetchone()
    if row is None:
        raise HTTPException(404, "There is no such note")
    if if_match is not None and if_match != etag(row):
        raise HTTPException(412, "The note has changed")


async def put_tags(database, note_id, tags):
    await database.execute(
        "INSERT INTO note_tags SELECT %s, tag FROM unnest(%s::text[]) AS tag", [note_id, sorted(set(tags))]
    )


@app.get("/healthz")
async def healthz(database: Database):
    await database.execute("SELECT 1")
    return {"status": "ok"}


@app.get("/notes")
async def list_notes(database: Database, limit: int = 20, after: str | None = None, tag: Tag | None = None):
    if not 1 <= limit <= 100:
        raise HTTPException(400, "limit must be 1 to 100")
    if after is not None and not re.fullmatch(r"[1-9][0-9]{0,8}", after):
        raise HTTPException(400, "after must be a next of a page")
    start = int(after) if after is not None else 2**31 - 1
    if tag is None:
        query, values = f"{NOTE} WHERE n.id < %s ORDER BY n.id DESC LIMIT %s", [start, limit + 1]
    else:
        query = f"{NOTE} JOIN note_tags f ON f.note_id = n.id WHERE f.tag = %s AND f.note_id < %s ORDER BY f.note_id DESC LIMIT %s"
        values = [tag, start, limit + 1]
    notes = await (await database.execute(query, values)).fetchall()
    items = [shown(note) for note in notes[:limit]]
    return {"items": items, "next": str(items[-1]["id"]) if len(notes) > limit else None}


@app.post("/notes", status_code=201)
async def create(note: NewNote, database: Database, response: Response):
    insert = "INSERT INTO notes (title, body) VALUES (%s, %s) RETURNING id"
    row = await (await database.execute(insert, [note.title, note.body])).fetchone()
    await put_tags(database, row["id"], note.tags)
    stored = await find(database, row["id"])
    response.headers["Location"] = f"/notes/{row['id']}"
    response.headers["ETag"] = etag(stored)
    return shown(stored)


@app.get("/notes/{note_id}")
async def read(note_id: int, database: Database, response: Response, if_none_match: Annotated[str | None, Header()] = None):
    note = await find(database, min(note_id, 2**31 - 1))
    if if_none_match == etag(note):
        return Response(status_code=304, headers={"ETag": etag(note)})
    response.headers["ETag"] = etag(note)
    return shown(note)


@app.put("/notes/{note_id}")
async def replace(
    note_id: int, note: NewNote, database: Database, response: Response, if_match: Annotated[str | None, Header()] = None
):
    if if_match is None:
        raise HTTPException(428, "If-Match is required")
    await lock(database, note_id, if_match)
    update = "UPDATE notes SET title = %s, body = %s, version = version + 1 WHERE id = %s"
    await database.execute(update, [note.title, note.body, note_id])
    await database.execute("DELETE FROM note_tags WHERE note_id = %s", [note_id])
    await put_tags(database, note_id, note.tags)
    stored = await find(database, note_id)
    response.headers["ETag"] = etag(stored)
    return shown(stored)


@app.delete("/notes/{note_id}", status_code=204)
async def delete(note_id: int, database: Database, if_match: Annotated[str | None, Header()] = None):
    await lock(database, note_id, if_match)
    await database.execute("DELETE FROM notes WHERE id = %s", [note_id])


uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), log_level="warning")
