"""Each of five nodes gives out offsets of its own, and sends messages until the others have them. No two are equal, and order is lost."""

import json
import sys
import threading
import time

name = ""
own = 0
width = 1
counts = {}
logs = {}
committed = {}
open_entries = {}  # other node -> {(key, offset): message}
lock = threading.Lock()


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def append(key, message):
    offset = counts.get(key, 0) * width + own
    counts[key] = counts.get(key, 0) + 1
    logs.setdefault(key, {})[offset] = message
    for entries in open_entries.values():
        entries[key, offset] = message
    return offset


def gossip():
    while True:
        time.sleep(0.1)
        with lock:
            for other, entries in open_entries.items():
                if entries:
                    send(other, {"type": "entries", "entries": [[*place, msg] for place, msg in entries.items()]})


def answer(body):
    kind = body["type"]
    if kind == "send":
        return {"offset": append(body["key"], body["msg"])}
    if kind == "poll":
        polled = body["offsets"].items()
        return {"msgs": {key: sorted(each for each in logs.get(key, {}).items() if each[0] >= first) for key, first in polled}}
    if kind == "commit_offsets":
        committed.update(body["offsets"])
    if kind == "list_committed_offsets":
        return {"offsets": {key: committed[key] for key in body["keys"] if key in committed}}
    return {}


def handle(source, body):
    global name, own, width
    kind = body["type"]
    if kind == "entries":
        for key, offset, message in body["entries"]:
            logs.setdefault(key, {})[offset] = message
        send(source, {"type": "have", "places": [entry[:2] for entry in body["entries"]]})
    elif kind == "have":
        for key, offset in body["places"]:
            open_entries[source].pop((key, offset), None)
    else:
        if kind == "init":
            name = body["node_id"]
            own, width = body["node_ids"].index(name), len(body["node_ids"])
            open_entries.update({node: {} for node in body["node_ids"] if node != name})
        send(source, {**answer(body), "type": f"{kind}_ok", "in_reply_to": body["msg_id"]})


threading.Thread(target=gossip, daemon=True).start()
for line in sys.stdin:
    message = json.loads(line)
    with lock:
        handle(message["src"], message["body"])
