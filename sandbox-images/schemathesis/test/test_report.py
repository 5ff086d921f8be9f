import base64
import json
import unittest

from report import condense


def scenario(label, *cases):
    """A finished scenario; a case is (method, status or None, names of failed checks)."""
    recorder = {"label": label, "cases": {}, "checks": {}, "interactions": {}}
    for number, (method, status, failed) in enumerate(cases):
        case_id = f"{label} {number}"
        recorder["cases"][case_id] = {"value": {"meta": {"generation": {"mode": "positive"}}}}
        content = {"$base64": base64.b64encode(b"x" * 10_000).decode()}
        response = {"status_code": status, "headers": {"a": ["1", "2"]}, "content": content, "elapsed": 0.002}
        recorder["interactions"][case_id] = {
            "request": {"method": method, "uri": "http://127.0.0.1:1/a", "headers": {}},
            "response": response if status else None,
        }
        recorder["checks"][case_id] = [
            {"name": name, "status": "failure", "failure_info": {"failure": {"code": "ST101", "operation": label, "message": "m" * 999}}}
            for name in failed
        ] + [{"name": "content_type_conformance", "status": "success"}]
    return json.dumps({"ScenarioFinished": {"recorder": recorder}})


FINISHED = json.dumps({"EngineFinished": {}})


class Condensed(unittest.TestCase):
    def test_failures_come_with_their_exchange_and_bounds(self):
        lines = list(condense([scenario("GET /a", ("GET", 500, ["not_a_server_error"])), FINISHED]))
        failure = lines[0]["failure"]
        self.assertEqual((failure["check"], failure["code"], failure["operation"]), ("not_a_server_error", "ST101", "GET /a"))
        self.assertEqual(len(failure["message"]), 600)
        self.assertEqual(len(base64.b64decode(failure["response"]["body"])), 8192)
        self.assertTrue(failure["response"]["cut"])
        self.assertEqual(failure["response"]["headers"], [["a", "1"], ["a", "2"]])
        self.assertEqual(lines[-1], {"end": {"cases": 1}})

    def test_statuses_are_those_of_the_operation_itself(self):
        lines = list(condense([scenario("GET /a", ("GET", 200, []), ("GET", 200, []), ("TRACE", 405, []), ("GET", None, []))]))
        self.assertEqual(lines, [{"operation": "GET /a", "statuses": {"200": 2}}])

    def test_no_more_than_a_few_of_a_kind(self):
        many = scenario("GET /a", *[("GET", 500, ["not_a_server_error"])] * 50)
        self.assertEqual(len([line for line in condense([many]) if "failure" in line]), 8)

    def test_what_could_not_be_asked_is_an_error(self):
        error = json.dumps({"NonFatalError": {"label": "GET /a", "value": {"type": "ConnectionError", "message": "gone"}}})
        self.assertEqual(list(condense([error])), [{"error": {"operation": "GET /a", "message": "gone"}}])


if __name__ == "__main__":
    unittest.main()
