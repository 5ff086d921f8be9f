"""One event loop that speaks HTTP itself, a token bucket for each key, and a line of calls that wait for a slot."""
import asyncio
import json
import math
import os
import re
import time
from collections import Counter, deque
from urllib.parse import urlsplit

CARRIER = urlsplit(os.environ["CARRIER_URL"])
PREFIX = CARRIER.path.rstrip("/")
KEYS = {key: name for name, key in json.loads(os.environ["HONE_CALLERS"]).items()}
LANE = re.compile(r"/rates/([a-z0-9-]{1,40})")
QUOTA, WINDOW = 15, 3
POLICY = f'"key";q={QUOTA};w={WINDOW}'
ALL_SLOTS, KEY_SLOTS, CALL_SECONDS = 8, 5, 1.0
TITLES = {
    400: "Bad request", 401: "Unauthorized", 404: "Not found", 405: "Method not allowed",
    429: "Too many requests", 500: "Internal error", 502: "Bad gateway", 504: "Gateway timeout",
}


class Bucket:
    """Holds at most QUOTA tokens and gets one back each WINDOW / QUOTA seconds."""

    def __init__(self):
        self.tokens = float(QUOTA)
        self.at = time.monotonic()

    def _refill(self):
        now = time.monotonic()
        self.tokens = min(float(QUOTA), self.tokens + (now - self.at) * QUOTA / WINDOW)
        self.at = now

    def take(self):
        """Whether one more request passes; what is left; seconds until the next one passes."""
        self._refill()
        passes = self.tokens >= 1 - 1e-6
        if passes:
            self.tokens = max(0.0, self.tokens - 1)
        left = int(self.tokens + 1e-6)
        return passes, left, max(0.0, (1 - self.tokens) * WINDOW / QUOTA)


class Slots:
    """At most ALL_SLOTS calls, KEY_SLOTS of one key; first come, first served among those whose key may have one."""

    def __init__(self):
        self.open = Counter()
        self.waiting = deque()

    def _is_free(self, key):
        return self.open.total() < ALL_SLOTS and self.open[key] < KEY_SLOTS

    async def take(self, key):
        if self._is_free(key):
            self.open[key] += 1
            return
        turn = asyncio.get_running_loop().create_future()
        self.waiting.append((key, turn))
        await turn

    def give_back(self, key):
        self.open[key] -= 1
        still = deque()
        for other, turn in self.waiting:
            if self._is_free(other):
                self.open[other] += 1
                turn.set_result(None)
            else:
                still.append((other, turn))
        self.waiting = still


buckets = {key: Bucket() for key in KEYS}
slots = Slots()


class Broken(Exception):
    """The carrier's answer cannot be used."""


async def read_headers(reader):
    headers = {}
    while True:
        line = await reader.readline()
        if not line.endswith(b"\n"):
            raise Broken("the head broke off")
        line = line.strip()
        if not line:
            return headers
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.strip().lower()] = value.strip()


async def read_body(reader, headers):
    if "chunked" in headers.get("transfer-encoding", "").lower():
        parts = []
        while True:
            size = int((await reader.readline()).split(b";")[0], 16)
            if size == 0:
                await read_headers(reader)
                return b"".join(parts)
            parts.append(await reader.readexactly(size))
            await reader.readexactly(2)
    if "content-length" in headers:
        return await reader.readexactly(int(headers["content-length"]))
    return await reader.read()


async def exchange(path, opened):
    reader, writer = await asyncio.open_connection(CARRIER.hostname, CARRIER.port or 80)
    opened.append(writer)
    host = CARRIER.netloc
    writer.write(
        f"GET {PREFIX}{path} HTTP/1.1\r\nHost: {host}\r\nAccept: application/json\r\nConnection: close\r\n\r\n".encode()
    )
    await writer.drain()
    status = 100
    while 100 <= status < 200:
        status = int((await reader.readline()).split()[1])
        headers = await read_headers(reader)
    body = b"" if status in (204, 304) else await read_body(reader, headers)
    if status == 200:
        json.loads(body)
    return status, body


async def call(path):
    """One call of the carrier; what to answer: a status, and the JSON where it is 200."""
    opened = []
    try:
        async with asyncio.timeout(CALL_SECONDS):
            status, body = await exchange(path, opened)
    except TimeoutError:
        return 504, b""
    except (OSError, EOFError, ValueError, IndexError, Broken):
        return 502, b""
    finally:
        for writer in opened:
            writer.transport.abort()
    return (status, body) if status in (200, 404) else (502, b"")


def problem(status, **headers):
    body = json.dumps({"type": "about:blank", "title": TITLES[status], "status": status}).encode()
    return status, {"Content-Type": "application/problem+json", **{k.replace("_", "-"): v for k, v in headers.items()}}, body


async def rate(path, headers):
    scheme, _, key = headers.get("authorization", "").partition(" ")
    key = key.strip()
    if scheme.lower() != "bearer" or key not in buckets:
        return problem(401, WWW_Authenticate="Bearer")
    passes, left, seconds = buckets[key].take()
    limit = {"RateLimit-Policy": POLICY, "RateLimit": f'"key";r={left}'}
    if not passes:
        status, fields, body = problem(429, Retry_After=str(max(1, math.ceil(seconds))))
        return status, fields | limit, body
    await slots.take(key)
    try:
        status, body = await call(path)
    finally:
        slots.give_back(key)
    if status != 200:
        return problem(status)
    return 200, {"Content-Type": "application/json", **limit}, body


async def answer(method, target, headers):
    path = target.partition("?")[0]
    if path == "/healthz":
        if method not in ("GET", "HEAD"):
            return problem(405, Allow="GET, HEAD")
        return 200, {"Content-Type": "application/json"}, b'{"status":"ok"}'
    if not LANE.fullmatch(path):
        return problem(404)
    if method != "GET":
        return problem(405, Allow="GET")
    return await rate(path, headers)


async def serve(reader, writer):
    try:
        while True:
            line = await reader.readline()
            if not line:
                return
            parts = line.decode("latin-1").split()
            if len(parts) != 3:
                return
            method, target, version = parts
            headers = await read_headers(reader)
            if "transfer-encoding" in headers or "content-length" in headers:
                await read_body(reader, headers)
            try:
                status, fields, body = await answer(method, target, headers)
            except Exception as error:  # a fault of ours ends no other request
                print("fault:", repr(error), flush=True)
                status, fields, body = problem(500)
            last = headers.get("connection", "").lower() == "close" or version == "HTTP/1.0"
            fields = {**fields, "Content-Length": str(len(body)), "Connection": "close" if last else "keep-alive"}
            head = f"HTTP/1.1 {status} {TITLES.get(status, 'OK')}\r\n" + "".join(f"{k}: {v}\r\n" for k, v in fields.items())
            writer.write(head.encode("latin-1") + b"\r\n" + (b"" if method == "HEAD" else body))
            await writer.drain()
            if last:
                return
    except (OSError, EOFError, ValueError, Broken):
        pass  # the client went away, or speaks no HTTP
    finally:
        writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", int(os.environ.get("PORT", "8080")), backlog=256)
    async with server:
        await server.serve_forever()


asyncio.run(main())
