import tempfile
import unittest

from contract import documented

CONTRACT = """
openapi: 3.1.0
paths:
  /a/{id}:
    parameters: []
    get: { responses: { 200: { description: A }, '4XX': { description: B }, default: { description: C } } }
    delete: { responses: { '204': { description: A, x-since: 2026-01-01 } } }
"""


class Documented(unittest.TestCase):
    def test_statuses_of_each_operation(self):
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            file.write(CONTRACT)
            file.flush()
            self.assertEqual(
                documented(file.name), {"GET /a/{id}": ["200", "4XX", "default"], "DELETE /a/{id}": ["204"]}
            )
            self.assertEqual(documented(file.name, ["/a/{id}"]), {})


if __name__ == "__main__":
    unittest.main()
