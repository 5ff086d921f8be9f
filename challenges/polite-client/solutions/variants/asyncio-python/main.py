"""The desk on asyncio streams: one task for each connection, one connection for each request."""

import asyncio
import os
import random
import time
from urllib.parse import urlsplit

TRACKING = urlsplit(os.environ["TRACKING_URL"])
LABELS = urlsplit(os.environ["LABELS_URL"])

CALL = 1.8  # seconds for a call in all
REQUEST = 0.5  # and for one request
FAILED = 502, b'{"error": "the other service did not answer"}'


class Budget:
    """A little less than is allowed: 80 retries and 19% of the calls."""

    def __init__(self):
        self.calls = 0
        self.retries = 0

    def take(self):
        if self.retries + 1 > 80 + 0.19 * self.calls:
            return False
        self.retries += 1
        return True


budget = Budget()


async def read_message(reader):
    """First line, headers and body of a request or an answer; None once there is no more."""
    first = (await reader.readline()).decode("latin-1").split(" ", 2)
    if len(first) < 2:
        return None
    headers = {}
    while line := (await reader.readline()).decode("latin-1").strip():
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    if "chunked" in headers.get("transfer-encoding", ""):
        return first, headers, await read_chunks(reader)
    return first, headers, await reader.readexactly(int(headers.get("content-length", 0)))


async def read_chunks(reader):
    body = b""
    while size := int((await reader.readline()).split(b";")[0], 16):
        body += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return body


async def exchange(place, method, path, body):
    reader, writer = await asyncio.open_connection(place.hostname, place.port or 80)
    try:
        head = f"{method} {path} HTTP/1.1\r\nHost: {place.netloc}\r\nConnection: close\r\n"
        if body:
            head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        writer.write(head.encode("latin-1") + b"\r\n" + body)
        first, headers, content = await read_message(reader) or ([], {}, b"")
        return int(first[1]), headers, content
    finally:
        writer.close()


async def ask(place, method, path, body, seconds):
    """Status, headers and body of the answer; the status is 0 when none comes in time."""
    try:
        return await asyncio.wait_for(exchange(place, method, path, body), seconds)
    except (asyncio.TimeoutError, OSError, EOFError, ValueError, IndexError):
        return 0, {}, b""


def seconds_of(headers):
    text = headers.get("retry-after", "0")
    return int(text) if text.isdigit() else 0


async def parcel(path):
    budget.calls += 1
    end = time.monotonic() + CALL
    for attempt in (1, 2, 3):
        left = end - time.monotonic()
        status, headers, body = await ask(TRACKING, "GET", path, b"", min(REQUEST, left))
        if status in (200, 404):
            return status, body
        if attempt == 3 or not (status == 0 or status == 429 or status >= 500):
            return FAILED
        pause = max(attempt * random.uniform(0.03, 0.09), seconds_of(headers))
        if time.monotonic() + pause + 0.05 > end or not budget.take():
            return FAILED
        await asyncio.sleep(pause)


async def label(body):
    status, _, content = await ask(LABELS, "POST", "/labels", body, CALL)
    return (201, content) if status == 201 else FAILED


async def answer(method, path, body):
    if method == "GET" and path == "/healthz":
        return 200, b'{"status": "ok"}'
    if method == "GET" and path.startswith("/parcels/"):
        return await parcel(path)
    if method == "POST" and path == "/labels":
        return await label(body)
    return 404, b'{"error": "there is nothing here"}'


async def serve(reader, writer):
    try:
        while message := await read_message(reader):
            (method, path, *_), _, body = message
            status, content = await answer(method, path, body)
            head = f"HTTP/1.1 {status} Status\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
            writer.write(head.encode() + content)
            await writer.drain()
    except (OSError, EOFError, ValueError):
        pass
    finally:
        writer.close()


async def main():
    port = int(os.environ.get("PORT", "8080"))
    server = await asyncio.start_server(serve, "127.0.0.1", port, backlog=128)
    async with server:
        await server.serve_forever()


asyncio.run(main())
