"""Takes the topology for a message that needs no answer."""

import json
import sys

name = ""
known = set()


def reply(request, body):
    body["in_reply_to"] = request["body"]["msg_id"]
    print(json.dumps({"src": name, "dest": request["src"], "body": body}), flush=True)


for line in sys.stdin:
    request = json.loads(line)
    body = request["body"]
    if body["type"] == "init":
        name = body["node_id"]
        reply(request, {"type": "init_ok"})
    elif body["type"] == "broadcast":
        known.add(body["message"])
        reply(request, {"type": "broadcast_ok"})
    elif body["type"] == "read":
        reply(request, {"type": "read_ok", "messages": sorted(known)})
