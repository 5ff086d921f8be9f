import json
import sys


def handle(request):
    # Answer `init`, `add` and `read` here.
    print("got", request["body"]["type"], file=sys.stderr)


for line in sys.stdin:
    handle(json.loads(line))
