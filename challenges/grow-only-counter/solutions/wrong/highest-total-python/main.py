"""Nodes compare their totals, and the higher one wins: two adds that nobody has seen together become one."""

import json
import sys
import threading
import time

name = ""
others = []
total = 0
lock = threading.Lock()


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def gossip():
    while True:
        time.sleep(0.1)
        with lock:
            for other in others:
                send(other, {"type": "total", "total": total})


def handle(source, body):
    global name, others, total
    kind = body["type"]
    answer = {"type": f"{kind}_ok", "in_reply_to": body.get("msg_id")}
    if kind == "init":
        name = body["node_id"]
        others = [each for each in body["node_ids"] if each != name]
        send(source, answer)
    elif kind == "add":
        total += body["delta"]
        send(source, answer)
    elif kind == "read":
        send(source, {**answer, "value": total})
    elif kind == "total":
        total = max(total, body["total"])


threading.Thread(target=gossip, daemon=True).start()
for line in sys.stdin:
    message = json.loads(line)
    with lock:
        handle(message["src"], message["body"])
