import sys


class Router:
    """Routes by method and pattern; they are numbered from 1 in the order in which they are added."""

    def add(self, method, pattern):
        """Add a route, for example ("GET", "/users/:id")."""

    def answer(self, method, target):
        """The line for one request: "route 3 id=42", "405 GET PUT" or "404"."""
        return ""


def main():
    lines = sys.stdin.read().split("\n")
    routes, requests = map(int, lines[0].split())
    router = Router()
    for line in lines[1 : routes + 1]:
        router.add(*line.split())
    print("\n".join(router.answer(*line.split()) for line in lines[routes + 1 : routes + requests + 1]))


main()
