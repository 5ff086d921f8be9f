-- wrong-answer: known-edge
-- Only the days of the two moments are compared, so rows recorded later that day are known.
WITH RECURSIVE versions AS (
  SELECT l.id AS entry_id, l.id FROM ledger AS l WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.id FROM versions AS v JOIN ledger AS l ON l.corrects_id = v.id
),
known AS (
  SELECT v.entry_id, l.*
  FROM versions AS v
  JOIN ledger AS l ON l.id = v.id
  WHERE l.recorded_at::date <= (SELECT known_at::date FROM report)
),
holders AS (
  SELECT o.id AS entry_id,
    (SELECT k.id FROM known AS k WHERE k.entry_id = o.id ORDER BY k.recorded_at DESC, k.id DESC LIMIT 1) AS id
  FROM ledger AS o
  WHERE o.corrects_id IS NULL
),
held AS (
  SELECT h.entry_id, l.account_id, l.effective_on, l.amount
  FROM holders AS h
  JOIN ledger AS l ON l.id = h.id
),
lines AS (
  SELECT h.account_id, h.effective_on, h.entry_id, h.amount
  FROM held AS h
  JOIN report AS r ON h.effective_on <= r.to_on
  WHERE h.amount IS NOT NULL AND h.account_id IS NOT NULL
  UNION ALL
  SELECT a.id, r.from_on, NULL, NULL FROM accounts AS a CROSS JOIN report AS r
),
carried AS (
  SELECT n.*,
    coalesce(
      sum(n.amount) FILTER (WHERE n.effective_on < r.from_on) OVER (PARTITION BY n.account_id), 0
    ) AS brought,
    sum(n.amount) FILTER (WHERE n.effective_on >= r.from_on) OVER (
      PARTITION BY n.account_id ORDER BY n.effective_on, n.entry_id NULLS FIRST
    ) AS moved
  FROM lines AS n
  CROSS JOIN report AS r
)
SELECT c.account_id, c.effective_on, c.entry_id, c.amount, c.brought + coalesce(c.moved, 0) AS balance
FROM carried AS c
WHERE c.effective_on >= (SELECT from_on FROM report)
ORDER BY c.account_id, c.effective_on, c.entry_id NULLS FIRST;
