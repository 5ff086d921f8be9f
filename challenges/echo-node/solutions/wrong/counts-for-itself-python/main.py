import json
import sys

name = ""
answers = 0


def reply(request, body):
    global answers
    answers += 1
    body["in_reply_to"] = answers
    print(json.dumps({"src": name, "dest": request["src"], "body": body}), flush=True)


for line in sys.stdin:
    request = json.loads(line)
    body = request["body"]
    if body["type"] == "init":
        name = body["node_id"]
        reply(request, {"type": "init_ok"})
    elif body["type"] == "echo":
        reply(request, {"type": "echo_ok", "echo": body["echo"]})
