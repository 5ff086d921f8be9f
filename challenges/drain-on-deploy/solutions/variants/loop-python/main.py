"""One event loop and HTTP by hand: each connection is a coroutine, each call a task."""

import asyncio
import os
import signal
import urllib.parse

LOAD_BALANCER_NEEDS = 1.4
GIVES_UP_AFTER = 4.0

phrases = {200: "OK", 404: "Not Found", 502: "Bad Gateway", 503: "Service Unavailable"}
terminating = False
takes_calls = True
calls = set()
idle = set()


async def read_message(reader):
    """First line and body; None when the other side has ended."""
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return first, await reader.readexactly(int(headers.get("content-length", "0")))


async def render(body):
    url = urllib.parse.urlsplit(os.environ["RENDERER_URL"])
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    try:
        head = f"POST /render HTTP/1.1\r\nHost: renderer\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        writer.write(head.encode() + body)
        first, rendered = await read_message(reader)
        return (200, rendered) if " 200 " in first else (502, b"{}")
    finally:
        writer.close()


async def invoice(body):
    try:
        return await render(body)
    except asyncio.CancelledError:
        return 503, b'{"error": "the renderer hangs"}'
    except (OSError, asyncio.IncompleteReadError):
        return 502, b"{}"


async def answer(first, body):
    method, path, _ = first.split(" ")
    if path == "/healthz":
        return 200, b"{}"
    if path == "/readyz":
        return (503 if terminating else 200), b"{}"
    if (method, path) != ("POST", "/invoices"):
        return 404, b"{}"
    if not takes_calls:
        return 503, b"{}"
    task = asyncio.create_task(invoice(body))
    calls.add(task)
    try:
        return await task
    finally:
        calls.discard(task)


async def serve(reader, writer):
    try:
        while True:
            idle.add(writer)
            first, body = await read_message(reader)
            idle.discard(writer)
            status, content = await answer(first, body)
            kept = "keep-alive" if takes_calls else "close"
            head = f"HTTP/1.1 {status} {phrases[status]}\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\nConnection: {kept}\r\n\r\n"
            writer.write(head.encode() + content)
            await writer.drain()
            if not takes_calls:
                break
    except (OSError, asyncio.IncompleteReadError):
        pass
    finally:
        idle.discard(writer)
        writer.close()


async def main():
    global terminating, takes_calls
    asked = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, asked.set)
    server = await asyncio.start_server(serve, "127.0.0.1", int(os.environ["PORT"]), backlog=128)
    await asked.wait()
    terminating = True
    deadline = loop.time() + GIVES_UP_AFTER
    await asyncio.sleep(LOAD_BALANCER_NEEDS)
    takes_calls = False
    server.close()
    for writer in list(idle):
        writer.close()
    if calls:
        _, hanging = await asyncio.wait(calls, timeout=deadline - loop.time())
        for task in hanging:
            task.cancel()
    # The answers of the last calls are on their way.
    await asyncio.sleep(0.3)
    os._exit(0)


asyncio.run(main())
