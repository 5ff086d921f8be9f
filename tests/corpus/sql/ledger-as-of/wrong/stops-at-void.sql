-- wrong-answer: voids
-- The recursion goes no further than a void version and misses what corrects it.
WITH RECURSIVE versions AS (
  SELECT l.id AS entry_id, l.* FROM ledger AS l WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.* FROM versions AS v JOIN ledger AS l ON l.corrects_id = v.id
  WHERE v.amount IS NOT NULL
),
ranked AS (
  SELECT v.*, rank() OVER (PARTITION BY v.entry_id ORDER BY v.recorded_at DESC, v.id DESC) AS place
  FROM versions AS v
  WHERE v.recorded_at <= (SELECT known_at FROM report)
),
lines AS (
  SELECT account_id, effective_on, entry_id, amount,
    sum(amount) OVER (PARTITION BY account_id ORDER BY effective_on, entry_id) AS running
  FROM ranked
  WHERE place = 1
    AND amount IS NOT NULL
)
SELECT
  a.id AS account_id,
  CASE grouping(e.entry_id) WHEN 1 THEN r.from_on ELSE e.effective_on END AS effective_on,
  e.entry_id,
  e.amount,
  CASE grouping(e.entry_id)
    WHEN 1 THEN coalesce(sum(e.amount) FILTER (WHERE e.effective_on < r.from_on), 0)
    ELSE e.running
  END AS balance
FROM accounts AS a
CROSS JOIN report AS r
LEFT JOIN lines AS e ON e.account_id = a.id
GROUP BY GROUPING SETS (
  (a.id, r.from_on, r.to_on),
  (a.id, r.from_on, r.to_on, e.effective_on, e.entry_id, e.amount, e.running)
)
HAVING grouping(e.entry_id) = 1
  OR e.effective_on BETWEEN r.from_on AND r.to_on
ORDER BY account_id, effective_on, grouping(e.entry_id) DESC, e.entry_id;
