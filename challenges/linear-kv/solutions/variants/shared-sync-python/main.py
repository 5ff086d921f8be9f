"""Requests that came while a write to the store was on its way share the next one."""

import asyncio
import json
import sys


class Node:
    def __init__(self):
        self.id = None
        self.last = 0
        self.pending = {}
        self.queue = asyncio.Queue()

    def emit(self, dest, body):
        sys.stdout.write(json.dumps({"src": self.id, "dest": dest, "body": body}) + "\n")
        sys.stdout.flush()

    async def call(self, body):
        self.last += 1
        future = asyncio.get_running_loop().create_future()
        self.pending[self.last] = future
        self.emit("seq-kv", body | {"msg_id": self.last})
        return await future

    async def serve(self):
        while True:
            batch = [await self.queue.get()]
            while not self.queue.empty():
                batch.append(self.queue.get_nowait())
            await self.call({"type": "write", "key": "barrier " + self.id, "value": self.last})
            for message in batch:
                asyncio.create_task(self.answer(message))

    async def answer(self, message):
        result = await self.call(message["body"])
        self.emit(message["src"], result | {"in_reply_to": message["body"]["msg_id"]})

    def receive(self, message):
        body = message["body"]
        if "in_reply_to" in body:
            self.pending.pop(body["in_reply_to"]).set_result(body)
        elif body["type"] == "init":
            self.id = body["node_id"]
            self.emit(message["src"], {"type": "init_ok", "in_reply_to": body["msg_id"]})
        else:
            self.queue.put_nowait(message)


async def main():
    node = Node()
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    serving = asyncio.create_task(node.serve())
    while line := await reader.readline():
        node.receive(json.loads(line))
    serving.cancel()


asyncio.run(main())
