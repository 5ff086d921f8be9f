import itertools
import json
import sys

name = ""
ids = itertools.count(1)
waiting = {}  # msg_id -> what to do with the answer


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def reply(request, body):
    send(request["src"], {**body, "in_reply_to": request["body"]["msg_id"]})


def ask(body, then):
    number = next(ids)
    waiting[number] = then
    send("seq-kv", {**body, "msg_id": number})


def operate(request):
    """A change meets the newest state, and nothing that this node asks afterwards meets an older one."""
    sync = {"type": "write", "key": f"seen by {name}", "value": next(ids)}
    ask(sync, lambda _: ask(request["body"], lambda answer: reply(request, answer)))


for line in sys.stdin:
    message = json.loads(line)
    body = message["body"]
    if "in_reply_to" in body:
        waiting.pop(body["in_reply_to"], lambda _: None)(body)
    elif body["type"] == "init":
        name = body["node_id"]
        reply(message, {"type": "init_ok"})
    elif body["type"] in ("read", "write", "cas"):
        operate(message)
