import json

# Speaks before it has a name, to somebody who is not there.
print(json.dumps({"src": "n0", "dest": "c99", "body": {"type": "send_ok", "in_reply_to": 1, "offset": 0}}), flush=True)
input()
