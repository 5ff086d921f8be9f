"""What a report of Schemathesis says of a service, with bounds: others read it who trust neither of the two."""

import base64
import json
from collections import Counter

MOST_FAILURES = 200
MOST_OF_A_KIND = 8
MOST_BODY_BYTES = 8192
MOST_TEXT = 600
MOST_HEADERS = 40


def condense(lines):
    """
    Yields {"failure": …} for what a check found, {"error": …} for what could not be asked, {"operation": label,
    "statuses": {status: count}} for each operation, and {"end": {"cases": count}} when the run came to its end.
    """
    statuses = {}
    kinds = Counter()
    cases = 0
    finished = False
    for line in lines:
        event = json.loads(line)
        if "ScenarioFinished" in event:
            recorder = event["ScenarioFinished"]["recorder"]
            seen = statuses.setdefault(recorder["label"], Counter())
            interactions = recorder.get("interactions") or {}
            cases += len(interactions)
            seen.update(status_of(each) for each in interactions.values() if is_of(each, recorder["label"]))
            for failure in failures_of(recorder):
                kind = (failure["operation"], failure["check"], failure["response"]["status"])
                kinds[kind] += 1
                if kinds[kind] <= MOST_OF_A_KIND and kinds.total() <= MOST_FAILURES:
                    yield {"failure": failure}
        elif "NonFatalError" in event:
            yield {"error": error_of(event["NonFatalError"])}
        elif "FatalError" in event:
            yield {"fatal": clip(event["FatalError"])}
        elif "EngineFinished" in event:
            finished = True
    for label, seen in statuses.items():
        yield {"operation": label, "statuses": {str(status): count for status, count in seen.items() if status}}
    if finished:
        yield {"end": {"cases": cases}}


def is_of(interaction, label):
    """Requests with another method than the operation's say nothing of whether it works."""
    return interaction["request"]["method"] == label.split(" ", 1)[0]


def status_of(interaction):
    response = interaction.get("response")
    return response["status_code"] if response else 0


def failures_of(recorder):
    """What checks found, where there is an answer to judge."""
    for case_id, checks in (recorder.get("checks") or {}).items():
        interaction = recorder["interactions"][case_id]
        if not interaction.get("response"):
            continue
        meta = recorder["cases"][case_id]["value"].get("meta") or {}
        for check in checks:
            if check["status"] != "failure":
                continue
            found = (check.get("failure_info") or {}).get("failure") or {}
            yield {
                "check": check["name"],
                "code": found.get("code") or "",
                "operation": found.get("operation") or recorder["label"],
                "message": clip(found.get("message")),
                "mode": (meta.get("generation") or {}).get("mode") or "",
                "request": request_of(interaction["request"]),
                "response": response_of(interaction["response"]),
            }


def request_of(request):
    return {
        "method": request["method"],
        "url": clip(request["uri"], 4000),
        "headers": headers_of(request),
        **body_of(request.get("body")),
    }


def response_of(response):
    return {
        "status": response["status_code"],
        "headers": headers_of(response),
        "ms": round(response.get("elapsed", 0) * 1000, 3),
        **body_of(response.get("content")),
    }


def headers_of(message):
    pairs = [
        [clip(name), clip(value)] for name, values in (message.get("headers") or {}).items() for value in values_of(values)
    ]
    return pairs[:MOST_HEADERS]


def values_of(values):
    return values if isinstance(values, list) else [values]


def body_of(held):
    if not held:
        return {"body": "", "cut": False}
    content = base64.b64decode(held["$base64"]) if isinstance(held, dict) else str(held).encode()
    cut = content[:MOST_BODY_BYTES]
    return {"body": base64.b64encode(cut).decode(), "cut": len(cut) < len(content)}


def error_of(error):
    value = error.get("value") or {}
    return {"operation": clip(error.get("label")), "message": clip(value.get("message") or value)}


def clip(text, most=MOST_TEXT):
    whole = text if isinstance(text, str) else json.dumps(text)
    return whole if len(whole) <= most else whole[: most - 1] + "…"
