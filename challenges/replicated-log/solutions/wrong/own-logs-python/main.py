"""Each node has logs of its own."""

import json
import sys

name = ""
logs = {}
committed = {}


def answer(body):
    kind = body["type"]
    if kind == "send":
        log = logs.setdefault(body["key"], [])
        log.append(body["msg"])
        return {"offset": len(log) - 1}
    if kind == "poll":
        return {"msgs": {key: list(enumerate(logs.get(key, [])))[first:] for key, first in body["offsets"].items()}}
    if kind == "commit_offsets":
        committed.update(body["offsets"])
    if kind == "list_committed_offsets":
        return {"offsets": {key: committed[key] for key in body["keys"] if key in committed}}
    return {}


for line in sys.stdin:
    request = json.loads(line)
    body = request["body"]
    name = body.get("node_id", name)
    reply = {**answer(body), "type": f"{body['type']}_ok", "in_reply_to": body["msg_id"]}
    print(json.dumps({"src": name, "dest": request["src"], "body": reply}), flush=True)
