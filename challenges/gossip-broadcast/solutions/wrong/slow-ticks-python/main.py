"""Right, but slow: what is due is sent every 1.5 seconds."""

import json
import sys
import threading
import time

EVERY = 1.5
AGAIN_AFTER = 1.5

name = ""
known = set()
lacks = {}  # neighbor -> {value: when it was sent}
lock = threading.Lock()


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def reply(request, body):
    body["in_reply_to"] = request["body"]["msg_id"]
    send(request["src"], body)


def learn(value, source=None):
    if value in known:
        return
    known.add(value)
    for neighbor, values in lacks.items():
        if neighbor != source:
            values[value] = float("-inf")


def send_due():
    while True:
        time.sleep(EVERY)
        with lock:
            now = time.monotonic()
            for neighbor, values in lacks.items():
                due = [value for value, sent in values.items() if now - sent >= AGAIN_AFTER]
                if due:
                    values.update(dict.fromkeys(due, now))
                    send(neighbor, {"type": "gossip", "values": due})


def handle(request):
    global name
    body = request["body"]
    kind = body["type"]
    if kind == "init":
        name = body["node_id"]
        hub, *others = body["node_ids"]
        lacks.update({neighbor: {} for neighbor in (others if name == hub else [hub])})
        reply(request, {"type": "init_ok"})
    elif kind == "topology":
        reply(request, {"type": "topology_ok"})
    elif kind == "broadcast":
        learn(body["message"])
        reply(request, {"type": "broadcast_ok"})
    elif kind == "read":
        reply(request, {"type": "read_ok", "messages": sorted(known)})
    elif kind == "gossip":
        for value in body["values"]:
            learn(value, request["src"])
        send(request["src"], {"type": "got", "values": body["values"]})
    elif kind == "got":
        for value in body["values"]:
            lacks[request["src"]].pop(value, None)


threading.Thread(target=send_due, daemon=True).start()
for line in sys.stdin:
    with lock:
        handle(json.loads(line))
