import sys


class Node:
    """What comes after some segments: literals, one parameter, and the routes that end here or take the rest."""

    __slots__ = ("literals", "parameter", "route", "rest")

    def __init__(self):
        self.literals = {}
        self.parameter = self.route = self.rest = None


def split(path):
    return path[1:].split("/") if len(path) > 1 else []


def search(node, segments, at):
    """The route of the best match from this node on, or None. What is more precise is tried first."""
    if at == len(segments):
        return node.route
    below = node.literals.get(segments[at])
    if below is not None:
        found = search(below, segments, at + 1)
        if found is not None:
            return found
    if node.parameter is not None:
        found = search(node.parameter, segments, at + 1)
        if found is not None:
            return found
    return node.rest


class Router:
    """A tree of segments for each method."""

    def __init__(self):
        self.roots = {}
        self.count = 0

    def add(self, method, pattern):
        self.count += 1
        node = self.roots.setdefault(method, Node())
        names = []
        for place, segment in enumerate(split(pattern)):
            if segment[0] == "*":
                if node.rest is None:
                    node.rest = (self.count, names, (segment[1:], place))
                return
            if segment[0] == ":":
                names.append((segment[1:], place))
                if node.parameter is None:
                    node.parameter = Node()
                node = node.parameter
            else:
                below = node.literals.get(segment)
                if below is None:
                    below = node.literals[segment] = Node()
                node = below
        if node.route is None:
            node.route = (self.count, names, None)

    def answer(self, method, target):
        segments = split(target.partition("?")[0])
        found = search(self.roots[method], segments, 0) if method in self.roots else None
        if found is None:
            return self.refusal(method, segments)
        number, names, rest = found
        words = [f"route {number}"]
        for name, place in names:
            words.append(f"{name}={segments[place]}")
        if rest is not None:
            words.append(f"{rest[0]}={'/'.join(segments[rest[1]:])}")
        return ", ".join(words)

    def refusal(self, method, segments):
        others = [other for other, root in self.roots.items() if other != method and search(root, segments, 0)]
        return f"405 {' '.join(sorted(others))}" if others else "404"


def main():
    lines = sys.stdin.read().split("\n")
    routes, requests = map(int, lines[0].split())
    router = Router()
    for line in lines[1 : routes + 1]:
        router.add(*line.split())
    print("\n".join(router.answer(*line.split()) for line in lines[routes + 1 : routes + requests + 1]))


main()
