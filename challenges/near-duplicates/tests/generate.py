"""Inputs for near-duplicates: generate.py FAMILY SIZE SEED prints SIZE and as many texts."""

import random
import sys
from string import ascii_lowercase

from fingerprints import ALPHABET, KINDS, colliding_pair, equal_blocks, mirrored

LONGEST = 2000
WORDS = ("bike", "sofa", "phone", "desk", "lamp", "racer", "blue", "oak", "new", "mint", "cheap", "pro", "mini", "set")
MIDDLES = ("-sofa", "-bike", "-desk", "-lamp", "-oak-", "-new-", "-red-", "-pro-")


def letters(count, rng, alphabet=ascii_lowercase):
    return "".join(rng.choices(alphabet, k=count))


def changed(text, rng, places=1, alphabet=ALPHABET):
    """The text with so many characters exchanged for others."""
    made = list(text)
    for place in rng.sample(range(len(text)), min(places, len(text))):
        while made[place] == text[place]:
            made[place] = alphabet[int(len(alphabet) * rng.random())]
    return "".join(made)


def listing(rng):
    return f"{rng.choice(WORDS)}-{rng.choice(WORDS)}-{rng.randint(1, 99)}"


def shuffled(texts, size, rng):
    rng.shuffle(texts)
    return texts[:size]


def empty(size, rng):
    return []


def one(size, rng):
    """Texts of a single character: all of one length, all near to each other."""
    return [rng.choice(ALPHABET) for _ in range(size)]


def all_equal(size, rng):
    return [listing(rng)] * size


def in_order(size, rng, descending=False):
    """Numbered texts."""
    start, word, step = rng.randint(100, 300), rng.choice(WORDS), rng.choice((1, 1, 3))
    return sorted((f"{word}-{start + step * number:05d}" for number in range(size)), reverse=descending)


def reverse_order(size, rng):
    return in_order(size, rng, descending=True)


def lengths(size, rng):
    """Texts that a character was added to or taken from, at either end or inside: those are not near."""
    texts = [letters(rng.randint(2, 5), rng)]
    while len(texts) < size:
        text = rng.choice(texts[-6:])
        at = rng.choice((0, len(text), rng.randint(0, len(text))))
        if len(text) < 3 or rng.random() < 0.55:
            texts.append(text[:at] + rng.choice("ab") + text[at:])
        else:
            texts.append(text[: at - 1] + text[at:] if at else text[1:])
    return texts


def two_apart(size, rng):
    """Texts that differ in one place, or in two: beside each other, exchanged with each other, or at both ends."""
    texts = []
    while len(texts) < size:
        text = letters(rng.randint(3, 9), rng)
        at = rng.randint(0, len(text) - 2)
        ends = changed(text[0], rng) + text[1:-1] + changed(text[-1], rng)
        swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        texts += [text, ends, swapped, changed(text, rng, 1), changed(text, rng, 2), changed(text, rng, 3)]
    return shuffled(texts, size, rng)


def chains(size, rng):
    """Each text is near to the one before, in a place of its own; few are near to the ones before that."""
    texts = []
    while len(texts) < size:
        text = letters(8, rng)
        for place in rng.sample(range(8), 8):
            texts.append(text)
            text = text[:place] + rng.choice("0123456789") + text[place + 1 :]
    return texts[:size]


def popular(size, rng):
    """Few texts, posted again and again as they are or with one character exchanged."""
    first = [listing(rng) for _ in range(3)]
    return [rng.choice(first) if rng.random() < 0.5 else changed(rng.choice(first), rng) for _ in range(size)]


def ends(size, rng):
    """Variants whose first or last characters differ, and letters that differ in case only."""
    text = letters(rng.randint(3, 12), rng)
    texts = []
    for _ in range(size):
        head = rng.choice((text[0], text[0].upper(), rng.choice(ALPHABET)))
        tail = rng.choice((text[-1], text[-1].upper(), rng.choice(ALPHABET)))
        texts.append(head + text[1:-1] + tail)
    return texts


def shared(size, rng):
    """Half of the texts begin alike, the other half end alike."""
    start, end = letters(8, rng), letters(8, rng)
    texts = []
    for _ in range(size):
        rest = letters(8, rng)
        texts.append(start + rest if rng.random() < 0.5 else rest + end)
        if rng.random() < 0.2:
            texts.append(changed(texts[int(len(texts) * rng.random())], rng))
    return texts[:size]


def twins(size, rng):
    """Texts with the same value of the hash function that Java uses for strings."""
    blocks = equal_blocks(rng)
    texts = []
    while len(texts) < size:
        texts.append("".join(rng.choices(blocks, k=5)))
        if rng.random() < 0.05:
            texts.append(changed(texts[int(len(texts) * rng.random())], rng))
    return texts[:size]


def known_hashes(size, rng):
    """Pairs that widespread fingerprints hold for equal, with an end of their own, both ways round."""
    texts = []
    kinds = rng.sample(KINDS, len(KINDS))
    for number in range(-(-size // 6)):
        pair = colliding_pair(kinds[number % len(kinds)], rng)
        tail = letters(4, rng)
        ways = [word[::way] + tail for way in (1, -1) for word in pair]
        texts += [*ways, changed(ways[0][:-4], rng) + tail, ways[1][:-1] + changed(tail[-1], rng)]
    return texts[:size]


def overflow(size, rng):
    """Long texts that are alike for polynomials whose numbers overflow 32 or 64 bits, whatever the base is."""
    texts = []
    while len(texts) < size:
        one, other = rng.sample(ascii_lowercase, 2)
        tail = letters(rng.randint(1, 9), rng)
        pair = [text + tail for text in mirrored(one, other)]
        texts += [*pair, changed(pair[0][:-1], rng) + tail[-1], pair[1][:-1] + changed(tail[-1], rng)]
    return texts[:size]


def bytes_apart(size, rng):
    """One character over and over, and another one at places 256, 512 or 1024 apart: each two differ in two places."""
    usual, other = rng.sample(ALPHABET, 2)
    texts = []
    while len(texts) < size:
        length, place = LONGEST - rng.randint(0, 300), rng.randint(0, 255)
        places = [place, place + 256, place + 512, place + 1024]
        texts += [usual * at + other + usual * (length - at - 1) for at in rng.sample(places, 4)]
        texts += [usual * length] * (rng.random() < 0.3)
    return texts[:size]


def extreme(size, rng):
    """The longest texts and the shortest, changed at their ends and in the middle; or at places alike in 8 bits."""
    if size % 2:
        return bytes_apart(size, rng)
    long = letters(LONGEST, rng, ALPHABET)
    texts = [long, long]
    while len(texts) < size:
        place = rng.choice((0, 1, LONGEST // 2, LONGEST - 2, LONGEST - 1))
        texts.append(long[:place] + rng.choice("-Az") + long[place + 1 :])
        texts.append(rng.choice((long, long[:-1], rng.choice(ALPHABET))))
    return shuffled(texts, size, rng)


def mixed(size, rng):
    """Listings, some of them reposted as they are, with one character exchanged, or with two."""
    texts = []
    while len(texts) < size:
        draw = rng.random()
        if draw < 0.7 or not texts:
            texts.append(letters(3, rng) + rng.choice(MIDDLES) + letters(4, rng, ALPHABET))
        elif draw < 0.95:
            texts.append(changed(texts[int(len(texts) * rng.random())], rng, 1 if draw < 0.85 else 2))
        else:
            texts.append(texts[int(len(texts) * rng.random())])
    return texts


def long(size, rng):
    """1,200,000 characters in all. The texts begin alike for most of their length."""
    length = min(LONGEST, 1_200_000 // size)
    start = letters(length - 8, rng)
    texts = []
    for _ in range(size):
        if texts and rng.random() < 0.3:
            texts.append(changed(texts[int(len(texts) * rng.random())], rng))
        else:
            texts.append(start + letters(8, rng))
    return texts


FAMILIES = {
    "empty": empty,
    "one": one,
    "all-equal": all_equal,
    "sorted": in_order,
    "reversed": reverse_order,
    "lengths": lengths,
    "two-apart": two_apart,
    "chains": chains,
    "popular": popular,
    "ends": ends,
    "shared": shared,
    "twins": twins,
    "known-hashes": known_hashes,
    "overflow": overflow,
    "extreme": extreme,
    "random": mixed,
    "long": long,
}


def main():
    family, size, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    texts = FAMILIES[family](size, random.Random(seed))
    print("\n".join([str(len(texts)), *texts]))


main()
