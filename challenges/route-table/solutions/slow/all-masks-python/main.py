import sys


def split(path):
    return path[1:].split("/") if len(path) > 1 else []


def masks(segments, at=0, parameters=4):
    """All shapes that match, the most precise first: literals before parameters before the rest."""
    if at == len(segments):
        yield ()
        return
    for shape in masks(segments, at + 1, parameters):
        yield (segments[at], *shape)
    if parameters:
        for shape in masks(segments, at + 1, parameters - 1):
            yield (None, *shape)
    yield ("*",)


class Router:
    """One hash map of shapes for each method, in which every possible shape of a request is looked up."""

    def __init__(self):
        self.tables = {}
        self.count = 0

    def add(self, method, pattern):
        self.count += 1
        segments = split(pattern)
        shape = tuple({":": None, "*": "*"}.get(segment[0], segment) for segment in segments)
        self.tables.setdefault(method, {}).setdefault(shape, (self.count, segments))

    def best(self, method, segments):
        table = self.tables.get(method, {})
        # A request may have a segment "*", which no literal equals.
        wanted = [f"{segment} " if segment == "*" else segment for segment in segments]
        return next((table[shape] for shape in masks(wanted) if shape in table), None)

    def answer(self, method, target):
        segments = split(target.partition("?")[0])
        found = self.best(method, segments)
        if found is None:
            others = [other for other in sorted(self.tables) if self.best(other, segments)]
            return f"405 {' '.join(others)}" if others else "404"
        words = [f"route {found[0]}"]
        for place, segment in enumerate(found[1]):
            if segment[0] == ":":
                words.append(f"{segment[1:]}={segments[place]}")
            elif segment[0] == "*":
                words.append(f"{segment[1:]}={'/'.join(segments[place:])}")
        return " ".join(words)


def main():
    lines = sys.stdin.read().split("\n")
    routes, requests = map(int, lines[0].split())
    router = Router()
    for line in lines[1 : routes + 1]:
        router.add(*line.split())
    print("\n".join(router.answer(*line.split()) for line in lines[routes + 1 : routes + requests + 1]))


main()
