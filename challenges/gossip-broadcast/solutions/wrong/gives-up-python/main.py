"""Sends a value three times within a second, and then takes the neighbor for dead."""

import json
import sys
import threading
import time

name = ""
known = set()
lacks = {}  # neighbor -> {value: how often it may still be sent}
lock = threading.Lock()


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def reply(request, body):
    body["in_reply_to"] = request["body"]["msg_id"]
    send(request["src"], body)


def learn(value, source=None):
    if value not in known:
        known.add(value)
        for neighbor, values in lacks.items():
            if neighbor != source:
                values[value] = 3


def send_due():
    while True:
        time.sleep(0.3)
        with lock:
            for neighbor, values in lacks.items():
                if values:
                    send(neighbor, {"type": "gossip", "values": list(values)})
                for value in list(values):
                    values[value] -= 1
                    if values[value] == 0:
                        del values[value]


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
