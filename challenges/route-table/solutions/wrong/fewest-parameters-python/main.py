import sys


class Route:
    def __init__(self, number, pattern):
        self.number = number
        self.segments = split(pattern)
        # The fewer parameters, the more precise; a rest is worse than any of them.
        self.rank = sum({":": 1, "*": 100}.get(segment[0], 0) for segment in self.segments)

    def matches(self, segments):
        for place, segment in enumerate(self.segments):
            if place >= len(segments):
                return False
            if segment[0] == "*":
                return True
            if segment[0] != ":" and segment != segments[place]:
                return False
        return len(segments) == len(self.segments)

    def values(self, segments):
        for place, segment in enumerate(self.segments):
            if segment[0] == ":":
                yield f"{segment[1:]}={segments[place]}"
            elif segment[0] == "*":
                yield f"{segment[1:]}={'/'.join(segments[place:])}"


def split(path):
    return path[1:].split("/") if len(path) > 1 else []


class Router:
    """Compares each request with all routes."""

    def __init__(self):
        self.routes = {}
        self.count = 0

    def add(self, method, pattern):
        self.count += 1
        self.routes.setdefault(method, []).append(Route(self.count, pattern))

    def best(self, method, segments):
        found = None
        for route in self.routes.get(method, []):
            if route.matches(segments) and (found is None or route.rank < found.rank):
                found = route
        return found

    def answer(self, method, target):
        segments = split(target.partition("?")[0])
        found = self.best(method, segments)
        if found is not None:
            return " ".join([f"route {found.number}", *found.values(segments)])
        others = [other for other in sorted(self.routes) if self.best(other, segments)]
        return f"405 {' '.join(others)}" if others else "404"


def main():
    lines = sys.stdin.read().split("\n")
    routes, requests = map(int, lines[0].split())
    router = Router()
    for line in lines[1 : routes + 1]:
        router.add(*line.split())
    print("\n".join(router.answer(*line.split()) for line in lines[routes + 1 : routes + requests + 1]))


main()
