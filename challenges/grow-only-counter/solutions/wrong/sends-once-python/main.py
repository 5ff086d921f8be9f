"""Sends each number to all others, once. What the network loses is missing, what it repeats counts twice."""

import json
import sys

name = ""
others = []
total = 0


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


for line in sys.stdin:
    message = json.loads(line)
    source, body = message["src"], message["body"]
    kind = body["type"]
    answer = {"type": f"{kind}_ok", "in_reply_to": body.get("msg_id")}
    if kind == "init":
        name = body["node_id"]
        others = [each for each in body["node_ids"] if each != name]
        send(source, answer)
    elif kind == "add":
        total += body["delta"]
        send(source, answer)
        for other in others:
            send(other, {"type": "plus", "delta": body["delta"]})
    elif kind == "read":
        send(source, {**answer, "value": total})
    elif kind == "plus":
        total += body["delta"]
