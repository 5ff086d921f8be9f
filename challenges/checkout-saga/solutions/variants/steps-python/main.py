import asyncio
import http.client
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import psycopg
import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

DATABASE = os.environ["DATABASE_URL"]
# Threads of their own: requests must not wait for those that hang.
WORKERS = ThreadPoolExecutor(16)
STEPS = {
    "reservations": urlsplit(os.environ["STOCK_URL"]),
    "charges": urlsplit(os.environ["BANK_URL"]),
    "shipments": urlsplit(os.environ["CARRIER_URL"]),
}


def query(sql, *values):
    """Rows of one statement, which is a transaction of its own."""
    with psycopg.connect(DATABASE, autocommit=True) as connection:
        cursor = connection.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def send(method, step, order):
    address = STEPS[step]
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=1)
    try:
        connection.request(method, f"/{step}/{order}")
        response = connection.getresponse()
        response.read()
        return response.status
    finally:
        connection.close()


def prepare():
    query("CREATE TABLE IF NOT EXISTS refusals (order_id text PRIMARY KEY REFERENCES orders)")


def attempt(order):
    """Does what is left for an order. Raises where something has to be tried again."""
    if not query("SELECT 1 FROM refusals WHERE order_id = %s", order):
        for step in STEPS:
            status = send("PUT", step, order)
            if status in (402, 409):
                query("INSERT INTO refusals VALUES (%s)", order)
                break
            if status >= 300:
                raise RuntimeError(f"{step} answered {status}")
        else:
            query("UPDATE orders SET state = 'confirmed' WHERE id = %s", order)
            return
    for step in STEPS:
        if send("DELETE", step, order) >= 300:
            raise RuntimeError(f"{step} was not undone")
    query("UPDATE orders SET state = 'cancelled' WHERE id = %s", order)


async def settle(order):
    wait = 0.05
    while True:
        try:
            return await asyncio.get_running_loop().run_in_executor(WORKERS, attempt, order)
        except (OSError, http.client.HTTPException, RuntimeError, psycopg.Error) as error:
            print(order, error, flush=True)
            await asyncio.sleep(wait)
            wait = min(2 * wait, 0.8)


tasks = set()


def begin(order):
    task = asyncio.create_task(settle(order))
    tasks.add(task)
    task.add_done_callback(tasks.discard)


@asynccontextmanager
async def lifespan(_):
    await asyncio.to_thread(prepare)
    for (order,) in await asyncio.to_thread(query, "SELECT id FROM orders WHERE state = 'open'"):
        begin(order)
    yield


app = FastAPI(lifespan=lifespan)


@app.get("/healthz")
async def healthz():
    await asyncio.to_thread(query, "SELECT 1")
    return {"status": "ok"}


@app.post("/orders", status_code=202)
async def place(request: Request):
    body = await request.json()
    sql = "INSERT INTO orders (id, amount) VALUES (%s, %s) ON CONFLICT DO NOTHING RETURNING id"
    if await asyncio.to_thread(query, sql, body["order"], body["amount"]):
        begin(body["order"])
    return {"order": body["order"], "state": "open"}


@app.get("/orders/{order}")
async def read(order: str):
    rows = await asyncio.to_thread(query, "SELECT state FROM orders WHERE id = %s", order)
    if not rows:
        return JSONResponse({"error": "no such order"}, 404)
    return {"order": order, "state": rows[0][0]}


uvicorn.run(app, host="127.0.0.1", port=int(os.environ.get("PORT", "8080")), log_level="warning")
