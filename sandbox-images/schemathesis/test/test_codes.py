"""The list of failure codes, which others map to sentences, is that of the installed version."""

import json
import unittest
from pathlib import Path

from schemathesis.failure_codes import FAILURE_CLASSES

CODES = Path(__file__).parent / "codes.json"


class Codes(unittest.TestCase):
    def test_are_those_of_the_version(self):
        listed = json.loads(CODES.read_text(encoding="utf-8"))
        self.assertEqual(listed, {each.code: list(each.checks) for each in FAILURE_CLASSES})


if __name__ == "__main__":
    unittest.main()
