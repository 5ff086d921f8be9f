"""Each node has a copy of its own."""

import json
import sys

name = ""
values = {}


def reply(request, body):
    body["in_reply_to"] = request["body"]["msg_id"]
    print(json.dumps({"src": name, "dest": request["src"], "body": body}), flush=True)


for line in sys.stdin:
    request = json.loads(line)
    body = request["body"]
    kind, key = body["type"], body.get("key")
    if kind == "init":
        name = body["node_id"]
        reply(request, {"type": "init_ok"})
    elif kind == "write":
        values[key] = body["value"]
        reply(request, {"type": "write_ok"})
    elif key not in values:
        reply(request, {"type": "error", "code": 20})
    elif kind == "read":
        reply(request, {"type": "read_ok", "value": values[key]})
    elif values[key] != body["from"]:
        reply(request, {"type": "error", "code": 22})
    else:
        values[key] = body["to"]
        reply(request, {"type": "cas_ok"})
