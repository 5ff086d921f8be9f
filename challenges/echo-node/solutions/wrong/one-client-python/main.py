import json
import sys

name = ""
client = ""


def reply(request, body):
    body["in_reply_to"] = request["body"]["msg_id"]
    print(json.dumps({"src": name, "dest": client, "body": body}), flush=True)


for line in sys.stdin:
    request = json.loads(line)
    body = request["body"]
    if body["type"] == "init":
        name = body["node_id"]
        client = request["src"]
        reply(request, {"type": "init_ok"})
    elif body["type"] == "echo":
        reply(request, {"type": "echo_ok", "echo": body["echo"]})
