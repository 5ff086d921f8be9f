import json
import sys
import threading

lock = threading.Lock()
name = ""


def send(dest, body):
    with lock:
        sys.stdout.write(json.dumps({"body": body, "dest": dest, "src": name}, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def serve(message):
    body = message["body"]
    send(message["src"], {"type": "echo_ok", "echo": body["echo"], "in_reply_to": body["msg_id"]})


first = json.loads(sys.stdin.readline())
name = first["body"]["node_id"]
send(first["src"], {"type": "init_ok", "in_reply_to": first["body"]["msg_id"]})
for line in sys.stdin:
    threading.Thread(target=serve, args=(json.loads(line),)).start()
