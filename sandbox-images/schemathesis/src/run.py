"""
Asks a service what its contract promises, and tells what it found: one JSON object a line on standard output.

Takes a JSON file: {"contract": path, "url": base URL, "seed": number, "examples": cases an operation at most,
"checks": [names], "exclude": [paths that are not asked], "headers": {name: value}}. What Schemathesis prints itself goes to standard error.
"""

import contextlib
import json
import os
import sys
import tempfile

from contract import documented
from report import condense

REQUEST_SECONDS = "5"
# Methods that are tried on paths without them. The parsers of some servers do not know the name QUERY yet.
CONFIGURATION = """
[phases.coverage]
unexpected-methods = ["get", "put", "post", "delete", "options", "patch", "trace"]
"""


def arguments(settings, report):
    """The command line of Schemathesis. Sequences of requests are left to probes that know what they mean."""
    exclude = [part for path in settings["exclude"] for part in ("--exclude-path", path)]
    headers = [part for name, value in settings["headers"].items() for part in ("--header", f"{name}: {value}")]
    return [
        "run", settings["contract"],
        "--url", settings["url"],
        "--phases", "examples,coverage,fuzzing",
        "--checks", ",".join(settings["checks"]),
        "--max-examples", str(settings["examples"]),
        "--seed", str(settings["seed"]), "--generation-deterministic",
        "--continue-on-failure",
        "--request-timeout", REQUEST_SECONDS, "--max-redirects", "0",
        "--suppress-health-check", "all",
        "--warnings", "off",
        "--output-sanitize", "false", "--no-color",
        "--report", "ndjson", "--report-ndjson-path", report,
        *exclude,
        *headers,
    ]  # fmt: skip


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        settings = json.load(file)
    # What it keeps of one run must not decide what it asks in the next.
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    with open("schemathesis.toml", "w", encoding="utf-8") as file:
        file.write(CONFIGURATION)
    report = os.path.join(folder, "report.ndjson")
    output = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):
        from schemathesis.cli import schemathesis

        try:
            schemathesis(arguments(settings, report), standalone_mode=False)
        except SystemExit:
            # Failures that it found; how it ended is in its report.
            pass
    for label, statuses in documented(settings["contract"], settings["exclude"]).items():
        output.write(json.dumps({"documented": label, "statuses": statuses}) + "\n")
    with open(report, encoding="utf-8") as lines:
        for line in condense(lines):
            output.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
