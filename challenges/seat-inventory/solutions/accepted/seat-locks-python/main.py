import json
import logging
import os
import re

from flask import Flask, Response, request
from psycopg.errors import UniqueViolation
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb
from psycopg_pool import ConnectionPool
from waitress import serve
from werkzeug.exceptions import HTTPException

# A service that restarts with its database may find connections that are gone.
pool = ConnectionPool(
    os.environ["DATABASE_URL"],
    min_size=1,
    max_size=8,
    timeout=60,
    kwargs={"row_factory": dict_row},
    check=ConnectionPool.check_connection,
    open=True,
)
app = Flask(__name__)


class Problem(Exception):
    def __init__(self, status, title, **more):
        super().__init__(title)
        self.status, self.more = status, more


def problem(status, title, headers=None, **more):
    body = json.dumps({"type": "about:blank", "title": title, "status": status, **more})
    return Response(body, status, headers, content_type="application/problem+json")


@app.errorhandler(Problem)
def on_problem(error):
    return problem(error.status, str(error), **error.more)


@app.errorhandler(HTTPException)
def on_http_error(error):
    headers = {"Allow": ", ".join(error.valid_methods)} if error.code == 405 else {}
    return problem(error.code, error.name, headers)


@app.errorhandler(Exception)
def on_error(error):
    logging.exception("unexpected", exc_info=error)
    return problem(500, "Something went wrong")


def is_integer(value, least, most):
    return type(value) is int and least <= value <= most


def read_body(*keys):
    try:
        body = json.loads(request.get_data())
    except ValueError:
        raise Problem(400, "The body is not JSON") from None
    if not isinstance(body, dict) or set(body) - set(keys):
        raise Problem(422, "Unknown keys, or no object")
    return body


def read_wish():
    """What a hold is for: the numbers of seats, or how many; and for how long."""
    body = read_body("seats", "count", "seconds")
    wish = {"seconds": 300, **body}
    seats = wish.get("seats")
    right = is_integer(wish["seconds"], 1, 600) and ("seats" in wish) != ("count" in wish)
    if "count" in wish:
        right = right and is_integer(wish["count"], 1, 10)
    else:
        right = right and isinstance(seats, list) and 1 <= len(seats) <= 10
        right = right and all(is_integer(seat, 1, 500) for seat in seats) and len(set(seats)) == len(seats)
    if not right:
        raise Problem(422, "A hold has up to 10 seats, or a count, and 1 to 600 seconds")
    return wish


def id_of(text):
    if not re.fullmatch("[1-9][0-9]{0,8}", text):
        raise Problem(404, "Not found")
    return int(text)


def one(connection, sql, *values):
    return connection.execute(sql, values).fetchone()


def shown(hold, **over):
    expires_at = hold["expires_at"].isoformat()
    return {**{key: hold[key] for key in ("id", "show_id", "seats", "status")}, "expires_at": expires_at, **over}


def read_show(connection, show):
    row = one(connection, "SELECT id, name FROM shows WHERE id = %s", show)
    if row is None:
        raise Problem(404, "There is no such show")
    counts = one(
        connection,
        """SELECT count(*) AS seats,
                  count(*) FILTER (WHERE status = 'held' AND expires_at > clock_timestamp()) AS held,
                  count(*) FILTER (WHERE status = 'confirmed') AS sold
             FROM seats LEFT JOIN holds ON holds.id = hold_id WHERE seats.show_id = %s""",
        show,
    )
    return {**row, **counts, "available": counts["seats"] - counts["held"] - counts["sold"]}


@app.get("/healthz")
def healthz():
    with pool.connection() as connection:
        connection.execute("SELECT 1")
    return {"status": "ok"}


@app.post("/shows")
def create_show():
    body = read_body("name", "seats")
    name = body.get("name")
    if not isinstance(name, str) or not 1 <= len(name) <= 80 or not is_integer(body.get("seats"), 1, 500):
        raise Problem(422, "name has 1 to 80 characters, seats are 1 to 500")
    with pool.connection() as connection:
        show = one(connection, "INSERT INTO shows (name) VALUES (%s) RETURNING id", name)["id"]
        connection.execute("INSERT INTO seats SELECT %s, generate_series(1, %s)", (show, body["seats"]))
        created = read_show(connection, show)
    return created, 201, {"Location": f"/shows/{show}"}


@app.get("/shows/<number>")
def get_show(number):
    with pool.connection() as connection:
        return read_show(connection, id_of(number))


def lock_seats(connection, show, wish):
    """Locks what could be held, in the order of the numbers: two who want the same seats can't wait for each other."""
    named = wish.get("seats")
    rows = connection.execute(
        """SELECT number, hold_id FROM seats
            WHERE show_id = %s AND (%s::integer[] IS NULL OR number = ANY(%s)) ORDER BY number FOR UPDATE""",
        (show, named, named),
    ).fetchall()
    if not rows:
        return {}
    holds = [row["hold_id"] for row in rows if row["hold_id"]]
    # Ends what has lapsed. It waits for somebody who confirms at this moment, and then sees the outcome.
    connection.execute(
        """UPDATE holds SET status = 'expired'
            WHERE id = ANY(%s) AND status = 'held' AND expires_at <= clock_timestamp()""",
        (holds,),
    )
    used = connection.execute(
        "SELECT id FROM holds WHERE id = ANY(%s) AND status IN ('held', 'confirmed')", (holds,)
    ).fetchall()
    used = {row["id"] for row in used}
    return {row["number"]: row["hold_id"] in used for row in rows}


def choose(taken, wish):
    if "count" in wish:
        free = [number for number, is_taken in taken.items() if not is_taken]
        if len(free) < wish["count"]:
            raise Problem(409, "Not so many seats are available")
        return free[: wish["count"]]
    if set(wish["seats"]) - set(taken):
        raise Problem(422, "The show lacks some of the seats")
    clash = [number for number in wish["seats"] if taken[number]]
    if clash:
        raise Problem(409, "Some of the seats are taken", seats=clash)
    return wish["seats"]


def hold(connection, show, key, wish):
    if one(connection, "SELECT id FROM shows WHERE id = %s", show) is None:
        raise Problem(404, "There is no such show")
    taken = lock_seats(connection, show, wish)
    known = one(connection, "SELECT * FROM holds WHERE show_id = %s AND idempotency_key = %s", show, key)
    if known is not None:
        if known["request"] != wish:
            raise Problem(422, "The key was used with another body")
        return known
    seats = choose(taken, wish)
    created = one(
        connection,
        """INSERT INTO holds (show_id, request, idempotency_key, seats, expires_at)
           VALUES (%s, %s, %s, %s, clock_timestamp() + make_interval(secs => %s)) RETURNING *""",
        *(show, Jsonb(wish), key, seats, wish["seconds"]),
    )
    connection.execute(
        "UPDATE seats SET hold_id = %s WHERE show_id = %s AND number = ANY(%s)", (created["id"], show, seats)
    )
    return created


@app.post("/shows/<number>/holds")
def create_hold(number):
    show, wish, key = id_of(number), read_wish(), request.headers.get("Idempotency-Key")
    if not key:
        raise Problem(400, "An Idempotency-Key is needed")
    try:
        with pool.connection() as connection:
            held = hold(connection, show, key, wish)
    except UniqueViolation:
        # Somebody else used the key for other seats in between. Now it is known.
        with pool.connection() as connection:
            held = hold(connection, show, key, wish)
    return shown(held, status="held"), 201, {"Location": f"/holds/{held['id']}"}


def read_hold(connection, number):
    found = one(connection, "SELECT *, expires_at <= clock_timestamp() AS late FROM holds WHERE id = %s", number)
    if found is None:
        raise Problem(404, "There is no such hold")
    return shown(found, status="expired" if found["status"] == "held" and found["late"] else found["status"])


@app.get("/holds/<number>")
def get_hold(number):
    with pool.connection() as connection:
        return read_hold(connection, id_of(number))


def finish(number, status):
    with pool.connection() as connection:
        done = one(
            connection,
            """UPDATE holds SET status = %s
                WHERE id = %s AND status = 'held' AND expires_at > clock_timestamp() RETURNING *""",
            *(status, id_of(number)),
        )
        if done is None:
            raise Problem(409, f"The hold is {read_hold(connection, id_of(number))['status']}")
    return shown(done)


@app.post("/holds/<number>/confirm")
def confirm(number):
    return finish(number, "confirmed")


@app.post("/holds/<number>/release")
def release(number):
    return finish(number, "released")


serve(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), threads=8, backlog=128)
