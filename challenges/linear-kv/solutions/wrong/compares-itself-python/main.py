"""Reads the newest value, compares it here and writes: two clients may find the same value."""

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


def sync(then):
    ask({"type": "write", "key": f"sync {name}", "value": next(ids)}, lambda _: then())


def compare(request, answer):
    body = request["body"]
    if answer["type"] == "error":
        reply(request, {"type": "error", "code": 20})
    elif answer["value"] != body["from"]:
        reply(request, {"type": "error", "code": 22})
    else:
        write = {"type": "write", "key": body["key"], "value": body["to"]}
        ask(write, lambda _: reply(request, {"type": "cas_ok"}))


def operate(request):
    body = request["body"]
    if body["type"] == "cas":
        read = {"type": "read", "key": body["key"]}
        sync(lambda: ask(read, lambda answer: compare(request, answer)))
    else:
        sync(lambda: ask(body, lambda answer: reply(request, answer)))


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
