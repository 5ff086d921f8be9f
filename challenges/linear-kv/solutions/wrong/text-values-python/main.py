"""Keeps values as text in the store, and compares text with numbers: each cas is refused."""

import itertools
import json
import sys

name = ""
ids = itertools.count(1)
waiting = {}


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def reply(request, body):
    send(request["src"], {**body, "in_reply_to": request["body"]["msg_id"]})


def ask(body, then):
    number = next(ids)
    waiting[number] = then
    send("seq-kv", {**body, "msg_id": number})


def operate(request):
    body = dict(request["body"])
    for field in ("value", "to"):
        if field in body:
            body[field] = str(body[field])

    def answer(found):
        if "value" in found:
            found["value"] = int(found["value"])
        reply(request, found)

    sync = {"type": "write", "key": f"sync {name}", "value": next(ids)}
    ask(sync, lambda _: ask(body, answer))


for line in sys.stdin:
    message = json.loads(line)
    body = message["body"]
    if "in_reply_to" in body:
        waiting.pop(body["in_reply_to"])(body)
    elif body["type"] == "init":
        name = body["node_id"]
        reply(message, {"type": "init_ok"})
    else:
        operate(message)
