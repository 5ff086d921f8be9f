"""Each request is a generator: it yields what it asks of the store, and is resumed with the answer."""

import itertools
import json
import sys

name = ""
ids = itertools.count(1)
waiting = {}  # msg_id -> (request, generator)


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def read(key, missing):
    answer = yield {"type": "read", "key": key}
    return answer.get("value", missing)


def swap(key, before, after):
    answer = yield {"type": "cas", "key": key, "from": before, "to": after, "create_if_not_exists": True}
    return answer["type"] == "cas_ok"


def append(body):
    key = f"log {body['key']}"
    while True:
        log = yield from read(key, [])
        if (yield from swap(key, log, [*log, body["msg"]])):
            return {"offset": len(log)}


def poll(body):
    found = {}
    for key, first in body["offsets"].items():
        log = yield from read(f"log {key}", [])
        found[key] = list(enumerate(log))[first:]
    return {"msgs": found}


def commit(body):
    for key, offset in body["offsets"].items():
        while True:
            committed = yield from read(f"committed {key}", -1)
            if committed >= offset or (yield from swap(f"committed {key}", committed, offset)):
                break
    return {}


def list_committed(body):
    committed = {}
    for key in body["keys"]:
        committed[key] = yield from read(f"committed {key}", -1)
    return {"offsets": {key: offset for key, offset in committed.items() if offset >= 0}}


REQUESTS = {"send": append, "poll": poll, "commit_offsets": commit, "list_committed_offsets": list_committed}


def resume(request, generator, answer):
    try:
        question = generator.send(answer)
    except StopIteration as end:
        kind, number = request["body"]["type"], request["body"]["msg_id"]
        send(request["src"], {**end.value, "type": f"{kind}_ok", "in_reply_to": number})
    else:
        number = next(ids)
        waiting[number] = (request, generator)
        send("lin-kv", {**question, "msg_id": number})


for line in sys.stdin:
    message = json.loads(line)
    body = message["body"]
    if "in_reply_to" in body:
        resume(*waiting.pop(body["in_reply_to"]), body)
    elif body["type"] == "init":
        name = body["node_id"]
        send(message["src"], {"type": "init_ok", "in_reply_to": body["msg_id"]})
    else:
        resume(message, REQUESTS[body["type"]](body), None)
