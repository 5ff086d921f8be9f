import sys

# Keys of a node that no segment can be.
PARAMETER, REST, HERE = 1, 2, 3


def parts(path):
    return [] if path == "/" else path.split("/")[1:]


def find(tree, segments):
    """Tries what is exact first; what may be tried later waits on a stack, the best on top."""
    end = len(segments)
    waiting = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth < 0:
            return node
        while depth < end:
            if REST in node:
                waiting.append((node[REST], -1))
            exact, parameter = node.get(segments[depth]), node.get(PARAMETER)
            depth += 1
            if exact is None:
                if parameter is None:
                    break
                node = parameter
            else:
                if parameter is not None:
                    waiting.append((parameter, depth))
                node = exact
        else:
            if HERE in node:
                return node[HERE]
    return None


def main():
    lines = sys.stdin.read().split("\n")
    r, q = map(int, lines[0].split())
    trees = {}
    for number, line in enumerate(lines[1 : r + 1], 1):
        method, _, pattern = line.partition(" ")
        node = trees.setdefault(method, {})
        names = []
        last = HERE
        for place, segment in enumerate(parts(pattern.strip())):
            if segment.startswith("*"):
                names.append((segment[1:], place, True))
                last = REST
            elif segment.startswith(":"):
                names.append((segment[1:], place, False))
                node = node.setdefault(PARAMETER, {})
            else:
                node = node.setdefault(segment, {})
        node.setdefault(last, (number, names))
    out = []
    for line in lines[r + 1 : r + 1 + q]:
        method, target = line.split()
        segments = parts(target.split("?", 1)[0])
        found = find(trees[method], segments) if method in trees else None
        if found is None:
            allowed = sorted(other for other in trees if find(trees[other], segments) is not None)
            out.append("405 " + " ".join(allowed) if allowed else "404")
            continue
        answer = "route %d" % found[0]
        for name, place, takes_all in found[1]:
            answer += " %s=%s" % (name, "/".join(segments[place:]) if takes_all else segments[place])
        out.append(answer)
    sys.stdout.write("\n".join(out) + "\n")


main()
