"""What the statement promises about the input; sales themselves may be as broken as they like."""

import json
import re
import sys

KEYS = {"kind", "id", "shop", "at", "item", "qty", "cents", "region", "name", "rate"}
REGION = re.compile("[a-z]+").fullmatch
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]").search
SURROGATE = re.compile("[\ud800-\udfff]").search


class Record(list):
    """The pairs of an object as they are written, also where a key comes twice."""


class Broken(str):
    """A number with a point or an exponent, as it is written."""


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(f"line {place}: {broken}")


shops = set()
sales = 0
lines = sys.stdin.buffer.read().decode().split("\n")
place = len(lines)
hold(lines.pop() == "", "the last line does not end")
for place, line in enumerate(lines, 1):
    hold(len(line.encode()) < 2_000, "2,000 bytes or more")
    try:
        record = json.loads(line, object_pairs_hook=Record, parse_float=Broken)
    except ValueError:
        continue
    if not isinstance(record, Record):
        continue
    values = {name: value for name, value in record if name in KEYS}
    named = [name for name, _ in record if name.lower() in KEYS]
    hold(KEYS.issuperset(named), "a key that is not lower-case")
    hold(len(named) == len(values), "a key that comes twice")
    hold(not any(isinstance(value, Broken) for value in values.values()), "a number with a point or an exponent")
    texts = [value for value in values.values() if isinstance(value, str)]
    hold(not any(map(SURROGATE, texts)), "a text that is no valid Unicode")
    hold(not any(map(CONTROL, texts)), "a control character or a line separator")
    if values.get("kind") == "shop":
        hold({"id", "region", "name", "rate"} <= values.keys(), "a shop without one of its keys")
        hold(all(isinstance(values[name], str) for name in ("id", "region", "name")), "a shop whose texts are none")
        hold(REGION(values["region"]), "a region that has more than a-z")
        hold(type(values["rate"]) is int and 1 <= values["rate"] <= 20_000, "a rate outside 1 to 20,000")
        shops.add(values["id"])
        hold(len(shops) <= 100, "more than 100 shops")
    elif values.get("kind") == "sale":
        sales += 1
        hold(sales <= 450_000, "more than 450,000 sales")
