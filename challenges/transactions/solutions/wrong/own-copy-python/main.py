"""Each node has lists of its own."""

import json
import sys

name = ""
lists = {}


def reply(request, body):
    body["in_reply_to"] = request["body"]["msg_id"]
    print(json.dumps({"src": name, "dest": request["src"], "body": body}), flush=True)


def act(kind, key, value):
    values = lists.setdefault(key, [])
    if kind == "append":
        values.append(value)
        return [kind, key, value]
    return [kind, key, list(values)]


for line in sys.stdin:
    request = json.loads(line)
    body = request["body"]
    if body["type"] == "init":
        name = body["node_id"]
        reply(request, {"type": "init_ok"})
    else:
        reply(request, {"type": "txn_ok", "txn": [act(*action) for action in body["txn"]]})
