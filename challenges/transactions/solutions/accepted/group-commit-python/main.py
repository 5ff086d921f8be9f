"""One thread reads messages, one commits: all transactions that wait, on the newest state, with one cas."""

import json
import queue
import sys
import threading

name = ""
transactions = queue.Queue()
answers = queue.Queue()  # of the store, which is asked one thing at a time


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def reply(request, body):
    send(request["src"], {**body, "in_reply_to": request["body"]["msg_id"]})


def ask(**body):
    send("lin-kv", {**body, "key": "state", "msg_id": 1})
    return answers.get()


def run(txn, lists):
    """Runs a transaction on the lists; JSON has made text of their keys."""
    done = []
    for kind, key, value in txn:
        known = lists.get(str(key), [])
        if kind == "append":
            lists[str(key)] = [*known, value]
            done.append([kind, key, value])
        else:
            done.append([kind, key, known])
    return done


def all_waiting(first):
    batch = [first]
    while not transactions.empty():
        batch.append(transactions.get())
    return batch


def commit(batch):
    before = ask(type="read").get("value", {})
    after = dict(before)
    results = [run(request["body"]["txn"], after) for request in batch]
    if after == before or ask(type="cas", **{"from": before}, to=after, create_if_not_exists=True)["type"] == "cas_ok":
        return results
    return None


def work():
    while True:
        batch = all_waiting(transactions.get())
        while (results := commit(batch)) is None:
            if not transactions.empty():
                batch += all_waiting(transactions.get())
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
    elif body["type"] == "txn":
        transactions.put(message)
