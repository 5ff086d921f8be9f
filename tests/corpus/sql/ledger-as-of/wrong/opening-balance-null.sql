-- wrong-answer: no-entries, sample
-- An account without earlier entries opens with NULL instead of 0.
WITH RECURSIVE tree AS (
  SELECT l.id AS root, l.id, l.account_id, l.effective_on, l.amount, l.recorded_at
  FROM ledger AS l
  WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT t.root, l.id, l.account_id, l.effective_on, l.amount, l.recorded_at
  FROM tree AS t
  JOIN ledger AS l ON l.corrects_id = t.id
),
known AS (
  SELECT t.* FROM tree AS t WHERE EXISTS (SELECT FROM report AS r WHERE r.known_at >= t.recorded_at)
),
lines AS (
  SELECT k.account_id, k.effective_on, k.root AS entry_id, k.amount
  FROM known AS k
  WHERE NOT EXISTS (
      SELECT 1
      FROM known AS n
      WHERE n.root = k.root AND (n.recorded_at, n.id) > (k.recorded_at, k.id)
    )
    AND k.account_id IS NOT NULL
    AND k.amount IS NOT NULL
  UNION ALL
  SELECT a.id, r.from_on, NULL, NULL
  FROM accounts AS a, report AS r
),
running AS (
  SELECT lines.*,
    sum(amount) OVER (PARTITION BY account_id ORDER BY effective_on, entry_id NULLS FIRST) AS balance
  FROM lines
)
SELECT n.account_id, n.effective_on, n.entry_id, n.amount, n.balance
FROM running AS n
JOIN report AS r ON n.effective_on BETWEEN r.from_on AND r.to_on
ORDER BY n.account_id, n.effective_on, n.entry_id IS NOT NULL, n.entry_id;
