"""n0 has the only copy. Whoever hears nothing from it within 300 ms says that nothing happened, with error 11."""

import itertools
import json
import sys
import threading

name = ""
ids = itertools.count(1)
values = {}
handled = set()
waiting = {}
lock = threading.Lock()


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def reply(request, body):
    send(request["src"], {**body, "in_reply_to": request["body"]["msg_id"]})


def apply(body):
    kind, key = body["type"], body["key"]
    if kind == "write":
        values[key] = body["value"]
        return {"type": "write_ok"}
    if key not in values:
        return {"type": "error", "code": 20}
    if kind == "read":
        return {"type": "read_ok", "value": values[key]}
    if values[key] != body["from"]:
        return {"type": "error", "code": 22}
    values[key] = body["to"]
    return {"type": "cas_ok"}


def give_up(number):
    with lock:
        request = waiting.pop(number, None)
        if request:
            reply(request, {"type": "error", "code": 11, "text": "n0 does not answer"})


def forward(request):
    number = next(ids)
    waiting[number] = request
    send("n0", {**request["body"], "msg_id": number})
    timer = threading.Timer(0.3, give_up, [number])
    timer.daemon = True
    timer.start()


def handle(message):
    global name
    body = message["body"]
    if body["type"] == "init":
        name = body["node_id"]
        reply(message, {"type": "init_ok"})
    elif "in_reply_to" in body:
        request = waiting.pop(body["in_reply_to"], None)
        if request:
            reply(request, body)
    elif name != "n0":
        forward(message)
    elif (message["src"], body["msg_id"]) not in handled:
        handled.add((message["src"], body["msg_id"]))
        reply(message, apply(body))


threading.stack_size(64 * 1024)
for line in sys.stdin:
    with lock:
        handle(json.loads(line))
