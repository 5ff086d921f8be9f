"""Tries each batch once. Whoever loses gets error 30: that is right, and happens too often."""

import json
import queue
import sys
import threading

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


def work():
    while True:
        batch = [transactions.get()]
        while not transactions.empty():
            batch.append(transactions.get())
        before = ask(type="read").get("value", {})
        after = dict(before)
        results = [run(request["body"]["txn"], after) for request in batch]
        cas = {"from": before, "to": after, "create_if_not_exists": True}
        is_lost = after != before and ask(type="cas", **cas)["type"] == "error"
        for request, result in zip(batch, results):
            failed = {"type": "error", "code": 30, "text": "somebody else was faster"}
            reply(request, failed if is_lost else {"type": "txn_ok", "txn": result})


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
        transactions.put(message)
