"""Serializable, but one transaction for each cas: too few under load, and who has waited too long gets error 30."""

import json
import queue
import sys
import threading
import time

name = ""
transactions = queue.Queue()
answers = queue.Queue()


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def reply(request, body):
    send(request["src"], {**body, "in_reply_to": request["body"]["msg_id"]})


def ask(**body):
    send("lin-kv", {**body, "key": "state", "msg_id": 1})
    return answers.get()


def run(txn, lists):
    done = []
    for kind, key, value in txn:
        known = lists.get(str(key), [])
        if kind == "append":
            lists[str(key)] = [*known, value]
        done.append([kind, key, value if kind == "append" else known])
    return done


def commit(request):
    before = ask(type="read").get("value", {})
    after = dict(before)
    result = run(request["body"]["txn"], after)
    if after == before:
        return result
    cas = ask(type="cas", **{"from": before}, to=after, create_if_not_exists=True)
    return result if cas["type"] == "cas_ok" else None


def work():
    while True:
        request, until = transactions.get()
        result = None
        while result is None and time.monotonic() < until:
            result = commit(request)
        failed = {"type": "error", "code": 30, "text": "too busy"}
        reply(request, failed if result is None else {"type": "txn_ok", "txn": result})


threading.Thread(target=work, daemon=True).start()
for line in sys.stdin:
    message = json.loads(line)
    body = message["body"]
    if "in_reply_to" in body:
        answers.put(body)
    elif body["type"] == "init":
        name = body["node_id"]
        reply(message, {"type": "init_ok"})
    else:
        transactions.put((message, time.monotonic() + 1.5))
