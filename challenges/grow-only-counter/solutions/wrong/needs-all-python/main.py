"""Acknowledges an add when every other node has it. While one of them cannot be reached, all get error 0 after a second."""

import json
import sys
import threading
import time

name = ""
parts = {}
heard = {}  # node -> how much of the own part it has acknowledged
waiting = []  # (own part that all must have, request, when to give up)
lock = threading.Lock()


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def reply(request, body):
    send(request["src"], {**body, "in_reply_to": request["body"]["msg_id"]})


def send_part():
    for other in heard:
        send(other, {"type": "part", "part": parts[name]})


def send_again():
    while True:
        time.sleep(0.3)
        with lock:
            send_part()
            give_up()


def acknowledge():
    global waiting
    safe = min(heard.values())
    for part, request, _ in waiting:
        if part <= safe:
            reply(request, {"type": "add_ok"})
    waiting = [each for each in waiting if each[0] > safe]


def give_up():
    global waiting
    now = time.monotonic()
    for _, request, until in waiting:
        if until < now:
            reply(request, {"type": "error", "code": 0, "text": "not everybody answers"})
    waiting = [each for each in waiting if each[2] >= now]


def handle(request):
    global name
    source, body = request["src"], request["body"]
    kind = body["type"]
    if kind == "init":
        name = body["node_id"]
        parts.update({node: 0 for node in body["node_ids"]})
        heard.update({node: 0 for node in body["node_ids"] if node != name})
        reply(request, {"type": "init_ok"})
    elif kind == "add":
        parts[name] += body["delta"]
        waiting.append((parts[name], request, time.monotonic() + 1))
        send_part()
        acknowledge()
    elif kind == "read":
        reply(request, {"type": "read_ok", "value": sum(parts.values())})
    elif kind == "part":
        parts[source] = max(parts[source], body["part"])
        send(source, {"type": "heard", "part": parts[source]})
    elif kind == "heard":
        heard[source] = max(heard[source], body["part"])
        acknowledge()


threading.Thread(target=send_again, daemon=True).start()
for line in sys.stdin:
    with lock:
        handle(json.loads(line))
