"""Reads without appends are answered at once from the newest lists here, of which some may never be committed."""

import json
import queue
import sys
import threading

name = ""
transactions = queue.Queue()
answers = queue.Queue()
output = threading.Lock()


def send(dest, body):
    with output:
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


newest = {}


def work():
    global newest
    while True:
        batch = [transactions.get()]
        while not transactions.empty():
            batch.append(transactions.get())
        before = ask(type="read").get("value", {})
        newest = dict(before)
        results = [run(request["body"]["txn"], newest) for request in batch]
        is_lost = ask(type="cas", **{"from": before}, to=newest, create_if_not_exists=True)["type"] == "error"
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
    elif all(kind == "r" for kind, _, _ in body["txn"]):
        reply(message, {"type": "txn_ok", "txn": run(body["txn"], newest)})
    else:
        transactions.put(message)
