"""Inputs for route-table: generate.py FAMILY SIZE SEED prints SIZE lines of routes and requests below their counts."""

import random
import sys

from extremes import alike

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
NOUNS = ("orders", "carts", "users", "prices", "stock", "refunds", "invoices", "labels", "returns", "notes", "events")
VERBS = ("search", "export", "latest", "count", "cancel", "approve", "history", "me")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
# What programming languages already know under a name, and what looks like a pattern or like a step in a file system.
ODD = (":", "*", ":id", "*rest", "constructor", "__proto__", "toString", "hasOwnProperty", "..", ".", "~", "0", "-")
LONGEST = 24


def path(segments):
    return "/" + "/".join(segments)


def named(shape, rng):
    """The shape with a fresh name for each parameter and for the rest; literals stay."""
    names = iter(rng.sample(LETTERS, sum(segment in (":", "*") for segment in shape)))
    return path([segment + next(names) if segment in (":", "*") else segment for segment in shape])


def asked(shape, rng):
    """A path that the shape matches."""
    segments = []
    for segment in shape:
        if segment == ":":
            segments.append(str(rng.randrange(10**6)))
        elif segment == "*":
            segments += [rng.choice(VERBS) for _ in range(rng.randint(1, max(1, min(4, 13 - len(shape)))))]
        else:
            segments.append(segment)
    return path(segments)


def spoilt(segments, rng):
    """A path that is a little off: a segment too many, too few, or another one."""
    segments = list(segments)
    at = rng.randrange(len(segments) + 1)
    kind = rng.randrange(3)
    if kind == 0 or at == len(segments):
        segments[at:at] = [rng.choice(VERBS)] if len(segments) < 12 else []
    elif kind == 1:
        del segments[at]
    else:
        segments[at] = rng.choice(VERBS)
    return path(segments)


def drawn(length, pieces, rng, wildcard=0.2):
    """A shape of at most `length` segments with at most four parameters, and sometimes the rest at its end."""
    shape = [rng.choice(pieces) for _ in range(rng.randint(0, length))]
    while shape.count(":") > 4:
        shape[shape.index(":")] = rng.choice([piece for piece in pieces if piece != ":"])
    if len(shape) > 1 and rng.random() < wildcard:
        shape[-1] = "*"
    return shape


def with_requests(shapes, size, rng, methods=("GET",), missing=0.2):
    """A quarter of SIZE are routes of the shapes, the others requests that mostly match one of them."""
    count = min(len(shapes), max(1, size // 4))
    shapes = shapes[:count]
    routes = [(rng.choice(methods), shape) for shape in shapes]
    requests = []
    for _ in range(size - count):
        method, shape = routes[int(count * rng.random())]
        wanted = asked(shape, rng)
        if rng.random() < missing:
            wanted = spoilt(wanted[1:].split("/") if wanted != "/" else [], rng)
        requests.append(f"{method if rng.random() < 0.9 else rng.choice(methods)} {wanted}")
    return [f"{method} {named(shape, rng)}" for method, shape in routes], requests


def empty(size, rng):
    return [], []


def one(size, rng):
    """No route or a single one, and paths like it; a single line is a request."""
    if size < 2:
        return [], [f"GET {rng.choice(('/', '/users'))}"]
    shape = rng.choice((["users"], ["users", ":"], ["files", "*"], [], [":"], ["*"], ["users", ":", "notes"]))
    routes, requests = with_requests([shape], size, rng, ("GET", "GET", "PUT"), 0.5)
    return routes, requests


def all_equal(size, rng):
    """Routes of one shape with different names, and the same request over and over."""
    shape = rng.choice((["users", ":", ":"], ["users", ":", "*"], [":", ":"]))
    count = max(1, size // 2)
    routes = [f"GET {named(shape, rng)}" for _ in range(count)]
    return routes, [f"GET {asked(shape, rng)}"] * (size - count)


def ladder(size, rng):
    """Shapes from the most to the least precise, several times over."""
    shapes = []
    while len(shapes) < size:
        words = rng.sample(NOUNS, 3)
        first, second, third = words
        shapes += [words, [first, second, ":"], [first, second, "*"], [first, ":", third], [first, ":", ":"]]
        shapes += [[first, ":", "*"], [first, "*"], [":", second, third], [":", second, "*"], [":", "*"], ["*"]]
    return shapes


def in_order(size, rng, descending=False):
    count = max(1, size // 4)
    shapes = ladder(count, rng)[:count]
    return with_requests(shapes[::-1] if descending else shapes, size, rng)


def reverse_order(size, rng):
    return in_order(size, rng, descending=True)


def precedence(size, rng):
    """Very many shapes over few words, so that most paths are matched by several routes."""
    shapes = [drawn(4, ("a", "b", ":"), rng, 0.4) for _ in range(max(1, size // 4))]
    routes = [f"GET {named(shape, rng)}" for shape in shapes]
    requests = [f"GET {path([rng.choice('abc') for _ in range(rng.randint(0, 5))])}" for _ in range(size - len(routes))]
    return routes, requests


def dead_ends(size, rng):
    """Literals that match for a while and then lead nowhere; a parameter further up, or the rest, has to step in."""
    large = size > 1000
    depth = 5 if large else rng.randint(3, 6)
    shapes = [["*"]] if not large and rng.random() < 0.4 else []
    count = max(2, size // 4)
    pool = [f"s{number}" for number in range(max(1, count // (24 if large else 6)))]
    while len(shapes) < count:
        shape = [rng.choice((":", "v")) if rng.random() < 0.9 else "w" for _ in range(depth - 1)]
        if shape.count(":") > 3:
            continue
        shapes.append([*(["v"] if large else []), *shape, rng.choice(pool)])
    routes = [f"GET {named(shape, rng)}" for shape in shapes]
    requests = []
    for _ in range(size - count):
        wanted = list(shapes[int(len(shapes) * rng.random())])
        wanted = [rng.choice("vvw") if segment in (":", "*") else segment for segment in wanted]
        if rng.random() < 0.2:
            wanted[-1] = "none"
        requests.append(f"GET {path(wanted)}")
    return routes, requests


def other_names(size, rng):
    """The same place has another name in each route."""
    shapes = []
    while len(shapes) < max(1, size // 4):
        shape = ["users", ":", rng.choice(NOUNS), rng.choice((":", "*", rng.choice(VERBS)))]
        shapes.append(shape[: rng.randint(2, 4)])
    return with_requests(shapes, size, rng, ("GET", "GET", "POST"), 0.1)


def rests(size, rng):
    """Routes that end in the rest, and paths that leave nothing, one segment or many for it."""
    shapes = [drawn(3, ("files", "docs", ":"), rng, 0.9) for _ in range(max(1, size // 4))]
    if rng.random() < 0.3:
        shapes[-1] = ["*"]
    routes = [f"GET {named(shape, rng)}" for shape in shapes]
    words = ("files", "docs", "a.txt")
    requests = [
        f"GET {path([rng.choice(words) for _ in range(rng.choice((0, 1, 1, 2, 2, 3, 4, 12)))])}"
        for _ in range(size - len(routes))
    ]
    return routes, requests


def methods(size, rng):
    """Few paths with different methods on each; the most precise route is often one of another method."""
    shapes = [drawn(2, ("users", "me", ":"), rng) for _ in range(max(1, size // 4))]
    routes = [f"{rng.choice(METHODS)} {named(shape, rng)}" for shape in shapes]
    words = ("users", "me", "42")
    requests = [
        f"{rng.choice(METHODS)} {path([rng.choice(words) for _ in range(rng.randint(0, 3))])}"
        for _ in range(size - len(routes))
    ]
    return routes, requests


def queries(size, rng):
    """Requests with a question mark, below which there may be anything."""
    routes, requests = with_requests(ladder(size, rng)[: rng.randint(4, max(4, size // 4))], size, rng, ("GET", "PUT"), 0.3)
    tails = ("?", "?page=2", "?next=/users/7", "?a?b", "?:id=*")
    requests = [request + rng.choice(tails) if rng.random() < 0.7 else request for request in requests]
    if requests:
        requests[-1] = "GET /?from=/"
    return routes, requests


def odd(size, rng):
    """Segments that look like patterns in requests, and words that languages use themselves."""
    words = [word for word in ODD if word[0] not in ":*"]
    shapes = [drawn(3, (*words, ":"), rng) for _ in range(max(1, size // 4))]
    routes = [f"GET {named(shape, rng)}" for shape in shapes]
    requests = []
    for _ in range(size - len(routes)):
        shape = rng.choice(shapes)
        segments = [rng.choice(ODD) if segment in (":", "*") or rng.random() < 0.3 else segment for segment in shape]
        requests.append(f"GET {path(segments)}")
    return routes, requests


def extreme(size, rng):
    """Twelve segments, four parameters, the longest and the shortest words and names, all methods; or numbers."""
    if size % 2:
        shapes, wanted = alike(size, rng)
        queries = ("", "", "?", "?id=7/of/8")
        requests = [f"GET {path(segments)}{rng.choice(queries)}" for segments in wanted]
        return [f"GET {named(shape, rng)}" for shape in shapes], requests
    words = ("z" * LONGEST, "z" * (LONGEST - 1), "a", "z" * (LONGEST - 1) + "y", "~")
    routes, requests, shapes, used = [], [], [], []
    for _ in range(max(1, size // 4)):
        shape = [rng.choice(words) for _ in range(12)]
        for at in rng.sample(range(12), 4):
            shape[at] = ":"
        if rng.random() < 0.3:
            shape = [*shape[: rng.randint(4, 11)], "*"]
        shapes.append(shape)
        names = iter([letter * rng.choice((1, 16)) for letter in rng.sample(LETTERS, 5)])
        pattern = path([segment + next(names) if segment in (":", "*") else segment for segment in shape])
        used.append(rng.choice(METHODS))
        routes.append(f"{used[-1]} {pattern}")
    for _ in range(size - len(routes)):
        at = rng.randrange(len(shapes))
        shape, method = shapes[at], used[at] if rng.random() < 0.7 else rng.choice(METHODS)
        wanted = [rng.choice(words) if segment in (":", "*") else segment for segment in shape]
        if shape[-1] == "*":
            wanted += [rng.choice(words) for _ in range(rng.randint(0, 12 - len(wanted)))]
        requests.append(f"{method} {path(wanted)}")
    return routes, requests


def mixed(size, rng):
    """The table of a gateway: versions, services and their resources, with actions below them."""
    services = [f"{rng.choice(NOUNS)}-{number}" for number in range(max(1, min(size // 40, 400)))]
    shapes = []
    for _ in range(max(1, size // 4)):
        noun = NOUNS[int(11 * rng.random())] + ("" if size < 1000 else str(int(12 * rng.random())))
        base = ["api", rng.choice(("v1", "v2")), services[int(len(services) * rng.random())], noun]
        tail = rng.choice(([], [":"], [":", rng.choice(VERBS)], [rng.choice(VERBS)], [":", rng.choice(NOUNS), ":"], ["*"]))
        shapes.append(base + tail)
    return with_requests(shapes, size, rng, METHODS[:3], 0.1)


def wide(size, rng):
    """One level with very many literals: each tenant has a path of its own."""
    shapes = []
    while len(shapes) < max(1, size // 4):
        tenant = f"tenant-{rng.randrange(10**9)}"
        shapes += [[tenant], [tenant, rng.choice(NOUNS), ":"]]
    return with_requests(shapes, size, rng, METHODS[:2], 0.1)


def deep(size, rng):
    """Twelve segments, of which most are the same everywhere."""
    shapes = []
    trunk = [rng.choice(NOUNS) for _ in range(12)]
    for number in range(max(1, size // 4)):
        shape = list(trunk)
        shape[rng.randint(2, 10)] = f"{NOUNS[number % 11]}-{int(size * rng.random())}"
        for _ in range(rng.randint(0, 2)):
            shape[rng.randint(7, 11)] = ":"
        shapes.append(shape)
    return with_requests(shapes, size, rng, METHODS[:2], 0.1)


FAMILIES = {
    "empty": empty,
    "one": one,
    "all-equal": all_equal,
    "sorted": in_order,
    "reversed": reverse_order,
    "precedence": precedence,
    "dead-ends": dead_ends,
    "names": other_names,
    "rests": rests,
    "methods": methods,
    "queries": queries,
    "odd": odd,
    "extreme": extreme,
    "random": mixed,
    "wide": wide,
    "deep": deep,
}


def main():
    family, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    routes, requests = FAMILIES[family](size, random.Random(seed))
    print("\n".join([f"{len(routes)} {len(requests)}", *routes, *requests]))


main()
