import json
import sys


def handle(request):
    # Answer `init`, `read`, `write` and `cas` here.
    print("got", request["body"]["type"], file=sys.stderr)


for line in sys.stdin:
    handle(json.loads(line))
