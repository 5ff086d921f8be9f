import json
import re


class Problem(Exception):
    def __init__(self, status, title, **more):
        super().__init__(title)
        self.status, self.title, self.more = status, title, more


def is_whole(value, least, most):
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def to_id(text):
    if not re.fullmatch(r"[1-9][0-9]{0,8}", text):
        raise Problem(404, "No such thing")
    return int(text)


def read_object(content, *known):
    try:
        body = json.loads(content)
    except ValueError:
        raise Problem(400, "The body is not JSON") from None
    if not isinstance(body, dict):
        raise Problem(422, "The body must be an object")
    for name in body:
        if name not in known:
            raise Problem(422, f"There is no field {name[:40]!r}")
    return body


def read_show(content):
    body = read_object(content, "name", "seats")
    name, seats = body.get("name"), body.get("seats")
    if not isinstance(name, str) or not 1 <= len(name) <= 80 or "\0" in name:
        raise Problem(422, "name must have 1 to 80 characters")
    if not is_whole(seats, 1, 500):
        raise Problem(422, "seats must be 1 to 500")
    return name, seats


def read_hold(content):
    body = read_object(content, "seats", "count", "seconds")
    if ("seats" in body) == ("count" in body):
        raise Problem(422, "Give either seats or count")
    seconds = body.get("seconds", 300)
    if not is_whole(seconds, 1, 600):
        raise Problem(422, "seconds must be 1 to 600")
    if "count" in body:
        if not is_whole(body["count"], 1, 10):
            raise Problem(422, "count must be 1 to 10")
        return {"count": body["count"], "seconds": seconds}
    seats = body["seats"]
    if not isinstance(seats, list) or not 1 <= len(seats) <= 10 or not all(is_whole(s, 1, 10**9) for s in seats):
        raise Problem(422, "seats must be 1 to 10 numbers")
    if len(set(seats)) != len(seats):
        raise Problem(422, "seats must be different")
    return {"seats": seats, "seconds": seconds}


def read_key(headers):
    key = headers.get("idempotency-key", "")
    if not 1 <= len(key) <= 200:
        raise Problem(400, "Idempotency-Key must have 1 to 200 characters")
    return key
