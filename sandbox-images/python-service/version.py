"""Prints what services may import beside the standard library; with --line on one line, the language first."""

import platform
import sys
from importlib.metadata import distributions

NAMED = ["flask", "waitress", "fastapi", "uvicorn", "psycopg"]

versions = {each.metadata["Name"].lower(): each.version for each in distributions(path=["/hone/packages"])}
if "--line" in sys.argv:
    named = [f"{name} {versions[name]}" for name in NAMED]
    print(", ".join([f"Python {platform.python_version()}", *named]))
else:
    for name, version in sorted(versions.items()):
        print(f"{name}\t{version}")
