"""Acknowledges a value only when every other node has it, which takes as long as the network is split. Then it tells nobody."""

import json
import sys
import threading
import time

name = ""
others = []
known = set()
waiting = {}  # value -> (nodes that lack it, request to answer, when it came)
lock = threading.Lock()


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def reply(request, body):
    body["in_reply_to"] = request["body"]["msg_id"]
    send(request["src"], body)


def send_due():
    while True:
        time.sleep(0.6)
        with lock:
            for other in others:
                values = [value for value, (lacking, _, _) in waiting.items() if other in lacking]
                if values:
                    send(other, {"type": "gossip", "values": values})


def handle(request):
    global name, others
    body = request["body"]
    kind = body["type"]
    if kind == "init":
        name = body["node_id"]
        others = [each for each in body["node_ids"] if each != name]
        reply(request, {"type": "init_ok"})
    elif kind == "topology":
        reply(request, {"type": "topology_ok"})
    elif kind == "broadcast":
        known.add(body["message"])
        waiting[body["message"]] = (set(others), request, time.monotonic())
    elif kind == "read":
        reply(request, {"type": "read_ok", "messages": sorted(known)})
    elif kind == "gossip":
        known.update(body["values"])
        send(request["src"], {"type": "got", "values": body["values"]})
    elif kind == "got":
        for value in body["values"]:
            lacking, asked, since = waiting.get(value, (set(), None, 0))
            lacking.discard(request["src"])
            if asked and not lacking:
                del waiting[value]
                if time.monotonic() - since < 1.5:
                    reply(asked, {"type": "broadcast_ok"})


threading.Thread(target=send_due, daemon=True).start()
for line in sys.stdin:
    with lock:
        handle(json.loads(line))
