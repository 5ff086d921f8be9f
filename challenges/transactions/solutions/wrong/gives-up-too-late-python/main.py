import itertools
import json
import sys
import threading
import time

# All lists lie under one key. Each transaction reads it and stores it with cas, until that works or its time is over.
DEADLINE = 0.7

printing = threading.Lock()
answers = {}
ids = itertools.count(1)
name = None


def send(dest, body):
    with printing:
        print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def ask(body, until):
    """The store's answer, or None when there was none in time."""
    number = next(ids)
    arrived = threading.Event()
    answers[number] = [arrived, None]
    send("lin-kv", {**body, "key": "lists", "msg_id": number})
    arrived.wait(max(0, until - time.monotonic()))
    return answers.pop(number)[1]


def attempt(txn, until):
    before = ask({"type": "read"}, until)
    if before is None:
        return None
    lists = before.get("value")
    after = {key: list(values) for key, values in (lists or {}).items()}
    done = []
    for action, key, value in txn:
        values = after.setdefault(str(key), [])
        if action == "append":
            values.append(value)
        done.append([action, key, list(values) if action == "r" else value])
    stored = ask({"type": "cas", "from": lists, "to": after, "create_if_not_exists": True}, until)
    return done if stored and stored["type"] == "cas_ok" else None


def transact(src, body):
    until = time.monotonic() + DEADLINE
    while time.monotonic() < until:
        done = attempt(body["txn"], until)
        if done is not None:
            return send(src, {"type": "txn_ok", "in_reply_to": body["msg_id"], "txn": done})
    send(src, {"type": "error", "in_reply_to": body["msg_id"], "code": 30, "text": "too many others, try again"})


for line in sys.stdin:
    message = json.loads(line)
    body = message["body"]
    if body["type"] == "init":
        name = body["node_id"]
        send(message["src"], {"type": "init_ok", "in_reply_to": body["msg_id"]})
    elif body["type"] == "txn":
        threading.Thread(target=transact, args=(message["src"], body), daemon=True).start()
    elif body.get("in_reply_to") in answers:
        waiting = answers[body["in_reply_to"]]
        waiting[1] = body
        waiting[0].set()
