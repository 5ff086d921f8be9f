import json
import os
from contextlib import asynccontextmanager
from datetime import timezone

import uvicorn
from fastapi import FastAPI, Request, Response
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb
from psycopg_pool import AsyncConnectionPool
from starlette.exceptions import HTTPException

from values import Problem, read_hold, read_key, read_show, to_id

pool = AsyncConnectionPool(
    os.environ["DATABASE_URL"], min_size=2, max_size=12, open=False, kwargs={"row_factory": dict_row}
)

# The status that a hold has by now: nothing sweeps, so time is looked at whenever a hold is read.
STATUS = "CASE WHEN h.status = 'held' AND h.expires_at <= clock_timestamp() THEN 'expired' ELSE h.status END"
HOLD = f"SELECT h.id, h.show_id, h.seats, h.expires_at, {STATUS} AS status FROM holds h"
SEATS = f"""
  SELECT s.number, coalesce({STATUS}, 'available') AS status
  FROM seats s LEFT JOIN holds h ON h.id = s.hold_id WHERE s.show_id = %s ORDER BY s.number
"""


@asynccontextmanager
async def lifespan(_app):
    async with pool:
        yield


app = FastAPI(lifespan=lifespan, openapi_url=None, docs_url=None, redoc_url=None)


def answer(body, status=200, **headers):
    return Response(json.dumps(body), status, headers, media_type="application/json")


def shown(hold):
    time = hold["expires_at"].astimezone(timezone.utc).isoformat().replace("+00:00", "Z")
    return {**hold, "expires_at": time}


@app.exception_handler(Problem)
async def on_problem(_request, problem):
    body = {"type": "about:blank", "title": problem.title, "status": problem.status, **problem.more}
    return Response(json.dumps(body), problem.status, media_type="application/problem+json")


@app.exception_handler(HTTPException)
async def on_http_error(request, error):
    response = await on_problem(request, Problem(error.status_code, str(error.detail)))
    response.headers.update(error.headers or {})
    return response


async def one(connection, sql, values):
    return await (await connection.execute(sql, values)).fetchone()


async def lock_show(connection, show):
    """One request at a time changes the seats of a show."""
    await connection.execute("SELECT pg_advisory_xact_lock(%s)", [show])


@app.get("/healthz")
async def healthz():
    async with pool.connection() as connection:
        await connection.execute("SELECT 1")
    return answer({"status": "ok"})


@app.post("/shows")
async def create_show(request: Request):
    name, seats = read_show(await request.body())
    async with pool.connection() as connection:
        show = await one(connection, "INSERT INTO shows (name) VALUES (%s) RETURNING id", [name])
        sql = "INSERT INTO seats (show_id, number) SELECT %s, generate_series(1, %s::integer)"
        await connection.execute(sql, [show["id"], seats])
    body = {"id": show["id"], "name": name, "seats": seats, "available": seats, "held": 0, "sold": 0}
    return answer(body, 201, Location=f"/shows/{show['id']}")


@app.get("/shows/{show}")
async def get_show(show: str):
    async with pool.connection() as connection:
        found = await find_show(connection, to_id(show))
        rows = await (await connection.execute(SEATS, [found["id"]])).fetchall()
    taken = [row["status"] for row in rows]
    held, sold = taken.count("held"), taken.count("confirmed")
    counts = {"seats": len(rows), "available": len(rows) - held - sold, "held": held, "sold": sold}
    return answer({**found, **counts})


async def find_show(connection, show):
    found = await one(connection, "SELECT id, name FROM shows WHERE id = %s", [show])
    if found is None:
        raise Problem(404, "No such show")
    return found


@app.post("/shows/{show}/holds")
async def create_hold(show: str, request: Request):
    show = to_id(show)
    async with pool.connection() as connection:
        await find_show(connection, show)
        key, wanted = read_key(request.headers), read_hold(await request.body())
        await lock_show(connection, show)
        hold = await repeated(connection, show, key, wanted) or await take(connection, show, key, wanted)
    return answer(shown(hold), 201, Location=f"/holds/{hold['id']}")


async def repeated(connection, show, key, wanted):
    """The first answer to the same key: then the hold was held."""
    sql = "SELECT id, show_id, seats, expires_at, request FROM holds WHERE show_id = %s AND idempotency_key = %s"
    hold = await one(connection, sql, [show, key])
    if hold is None:
        return None
    if hold.pop("request") != wanted:
        raise Problem(422, "The key was used for another hold")
    return {**hold, "status": "held"}


async def take(connection, show, key, wanted):
    rows = await (await connection.execute(SEATS, [show])).fetchall()
    free = [row["number"] for row in rows if row["status"] not in ("held", "confirmed")]
    seats = choose(wanted, free, len(rows))
    sql = """
      INSERT INTO holds (show_id, request, idempotency_key, seats, expires_at)
      VALUES (%s, %s, %s, %s, clock_timestamp() + make_interval(secs => %s))
      RETURNING id, show_id, seats, expires_at, status
    """
    hold = await one(connection, sql, [show, Jsonb(wanted), key, seats, wanted["seconds"]])
    sql = "UPDATE seats SET hold_id = %s WHERE show_id = %s AND number = ANY(%s)"
    await connection.execute(sql, [hold["id"], show, seats])
    return hold


def choose(wanted, free, seats_of_show):
    if "count" in wanted:
        if len(free) < wanted["count"]:
            raise Problem(409, "So many seats are not available")
        return free[: wanted["count"]]
    if max(wanted["seats"]) > seats_of_show:
        raise Problem(422, "The show has no such seat")
    taken = sorted(set(wanted["seats"]) - set(free))
    if taken:
        raise Problem(409, "Some seats are not available", seats=taken)
    return wanted["seats"]


@app.get("/holds/{hold}")
async def get_hold(hold: str):
    async with pool.connection() as connection:
        return answer(shown(await find_hold(connection, to_id(hold))))


async def find_hold(connection, hold):
    found = await one(connection, f"{HOLD} WHERE h.id = %s", [hold])
    if found is None:
        raise Problem(404, "No such hold")
    return found


async def end_hold(hold, status):
    async with pool.connection() as connection:
        found = await find_hold(connection, to_id(hold))
        await lock_show(connection, found["show_id"])
        sql = "UPDATE holds SET status = %s WHERE id = %s AND status = 'held' AND expires_at > clock_timestamp()"
        changed = await connection.execute(sql, [status, found["id"]])
        if changed.rowcount == 0:
            raise Problem(409, "The hold is not held any more")
        return answer(shown({**found, "status": status}))


@app.post("/holds/{hold}/confirm")
async def confirm(hold: str):
    return await end_hold(hold, "confirmed")


@app.post("/holds/{hold}/release")
async def release(hold: str):
    return await end_hold(hold, "released")


uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), log_level="warning")
