"""All logs and committed offsets are one value. Requests that came meanwhile are done together, with one change of it."""

import asyncio
import copy
import json
import sys


class Node:
    def __init__(self):
        self.id = None
        self.count = 0
        self.calls = {}
        self.queue = asyncio.Queue()

    def emit(self, dest, body):
        sys.stdout.write(json.dumps({"src": self.id, "dest": dest, "body": body}) + "\n")
        sys.stdout.flush()

    async def call(self, body):
        self.count += 1
        future = asyncio.get_running_loop().create_future()
        self.calls[self.count] = future
        self.emit("lin-kv", {"key": "everything", "msg_id": self.count, **body})
        return await future

    async def serve(self):
        while True:
            batch = [await self.queue.get()]
            while (answers := await self.attempt(batch)) is None:
                pass
            for message, fields in zip(batch, answers):
                kind, number = message["body"]["type"], message["body"]["msg_id"]
                self.emit(message["src"], {"type": kind + "_ok", "in_reply_to": number, **fields})

    async def attempt(self, batch):
        before = (await self.call({"type": "read"})).get("value", {"logs": {}, "done": {}})
        while not self.queue.empty():
            batch.append(self.queue.get_nowait())
        after = copy.deepcopy(before)
        answers = [self.apply(after, message["body"]) for message in batch]
        if after == before:
            return answers
        change = {"type": "cas", "from": before, "to": after, "create_if_not_exists": True}
        return answers if (await self.call(change))["type"] == "cas_ok" else None

    @staticmethod
    def apply(state, body):
        logs, done = state["logs"], state["done"]
        match body["type"]:
            case "send":
                log = logs.setdefault(body["key"], [])
                log.append(body["msg"])
                return {"offset": len(log) - 1}
            case "poll":
                asked = body["offsets"].items()
                return {"msgs": {key: list(enumerate(logs.get(key, [])))[first:] for key, first in asked}}
            case "commit_offsets":
                for key, offset in body["offsets"].items():
                    done[key] = max(offset, done.get(key, offset))
                return {}
            case "list_committed_offsets":
                return {"offsets": {key: done[key] for key in body["keys"] if key in done}}

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
