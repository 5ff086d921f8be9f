import json
import sys


def handle(request):
    # Answer `init` and `txn` here.
    print("got", request["body"]["type"], file=sys.stderr)


for line in sys.stdin:
    handle(json.loads(line))
