WITH earlier AS (
  UPDATE report SET known_at = TIMESTAMP '2000-01-01' RETURNING from_on
)
SELECT
  a.id AS account_id, e.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount, 0.00 AS balance
FROM accounts AS a
CROSS JOIN earlier AS e;
