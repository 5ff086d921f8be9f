"""Right, but answers with the keys that JSON has made text of."""

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
        done.append([kind, str(key), value if kind == "append" else known])
    return done


def commit(batch):
    before = ask(type="read").get("value", {})
    after = dict(before)
    results = [run(request["body"]["txn"], after) for request in batch]
    if after == before:
        return results
    cas = ask(type="cas", **{"from": before}, to=after, create_if_not_exists=True)
    return results if cas["type"] == "cas_ok" else None


def work():
    while True:
        batch = [transactions.get()]
        while (results := commit(batch)) is None:
            while not transactions.empty():
                batch.append(transactions.get())
        for request, result in zip(batch, results):
            reply(request, {"type": "txn_ok", "txn": result})


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
