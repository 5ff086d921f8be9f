import json
import random
import sys

name = ""


def reply(request, body):
    body["in_reply_to"] = request["body"]["msg_id"]
    print(json.dumps({"src": name, "dest": request["src"], "body": body}), flush=True)


for line in sys.stdin:
    request = json.loads(line)
    body = request["body"]
    if body["type"] == "init":
        name = body["node_id"]
        reply(request, {"type": "init_ok"})
    elif body["type"] == "generate":
        reply(request, {"type": "generate_ok", "id": random.randrange(10_000)})
