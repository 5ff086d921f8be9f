import json
import sys


def handle(request):
    # Answer `init`, `send`, `poll`, `commit_offsets` and `list_committed_offsets` here.
    print("got", request["body"]["type"], file=sys.stderr)


for line in sys.stdin:
    handle(json.loads(line))
