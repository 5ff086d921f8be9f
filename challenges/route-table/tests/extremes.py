"""Routes and requests whose segments are easily taken for one another."""

ALIKE = (
    *("7", "007", "7.0", "1e3", "1000", "0x1f", "31", "-0", "0", "00", "4294967296", "4294967303", "9" * 24, "9" * 23),
    *("9007199254740992", "9007199254740993", "AaAa", "BBBB", "AaBB", "BBAa"),
)


def alike(size, rng):
    """Segments that are different texts, but equal as numbers or for the hash function of Java's strings."""
    shapes = [["ids", one] for one in ALIKE]
    rng.shuffle(shapes)
    shapes = [*shapes[: size // 5], ["ids", ":"], ["ids", ":", "of", ":"], ["of", "*"]]
    rng.shuffle(shapes)
    wanted = []
    for number in range(size - len(shapes)):
        one, other = ALIKE[number % len(ALIKE)], rng.choice(ALIKE)
        wanted.append(rng.choice((["ids", one], ["ids", one, "of", other], ["of", one, other])))
    return shapes, wanted
