"""Nobody sends anything unasked: every node polls each other one for its share, and keeps the largest answer."""

import asyncio
import json
import sys


class Node:
    def __init__(self):
        self.id = ""
        self.mine = 0
        self.heard = {}

    def emit(self, dest, **body):
        sys.stdout.write(json.dumps({"src": self.id, "dest": dest, "body": body}) + "\n")
        sys.stdout.flush()

    async def poll(self):
        while True:
            await asyncio.sleep(0.4)
            for peer in self.heard:
                self.emit(peer, type="share")

    def receive(self, src, body):
        match body:
            case {"type": "init", "node_id": own, "node_ids": everyone}:
                self.id = own
                self.heard = {peer: 0 for peer in everyone if peer != own}
                self.emit(src, type="init_ok", in_reply_to=body["msg_id"])
            case {"type": "add", "delta": delta}:
                self.mine += delta
                self.emit(src, type="add_ok", in_reply_to=body["msg_id"])
            case {"type": "read"}:
                value = self.mine + sum(self.heard.values())
                self.emit(src, type="read_ok", value=value, in_reply_to=body["msg_id"])
            case {"type": "share"}:
                self.emit(src, type="share_is", share=self.mine)
            case {"type": "share_is", "share": share}:
                self.heard[src] = max(self.heard[src], share)


async def main():
    node = Node()
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    polling = asyncio.create_task(node.poll())
    while line := await reader.readline():
        message = json.loads(line)
        node.receive(message["src"], message["body"])
    polling.cancel()


asyncio.run(main())
