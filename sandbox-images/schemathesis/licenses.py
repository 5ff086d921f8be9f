"""Prints name, version and license of each package in a folder, one a line."""

import sys
from importlib.metadata import distributions


def license_of(metadata):
    classified = [
        line.rsplit(" :: ", 1)[-1]
        for line in metadata.get_all("Classifier", [])
        if line.startswith("License :: ")
    ]
    return metadata["License-Expression"] or ", ".join(classified) or metadata["License"]


for each in sorted(distributions(path=[sys.argv[1]]), key=lambda each: each.name.lower()):
    print(f"{each.name}\t{each.version}\t{license_of(each.metadata)}")
