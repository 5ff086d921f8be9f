"""Sends each value at once and never asks whether it arrived; once a second, leaves and hub compare all they know."""

import json
import queue
import sys
import threading
import time

inbox = queue.Queue()


def read_input():
    for line in sys.stdin:
        inbox.put(json.loads(line))
    inbox.put(None)


class Node:
    def __init__(self, node_id, node_ids):
        self.id = node_id
        self.hub = node_ids[-1]
        self.leaves = node_ids[:-1]
        self.values = set()

    def send(self, dest, **body):
        sys.stdout.write(json.dumps({"src": self.id, "dest": dest, "body": body}) + "\n")
        sys.stdout.flush()

    def learn(self, value, source):
        if value in self.values:
            return
        self.values.add(value)
        for other in self.leaves if self.id == self.hub else [self.hub]:
            if other != source:
                self.send(other, type="new", value=value)

    def compare(self):
        if self.id != self.hub:
            self.send(self.hub, type="have", values=list(self.values))

    def handle(self, src, body):
        kind = body["type"]
        if kind == "have":
            theirs = set(body["values"])
            missing = self.values - theirs
            if missing:
                self.send(src, type="take", values=list(missing))
            for value in theirs:
                self.learn(value, src)
        elif kind == "take":
            self.values.update(body["values"])
        elif kind == "new":
            self.learn(body["value"], src)
        else:
            if kind == "broadcast":
                self.learn(body["message"], None)
            answer = {"messages": list(self.values)} if kind == "read" else {}
            self.send(src, type=kind + "_ok", in_reply_to=body["msg_id"], **answer)


def main():
    threading.Thread(target=read_input, daemon=True).start()
    node = None
    next_compare = time.monotonic() + 1
    while True:
        try:
            message = inbox.get(timeout=max(0, next_compare - time.monotonic()))
        except queue.Empty:
            next_compare += 1
            if node:
                node.compare()
            continue
        if message is None:
            return
        body = message["body"]
        if body["type"] == "init":
            node = Node(body["node_id"], body["node_ids"])
        node.handle(message["src"], body)


main()
