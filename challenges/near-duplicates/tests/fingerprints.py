"""Texts for which widespread fingerprints are equal although they differ in many places."""

from itertools import product
from string import ascii_lowercase, ascii_uppercase, digits

ALPHABET = ascii_uppercase + ascii_lowercase + digits + "-"

# Added to a word's codes, these change nothing in its polynomial with that base and modulus, nor in that of the word
# read backwards with the powers the other way round. They were found by trying differences of half a word each.
DIFFERENCES = {
    (31, 2**32): (-7, -1, 7, 2, 1, -7, -1, 6),
    (33, 2**32): (-4, -1, -1, 5, -7, 5, -2, 5),
    (31, 10**9 + 7): (-3, -4, 3, 2, 4, 3, -3, 6),
    (131, 10**9 + 7): (-2, 6, 0, 6, -5, 7, 1, 7),
    (257, 10**9 + 7): (-8, -8, 1, -7, -4, -6, 4, -8),
    (31, 10**9 + 9): (-8, -3, -8, -8, -5, -8, -2, 5),
    (53, 10**9 + 9): (-3, 5, -4, -2, 1, -1, 0, -3),
    (131, 998_244_353): (-1, -3, 3, 5, 1, -2, 1, 2),
}
# The same for CRC-32 and exclusive or.
CRC_DIFFERENCE = (5, 27, 30, 7, 28, 28, 27, 0, 2)
KINDS = (*DIFFERENCES, "crc")


def colliding_pair(kind, rng):
    """Two words of letters whose fingerprints of this kind are equal, although most of the letters differ."""
    crc = kind == "crc"
    pair = []
    for change in CRC_DIFFERENCE if crc else DIFFERENCES[kind]:
        choices = [(chr(one), chr(one ^ change if crc else one + change)) for one in ascii_lowercase.encode()]
        pair.append(rng.choice([both for both in choices if both[1] in ascii_lowercase]))
    return tuple(map("".join, zip(*pair)))


def equal_blocks(rng):
    """Blocks of three characters that are equal for polynomials with base 31, as in Java; any of them may follow any."""
    blocks = {}
    for block in map("".join, product(rng.sample(ALPHABET, 40), ALPHABET, ALPHABET)):
        first, second, third = block.encode()
        blocks.setdefault((first * 31 + second) * 31 + third, []).append(block)
    return max(blocks.values(), key=len)


def mirrored(one, other, bits=10):
    """
    Two texts of 2**bits characters, one the other with `one` and `other` exchanged (the Thue-Morse sequence). Their
    polynomials are equal for every base when they are computed with 64 bits that overflow.
    """
    parity = [place.bit_count() % 2 for place in range(2**bits)]
    return "".join((one, other)[bit] for bit in parity), "".join((other, one)[bit] for bit in parity)
