"""Right but for its form: a sum is a number, and not text."""

import json
import sys
import threading
import time

name = ""
parts = {}
lock = threading.Lock()


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def gossip():
    while True:
        time.sleep(0.25)
        with lock:
            for other in parts:
                if other != name:
                    send(other, {"type": "parts", "parts": parts})


def handle(source, body):
    global name
    kind = body["type"]
    answer = {"type": f"{kind}_ok", "in_reply_to": body.get("msg_id")}
    if kind == "init":
        name = body["node_id"]
        parts.update({node: 0 for node in body["node_ids"]})
        send(source, answer)
    elif kind == "add":
        parts[name] += body["delta"]
        send(source, answer)
    elif kind == "read":
        send(source, {**answer, "value": str(sum(parts.values()))})
    elif kind == "parts":
        for node, part in body["parts"].items():
            parts[node] = max(parts[node], part)


threading.Thread(target=gossip, daemon=True).start()
for line in sys.stdin:
    message = json.loads(line)
    with lock:
        handle(message["src"], message["body"])
