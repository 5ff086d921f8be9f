import asyncio
import os
from urllib.parse import urlsplit

RATES = urlsplit(os.environ["RATES_URL"])


async def ask(path):
    """Status and body of one request, over a connection of its own."""
    reader, writer = await asyncio.open_connection(RATES.hostname, RATES.port)
    try:
        writer.write(f"GET {path} HTTP/1.1\r\nHost: {RATES.netloc}\r\nConnection: close\r\n\r\n".encode())
        head, _, body = (await reader.read()).partition(b"\r\n\r\n")
        return int(head.split()[1]), body
    finally:
        writer.close()


async def find_rate(path):
    for _ in range(3):
        try:
            status, body = await asyncio.wait_for(ask(path), 0.5)
        except (OSError, IndexError, ValueError, asyncio.TimeoutError):
            continue
        if status < 500:
            return status, body
    return 502, b'{"error": "no rate"}'


async def serve(reader, writer):
    head = await reader.readuntil(b"\r\n\r\n")
    path = head.split()[1].decode()
    if path.startswith("/quotes/"):
        status, body = await find_rate("/rates/" + path.removeprefix("/quotes/"))
    else:
        status, body = (200 if path == "/healthz" else 404), b"{}"
    head = f"HTTP/1.1 {status} Answer\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    writer.write(head.encode() + body)
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", int(os.environ.get("PORT", "8080")))
    await server.serve_forever()


asyncio.run(main())
