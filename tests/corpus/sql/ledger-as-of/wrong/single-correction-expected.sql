-- runtime-error: sample, several-corrections
-- A scalar subquery expects at most one known correction of a row.
WITH RECURSIVE known AS (
  SELECT l.* FROM ledger AS l JOIN report AS r ON l.recorded_at <= r.known_at
),
steps AS (
  SELECT k.id, (SELECT c.id FROM known AS c WHERE c.corrects_id = k.id) AS next_id
  FROM known AS k
),
walk AS (
  SELECT k.id AS entry_id, k.id FROM known AS k WHERE k.corrects_id IS NULL
  UNION ALL
  SELECT w.entry_id, s.next_id FROM walk AS w JOIN steps AS s USING (id) WHERE s.next_id IS NOT NULL
),
lines AS (
  SELECT k.account_id, k.effective_on, w.entry_id, k.amount,
    sum(k.amount) OVER (PARTITION BY k.account_id ORDER BY k.effective_on, w.entry_id) AS balance
  FROM walk AS w
  JOIN steps AS s ON s.id = w.id AND s.next_id IS NULL
  JOIN known AS k ON k.id = w.id
  WHERE k.account_id IS NOT NULL AND k.amount IS NOT NULL
)
SELECT a.id AS account_id, r.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount,
  coalesce(sum(e.amount), 0) AS balance
FROM accounts AS a
CROSS JOIN report AS r
LEFT JOIN lines AS e ON e.account_id = a.id AND e.effective_on < r.from_on
GROUP BY a.id, r.from_on
UNION ALL
SELECT e.*
FROM lines AS e
JOIN report AS r ON e.effective_on BETWEEN r.from_on AND r.to_on
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
