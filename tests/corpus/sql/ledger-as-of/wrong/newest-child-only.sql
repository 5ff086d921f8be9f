-- wrong-answer: several-corrections
-- Each step follows only the newest correction of a row and never the others.
WITH RECURSIVE known AS (
  SELECT l.* FROM ledger AS l JOIN report AS r ON l.recorded_at <= r.known_at
),
walk AS (
  SELECT k.id AS entry_id, k.id, 0 AS step
  FROM known AS k
  WHERE k.corrects_id IS NULL
  UNION ALL
  SELECT w.entry_id, newest.id, w.step + 1
  FROM walk AS w
  CROSS JOIN LATERAL (
    SELECT k.id
    FROM known AS k
    WHERE k.corrects_id = w.id
    ORDER BY k.recorded_at DESC, k.id DESC
    LIMIT 1
  ) AS newest
),
held AS (
  SELECT DISTINCT ON (w.entry_id) w.entry_id, k.account_id, k.effective_on, k.amount
  FROM walk AS w
  JOIN known AS k ON k.id = w.id
  ORDER BY w.entry_id, w.step DESC
),
lines AS (
  SELECT account_id, effective_on, entry_id, amount FROM held WHERE amount IS NOT NULL
  UNION ALL
  SELECT a.id, r.from_on, NULL, NULL FROM accounts AS a, report AS r
),
running AS (
  SELECT lines.*,
    coalesce(sum(amount) OVER (PARTITION BY account_id ORDER BY effective_on, entry_id NULLS FIRST), 0) AS balance
  FROM lines
  WHERE account_id IS NOT NULL
)
SELECT n.*
FROM running AS n
JOIN report AS r ON n.effective_on BETWEEN r.from_on AND r.to_on
ORDER BY n.account_id, n.effective_on, n.entry_id NULLS FIRST;
