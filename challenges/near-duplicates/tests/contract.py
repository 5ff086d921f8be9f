"""What the statement promises about the input, line by line."""

import re
import sys

# Speed is measured on this family.
IS_MEASURED = sys.argv[1] == "random"
MOST, MOST_CHARACTERS = (1_000_000, 12_000_000) if IS_MEASURED else (80_000, 1_500_000)
WHOLE = re.compile("0|[1-9][0-9]{0,6}").fullmatch
CHARACTERS = re.compile("[A-Za-z0-9-]+").fullmatch


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(f"line {place}: {broken}")


place = 0
texts = characters = 0
for place, line in enumerate(open(0, encoding="ascii", errors="replace", newline="\n"), 1):
    hold(line.endswith("\n"), "has no end")
    line = line[:-1]
    if place == 1:
        hold(WHOLE(line) and int(line) <= MOST, f"n is not a number from 0 to {MOST:,}")
        texts = int(line)
        continue
    hold(1 <= len(line) <= 2_000, "the text does not have 1 to 2,000 characters")
    hold(CHARACTERS(line), "the text has more than letters, digits and hyphens")
    characters += len(line)
    hold(characters <= MOST_CHARACTERS, f"there are more than {MOST_CHARACTERS:,} characters in all")
hold(place == 1 + texts, "n is not the number of texts")
is_day = 750_000 <= characters <= 1_200_000
hold(texts <= 500 or is_day or IS_MEASURED, "the size is of neither Correctness nor a day")
