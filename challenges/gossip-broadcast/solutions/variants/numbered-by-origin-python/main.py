"""Every node numbers the values that clients hand to it, sends them to all, and compares numbers with one other each second."""
import json
import random
import sys
import threading

COMPARE_EVERY = 1.0
PARTNERS = 1


class Node:
    def __init__(self):
        self.lock = threading.Lock()
        self.name = ""
        self.others = []
        self.values = {}  # by origin, then by number
        self.known = set()

    def send(self, dest, body):
        sys.stdout.write(json.dumps({"src": self.name, "dest": dest, "body": body}) + "\n")
        sys.stdout.flush()

    def answer(self, request, **body):
        self.send(request["src"], {**body, "in_reply_to": request["body"]["msg_id"]})

    def learn(self, origin, number, value):
        self.values.setdefault(origin, {}).setdefault(number, value)
        self.known.add(value)

    def complete(self):
        """Up to which number everything of an origin is here."""
        counts = {}
        for origin, numbered in self.values.items():
            number = 0
            while number in numbered:
                number += 1
            counts[origin] = number
        return counts

    def beyond(self, counts):
        return [
            [origin, number, value]
            for origin, numbered in self.values.items()
            for number, value in numbered.items()
            if number >= counts.get(origin, 0)
        ]

    def handle(self, request):
        body = request["body"]
        kind = body["type"]
        if kind == "init":
            self.name = body["node_id"]
            self.others = [each for each in body["node_ids"] if each != self.name]
            self.answer(request, type="init_ok")
            threading.Thread(target=self.compare, daemon=True).start()
        elif kind == "topology":
            self.answer(request, type="topology_ok")
        elif kind == "read":
            self.answer(request, type="read_ok", messages=sorted(self.known))
        elif kind == "broadcast":
            self.accept(body["message"])
            self.answer(request, type="broadcast_ok")
        elif kind == "news":
            for origin, number, value in body["values"]:
                self.learn(origin, number, value)
        elif kind == "counts":
            self.compared(request["src"], body)

    def accept(self, value):
        if value in self.known:
            return
        number = len(self.values.get(self.name, {}))
        self.learn(self.name, number, value)
        for other in self.others:
            self.send(other, {"type": "news", "values": [[self.name, number, value]]})

    def compared(self, partner, body):
        """Sends what the partner lacks, and asks for what is missing here."""
        lacking = self.beyond(body["counts"])
        if lacking:
            self.send(partner, {"type": "news", "values": lacking})
        own = self.complete()
        is_behind = any(own.get(origin, 0) < count for origin, count in body["counts"].items())
        if is_behind and not body.get("back"):
            self.send(partner, {"type": "counts", "counts": own, "back": True})

    def compare(self):
        while True:
            threading.Event().wait(COMPARE_EVERY)
            with self.lock:
                counts = self.complete()
                for partner in random.sample(self.others, min(PARTNERS, len(self.others))):
                    self.send(partner, {"type": "counts", "counts": counts})


node = Node()
for line in sys.stdin:
    with node.lock:
        node.handle(json.loads(line))
