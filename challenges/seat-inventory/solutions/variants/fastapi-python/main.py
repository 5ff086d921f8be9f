import os
from contextlib import asynccontextmanager
from datetime import datetime, timezone
from typing import Annotated, Literal

import uvicorn
from fastapi import FastAPI, Header, Path, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from psycopg import IsolationLevel
from psycopg.errors import OperationalError, UniqueViolation
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb
from psycopg_pool import AsyncConnectionPool
from pydantic import BaseModel, ConfigDict, Field, model_validator
from starlette.exceptions import HTTPException

Number = Annotated[int, Path(ge=1, le=2_000_000_000)]
Seat = Annotated[int, Field(ge=1, le=500)]


class NewShow(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1, max_length=80)
    seats: int = Field(ge=1, le=500)


class NewHold(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    seats: list[Seat] | None = Field(default=None, min_length=1, max_length=10)
    count: int | None = Field(default=None, ge=1, le=10)
    seconds: int = Field(default=300, ge=1, le=600)

    @model_validator(mode="after")
    def has_one_wish(self):
        if (self.seats is None) == (self.count is None):
            raise ValueError("either seats or count")
        if self.seats is not None and len(set(self.seats)) < len(self.seats):
            raise ValueError("a seat is there twice")
        return self


async def configure(connection):
    # Transactions that could not have run one after the other fail, and are tried again.
    await connection.set_isolation_level(IsolationLevel.SERIALIZABLE)


pool = AsyncConnectionPool(
    os.environ["DATABASE_URL"],
    min_size=1,
    max_size=4,
    timeout=60,
    open=False,
    configure=configure,
    kwargs={"row_factory": dict_row},
)


@asynccontextmanager
async def lifespan(_app):
    await pool.open()
    yield
    await pool.close()


app = FastAPI(lifespan=lifespan, openapi_url=None)


class Conflict(Exception):
    def __init__(self, status, title, seats=None):
        super().__init__(title)
        self.status, self.seats = status, seats


def problem(status, title, headers=None, **more):
    body = {"type": "about:blank", "title": title, "status": status, **more}
    return JSONResponse(body, status, headers, media_type="application/problem+json")


@app.exception_handler(Conflict)
async def on_conflict(_request, error):
    return problem(error.status, str(error), **({} if error.seats is None else {"seats": error.seats}))


@app.exception_handler(HTTPException)
async def on_http(_request, error):
    return problem(error.status_code, str(error.detail), error.headers)


@app.exception_handler(RequestValidationError)
async def on_invalid(_request, error):
    kinds = {(each["type"], each["loc"][0]) for each in error.errors()}
    if any(kind == "json_invalid" for kind, _ in kinds):
        return problem(400, "The body is not JSON")
    if any(place == "path" for _, place in kinds):
        return problem(404, "Not Found")
    return problem(422, "A value is invalid")


async def serially(work):
    """Runs work in a transaction until it does not clash with another one."""
    for _ in range(200):
        try:
            async with pool.connection() as connection:
                return await work(connection)
        except (OperationalError, UniqueViolation) as error:
            if error.sqlstate not in ("40001", "40P01", "23505"):
                raise
    raise Conflict(409, "Too many at once; try again")


async def all_of(connection, sql, *values):
    return await (await connection.execute(sql, values)).fetchall()


async def first_of(connection, sql, *values):
    rows = await all_of(connection, sql, *values)
    if not rows:
        raise Conflict(404, "Not Found")
    return rows[0]


def state_of(hold):
    over = hold["status"] == "held" and hold["expires_at"] <= datetime.now(timezone.utc)
    return "expired" if over else hold["status"]


def shown(hold, status: Literal["held"] | None = None):
    values = {key: hold[key] for key in ("id", "show_id", "seats", "expires_at")}
    return {**values, "status": status or state_of(hold)}


async def states(connection, show):
    """What each seat of the show is: held, confirmed, or something that leaves it available."""
    rows = await all_of(
        connection,
        """SELECT number, coalesce(status, 'released') AS status, expires_at
             FROM seats LEFT JOIN holds ON holds.id = hold_id WHERE seats.show_id = %s ORDER BY number""",
        show,
    )
    return {row["number"]: state_of(row) for row in rows}


async def show_of(connection, show):
    found = await first_of(connection, "SELECT id, name FROM shows WHERE id = %s", show)
    seats = list((await states(connection, show)).values())
    held, sold = seats.count("held"), seats.count("confirmed")
    return {**found, "seats": len(seats), "held": held, "sold": sold, "available": len(seats) - held - sold}


@app.get("/healthz")
async def ready():
    return await serially(lambda connection: all_of(connection, "SELECT 1 AS ready"))


@app.post("/shows", status_code=201)
async def create_show(new: NewShow, response: Response):
    async def work(connection):
        made = await first_of(connection, "INSERT INTO shows (name) VALUES (%s) RETURNING id", new.name)
        await connection.execute("INSERT INTO seats SELECT %s, generate_series(1, %s)", (made["id"], new.seats))
        return await show_of(connection, made["id"])

    show = await serially(work)
    response.headers["Location"] = f"/shows/{show['id']}"
    return show


@app.get("/shows/{show}")
async def read_show(show: Number):
    return await serially(lambda connection: show_of(connection, show))


async def reserve(connection, show, key, new):
    await first_of(connection, "SELECT id FROM shows WHERE id = %s", show)
    wish = new.model_dump()
    known = await all_of(
        connection, "SELECT * FROM holds WHERE show_id = %s AND idempotency_key = %s", show, key
    )
    if known and known[0]["request"] != wish:
        raise Conflict(422, "The key was used with another body")
    if known:
        return known[0]
    now = await states(connection, show)
    free = [number for number, state in now.items() if state not in ("held", "confirmed")]
    seats = free[: new.count] if new.seats is None else new.seats
    if not set(seats) <= set(now):
        raise Conflict(422, "The show lacks a seat")
    taken = [seat for seat in seats if seat not in free]
    if taken or len(seats) < (new.count or 0):
        raise Conflict(409, "Not available", None if new.seats is None else taken)
    made = await first_of(
        connection,
        """INSERT INTO holds (show_id, request, idempotency_key, seats, expires_at)
           VALUES (%s, %s, %s, %s, clock_timestamp() + make_interval(secs => %s)) RETURNING *""",
        *(show, Jsonb(wish), key, seats, new.seconds),
    )
    await connection.execute(
        "UPDATE seats SET hold_id = %s WHERE show_id = %s AND number = ANY(%s)", (made["id"], show, seats)
    )
    return made


@app.post("/shows/{show}/holds", status_code=201)
async def create_hold(
    show: Number, new: NewHold, response: Response, idempotency_key: Annotated[str | None, Header()] = None
):
    if not idempotency_key:
        raise Conflict(400, "An Idempotency-Key is needed")
    hold = await serially(lambda connection: reserve(connection, show, idempotency_key, new))
    response.headers["Location"] = f"/holds/{hold['id']}"
    return shown(hold, "held")


async def hold_of(connection, hold):
    return await first_of(connection, "SELECT * FROM holds WHERE id = %s", hold)


@app.get("/holds/{hold}")
async def read_hold(hold: Number):
    return shown(await serially(lambda connection: hold_of(connection, hold)))


async def finish(hold, status):
    async def work(connection):
        found = await hold_of(connection, hold)
        if state_of(found) != "held":
            raise Conflict(409, f"The hold is {state_of(found)}")
        return await first_of(connection, "UPDATE holds SET status = %s WHERE id = %s RETURNING *", status, hold)

    return shown(await serially(work))


@app.post("/holds/{hold}/confirm")
async def confirm(hold: Number):
    return await finish(hold, "confirmed")


@app.post("/holds/{hold}/release")
async def release(hold: Number):
    return await finish(hold, "released")


uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), log_level="warning")
