import json
import sys
import threading
import time

lock = threading.Lock()
state = {"name": None, "peers": [], "counts": {}}


def send(dest, body):
    print(json.dumps({"src": state["name"], "dest": dest, "body": body}), flush=True)


def gossip():
    while True:
        time.sleep(0.5)
        with lock:
            for peer in state["peers"]:
                send(peer, {"type": "counts", "counts": state["counts"]})


def handle(request):
    body = request["body"]
    reply = {"type": body["type"] + "_ok", "in_reply_to": body.get("msg_id")}
    counts = state["counts"]
    if body["type"] == "init":
        state["name"] = body["node_id"]
        state["peers"] = [node for node in body["node_ids"] if node != body["node_id"]]
        counts.update({node: 0 for node in body["node_ids"]})
        threading.Thread(target=gossip, daemon=True).start()
    elif body["type"] == "add":
        counts[state["name"]] += body["delta"]
    elif body["type"] == "read":
        reply["value"] = sum(counts.values())
    elif body["type"] == "counts":
        # Each node is the authority on its own number: take the newest that it sent.
        counts[request["src"]] = body["counts"][request["src"]]
        return
    send(request["src"], reply)


for line in sys.stdin:
    with lock:
        handle(json.loads(line))
