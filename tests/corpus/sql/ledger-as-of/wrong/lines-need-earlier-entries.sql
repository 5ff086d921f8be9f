-- wrong-answer: sample, everyday-large
-- Lines are joined to balances from before, so accounts without earlier entries lose them.
WITH RECURSIVE chain AS (
  SELECT id AS first_id, id AS this_id, recorded_at
  FROM ledger
  WHERE corrects_id IS NULL AND recorded_at <= (SELECT known_at FROM report)
  UNION ALL
  SELECT c.first_id, l.id, l.recorded_at
  FROM chain AS c
  JOIN ledger AS l ON l.corrects_id = c.this_id
  WHERE l.recorded_at <= (SELECT known_at FROM report)
),
superseded AS (
  SELECT older.this_id
  FROM chain AS older
  WHERE EXISTS (
    SELECT *
    FROM chain AS newer
    WHERE newer.first_id = older.first_id
      AND (newer.recorded_at, newer.this_id) > (older.recorded_at, older.this_id)
  )
),
entries AS (
  SELECT c.first_id AS entry_id, l.account_id, l.effective_on, l.amount
  FROM chain AS c
  JOIN ledger AS l ON l.id = c.this_id
  WHERE c.this_id NOT IN (SELECT this_id FROM superseded)
    AND l.account_id IS NOT NULL
    AND l.amount IS NOT NULL
),
past AS (
  SELECT account_id, sum(amount) AS balance
  FROM entries
  WHERE effective_on < (SELECT from_on FROM report)
  GROUP BY account_id
)
SELECT a.id AS account_id, r.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount,
  coalesce(p.balance, 0.00) AS balance
FROM accounts AS a
CROSS JOIN report AS r
LEFT JOIN past AS p ON p.account_id = a.id
UNION ALL
SELECT e.account_id, e.effective_on, e.entry_id, e.amount,
  coalesce(p.balance, 0) + sum(e.amount) OVER (PARTITION BY e.account_id ORDER BY e.effective_on, e.entry_id)
FROM entries AS e
JOIN past AS p ON p.account_id = e.account_id
WHERE e.effective_on BETWEEN (SELECT from_on FROM report) AND (SELECT to_on FROM report)
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
