"""Each node tells the others its part after each add and on a timer. Of two messages, the one that comes last counts."""

import json
import sys
import threading
import time

name = ""
parts = {}
lock = threading.Lock()


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def tell():
    for other in parts:
        if other != name:
            send(other, {"type": "part", "part": parts[name]})


def tell_again():
    while True:
        time.sleep(1)
        with lock:
            tell()


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
        tell()
    elif kind == "read":
        send(source, {**answer, "value": sum(parts.values())})
    elif kind == "part":
        parts[source] = body["part"]


threading.Thread(target=tell_again, daemon=True).start()
for line in sys.stdin:
    message = json.loads(line)
    with lock:
        handle(message["src"], message["body"])
