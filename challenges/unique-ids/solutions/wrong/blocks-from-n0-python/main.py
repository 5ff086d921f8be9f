import json
import sys

BLOCK = 20

name = None
leader = None
free = []  # numbers of the block in use
waiting = []  # requests that wait for the next block
asked = False
handed_out = 0  # only the leader counts


def send(dest, body):
    print(json.dumps({"src": name, "dest": dest, "body": body}), flush=True)


def take_block():
    global handed_out
    start = handed_out
    handed_out += BLOCK
    return list(range(start, start + BLOCK))


def serve():
    """Answers who waits, and asks the leader for a block when there is none."""
    global asked, free
    while waiting:
        if not free and name == leader:
            free = take_block()
        if not free:
            if not asked:
                asked = True
                send(leader, {"type": "block"})
            return
        request = waiting.pop(0)
        send(request["src"], {"type": "generate_ok", "in_reply_to": request["body"]["msg_id"], "id": free.pop(0)})


def handle(request):
    global name, leader, asked, free
    body = request["body"]
    if body["type"] == "init":
        name, leader = body["node_id"], body["node_ids"][0]
        send(request["src"], {"type": "init_ok", "in_reply_to": body["msg_id"]})
    elif body["type"] == "generate":
        waiting.append(request)
        serve()
    elif body["type"] == "block":
        send(request["src"], {"type": "block_ok", "numbers": take_block()})
    elif body["type"] == "block_ok" and asked:
        asked = False
        free = body["numbers"]
        serve()


for line in sys.stdin:
    handle(json.loads(line))
