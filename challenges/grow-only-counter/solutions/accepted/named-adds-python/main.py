"""Sends each add with its own number until every node has acknowledged it; numbers that have been seen count for nothing."""

import json
import sys
import threading
import time

EVERY = 0.2
AGAIN_AFTER = 0.6

name = ""
total = 0
numbers = 0
seen = set()  # (node, number) of adds that are in the total
open_adds = {}  # neighbor -> {number: (delta, when it was sent)}
lock = threading.Lock()


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def reply(request, body):
    send(request["src"], {**body, "in_reply_to": request["body"]["msg_id"]})


def count(node, number, delta):
    global total
    if (node, number) not in seen:
        seen.add((node, number))
        total += delta


def send_due():
    while True:
        time.sleep(EVERY)
        with lock:
            now = time.monotonic()
            for neighbor, adds in open_adds.items():
                due = {number: delta for number, (delta, sent) in adds.items() if now - sent >= AGAIN_AFTER}
                adds.update({number: (delta, now) for number, delta in due.items()})
                if due:
                    send(neighbor, {"type": "adds", "adds": list(due.items())})


def handle(request):
    global name, numbers
    source, body = request["src"], request["body"]
    kind = body["type"]
    if kind == "init":
        name = body["node_id"]
        open_adds.update({node: {} for node in body["node_ids"] if node != name})
        reply(request, {"type": "init_ok"})
    elif kind == "add":
        numbers += 1
        count(name, numbers, body["delta"])
        for adds in open_adds.values():
            adds[numbers] = (body["delta"], float("-inf"))
        reply(request, {"type": "add_ok"})
    elif kind == "read":
        reply(request, {"type": "read_ok", "value": total})
    elif kind == "adds":
        for number, delta in body["adds"]:
            count(source, number, delta)
        send(source, {"type": "counted", "numbers": [number for number, _ in body["adds"]]})
    elif kind == "counted":
        for number in body["numbers"]:
            open_adds[source].pop(number, None)


threading.Thread(target=send_due, daemon=True).start()
for line in sys.stdin:
    with lock:
        handle(json.loads(line))
