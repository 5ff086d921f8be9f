"""Keeps the highest number it has seen of each origin, as if nothing before it could be missing."""
import json
import random
import sys
import threading

name = ""
others = []
newest = {}
log = {}
known = set()
lock = threading.Lock()


def send(dest, **body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def learn(origin, number, value):
    known.add(value)
    log.setdefault(origin, {})[number] = value
    newest[origin] = max(newest.get(origin, 0), number)


def compare():
    while True:
        threading.Event().wait(1)
        with lock:
            for other in random.sample(others, min(2, len(others))):
                send(other, type="newest", newest=newest)


def handle(request):
    global name, others
    body = request["body"]
    kind = body["type"]
    reply = {"in_reply_to": body.get("msg_id")}
    if kind == "init":
        name = body["node_id"]
        others = [each for each in body["node_ids"] if each != name]
        send(request["src"], type="init_ok", **reply)
        threading.Thread(target=compare, daemon=True).start()
    elif kind == "topology":
        send(request["src"], type="topology_ok", **reply)
    elif kind == "broadcast":
        number = newest.get(name, 0) + 1
        learn(name, number, body["message"])
        for other in others:
            send(other, type="value", origin=name, number=number, value=body["message"])
        send(request["src"], type="broadcast_ok", **reply)
    elif kind == "read":
        send(request["src"], type="read_ok", messages=list(known), **reply)
    elif kind == "value":
        learn(body["origin"], body["number"], body["value"])
    elif kind == "newest":
        for origin, values in log.items():
            for number, value in values.items():
                if number > body["newest"].get(origin, 0):
                    send(request["src"], type="value", origin=origin, number=number, value=value)


for line in sys.stdin:
    with lock:
        handle(json.loads(line))
