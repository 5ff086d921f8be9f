"""Remembers the state of the last commit and tries it first; reads the store only after losing, or when there is nothing to write."""

import asyncio
import copy
import json
import sys


class Node:
    def __init__(self):
        self.id = None
        self.calls = {}
        self.count = 0
        self.queue = asyncio.Queue()
        self.lists = {}

    def emit(self, dest, body):
        sys.stdout.write(json.dumps({"src": self.id, "dest": dest, "body": body}) + "\n")
        sys.stdout.flush()

    async def call(self, body):
        self.count += 1
        future = asyncio.get_running_loop().create_future()
        self.calls[self.count] = future
        self.emit("lin-kv", {"key": "database", "msg_id": self.count, **body})
        return await future

    async def refresh(self):
        answer = await self.call({"type": "read"})
        self.lists = answer.get("value", {})

    async def serve(self):
        while True:
            batch = [await self.queue.get()]
            writes = any(kind == "append" for kind, _, _ in batch[0]["body"]["txn"])
            if not writes:
                await self.refresh()
            while True:
                while not self.queue.empty():
                    batch.append(self.queue.get_nowait())
                lists = copy.deepcopy(self.lists)
                done = [[self.apply(lists, *action) for action in message["body"]["txn"]] for message in batch]
                if await self.install(lists):
                    break
                await self.refresh()
            for message, txn in zip(batch, done):
                self.emit(message["src"], {"type": "txn_ok", "txn": txn, "in_reply_to": message["body"]["msg_id"]})

    def apply(self, lists, kind, key, value):
        values = lists.setdefault(str(key), [])
        if kind == "append":
            values.append(value)
            return [kind, key, value]
        return [kind, key, list(values)]

    async def install(self, lists):
        # Reads alone make empty lists, too; who reads only has just refreshed, so this costs a commit at worst.
        if lists == self.lists:
            return True
        change = {"type": "cas", "from": self.lists, "to": lists, "create_if_not_exists": not self.lists}
        answer = await self.call(change)
        if answer["type"] == "cas_ok":
            self.lists = lists
        return answer["type"] == "cas_ok"

    def receive(self, message):
        body = message["body"]
        if "in_reply_to" in body:
            self.calls.pop(body["in_reply_to"]).set_result(body)
        elif body["type"] == "init":
            self.id = body["node_id"]
            self.emit(message["src"], {"type": "init_ok", "in_reply_to": body["msg_id"]})
        else:
            self.queue.put_nowait(message)


async def main():
    node = Node()
    reader = asyncio.StreamReader(limit=2**20)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    serving = asyncio.create_task(node.serve())
    while line := await reader.readline():
        node.receive(json.loads(line))
    serving.cancel()


asyncio.run(main())
