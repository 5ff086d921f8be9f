"""Nodes send each other their tables of parts. Of what they say of others, the last message counts, and not the largest number."""

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
        time.sleep(0.1)
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
        send(source, {**answer, "value": sum(parts.values())})
    elif kind == "parts":
        parts.update({**body["parts"], name: parts[name]})


threading.Thread(target=gossip, daemon=True).start()
for line in sys.stdin:
    message = json.loads(line)
    with lock:
        handle(message["src"], message["body"])
