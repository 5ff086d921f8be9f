import sys


def bits(address):
    return "".join(f"{int(part):08b}" for part in address.split("."))


def main():
    # From the first bits of a network to [action, decided checks].
    rules = {}
    out = []
    data = sys.stdin
    for _ in range(int(data.readline())):
        kind, argument = data.readline().split()
        if kind == "check":
            address = bits(argument)
            for length in range(32, -1, -1):
                rule = rules.get(address[:length])
                if rule is not None:
                    rule[1] += 1
                    out.append(f"{rule[0]} {length}")
                    break
            else:
                out.append("deny -")
            continue
        address, length = argument.split("/")
        network = bits(address)[: int(length)]
        if kind == "drop":
            rule = rules.pop(network, None)
            out.append("-" if rule is None else str(rule[1]))
        else:
            rules[network] = [kind, 0]
    print("\n".join(out))


main()
