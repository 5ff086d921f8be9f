"""Lines of text as records, and the other way round."""

import json


def read_record(line):
    """The object on a line, or None where there is none."""
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


def write_record(record):
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
