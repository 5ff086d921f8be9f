import sys


class Route:
    def __init__(self, number, method, pattern):
        self.number = number
        self.method = method
        self.segments = split(pattern)
        # Per segment 0 for a literal, 1 for a parameter, 2 for the rest: the smaller list is the more precise one.
        self.rank = [(":*".find(segment[0]) + 1) for segment in self.segments]

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
    """Finds the best route for the path, and then looks at its method."""

    def __init__(self):
        self.routes = []

    def add(self, method, pattern):
        self.routes.append(Route(len(self.routes) + 1, method, pattern))

    def best(self, segments):
        found = None
        for route in self.routes:
            if route.matches(segments) and (found is None or route.rank < found.rank):
                found = route
        return found

    def answer(self, method, target):
        segments = split(target.partition("?")[0])
        found = self.best(segments)
        if found is None:
            return "404"
        if found.method != method:
            return f"405 {found.method}"
        return " ".join([f"route {found.number}", *found.values(segments)])


def main():
    lines = sys.stdin.read().split("\n")
    routes, requests = map(int, lines[0].split())
    router = Router()
    for line in lines[1 : routes + 1]:
        router.add(*line.split())
    print("\n".join(router.answer(*line.split()) for line in lines[routes + 1 : routes + requests + 1]))


main()
