import asyncio
import itertools
import json
import sys
import threading

STORE = "seq-kv"
PATIENCE = 1.8


class Node:
    def __init__(self, loop):
        self.loop = loop
        self.name = ""
        self.ids = itertools.count(1)
        self.rounds = itertools.count(1)
        self.open = {}
        self.tasks = set()

    def send(self, dest, body):
        sys.stdout.write(json.dumps({"src": self.name, "dest": dest, "body": body}) + "\n")
        sys.stdout.flush()

    async def ask(self, **body):
        msg_id = next(self.ids)
        answer = self.loop.create_future()
        self.open[msg_id] = answer
        self.send(STORE, {**body, "msg_id": msg_id})
        try:
            return await answer
        finally:
            self.open.pop(msg_id, None)

    async def refresh(self):
        """After a change of our own the store shows us nothing that is older."""
        await self.ask(type="write", key=f"round-{self.name}", value=next(self.rounds))

    async def run(self, body):
        key = body["key"]
        if body["type"] == "read":
            await self.refresh()
            return await self.ask(type="read", key=key)
        if body["type"] == "write":
            await self.refresh()
            return await self.ask(type="write", key=key, value=body["value"])
        # The store decides a cas on its newest state.
        return await self.ask(type="cas", key=key, **{"from": body["from"], "to": body["to"]})

    async def serve(self, src, body):
        try:
            answer = await asyncio.wait_for(self.run(body), PATIENCE)
        except asyncio.TimeoutError:
            answer = {"type": "error", "code": 0, "text": "the store did not answer"}
        answer = {name: value for name, value in answer.items() if name != "msg_id"}
        self.send(src, {**answer, "in_reply_to": body["msg_id"]})

    def receive(self, message):
        src, body = message["src"], message["body"]
        if "in_reply_to" in body:
            answer = self.open.get(body["in_reply_to"])
            if answer and not answer.done():
                answer.set_result(body)
        elif body["type"] == "init":
            self.name = body["node_id"]
            self.send(src, {"type": "init_ok", "in_reply_to": body["msg_id"]})
        elif body["type"] in ("read", "write", "cas"):
            task = self.loop.create_task(self.serve(src, body))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)
        else:
            self.send(src, {"type": "error", "code": 10, "text": "not supported", "in_reply_to": body["msg_id"]})


async def main():
    loop = asyncio.get_running_loop()
    node = Node(loop)
    ended = asyncio.Event()

    def read_lines():
        for line in sys.stdin:
            if line.strip():
                loop.call_soon_threadsafe(node.receive, json.loads(line))
        loop.call_soon_threadsafe(ended.set)

    threading.Thread(target=read_lines, daemon=True).start()
    await ended.wait()


asyncio.run(main())
