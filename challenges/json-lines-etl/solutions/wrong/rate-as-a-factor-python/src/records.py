"""Lines of text as records, and the other way round."""

import json

# `json.dumps` with options of its own makes an encoder for each call.
write_record = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def read_record(line):
    """The object on a line, or None where there is none."""
    try:
        record = json.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None
