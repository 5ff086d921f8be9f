-- wrong-answer: out-of-order
-- Only the day of recording decides which version is last, and the id among those of one day.
WITH RECURSIVE versions AS (
  SELECT l.id, l.id AS entry_id FROM ledger AS l WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT l.id, v.entry_id FROM ledger AS l JOIN versions AS v ON l.corrects_id = v.id
),
held AS (
  SELECT v.entry_id, l.account_id, l.effective_on, l.amount,
    row_number() OVER w AS n, count(*) OVER (PARTITION BY v.entry_id) AS n_of
  FROM versions AS v
  NATURAL JOIN ledger AS l
  WHERE NOT l.recorded_at > (SELECT known_at FROM report)
  WINDOW w AS (PARTITION BY v.entry_id ORDER BY l.recorded_at::date, l.id)
),
lines AS (
  SELECT account_id, effective_on, entry_id, amount
  FROM held
  WHERE n = n_of AND account_id IS NOT NULL AND amount IS NOT NULL
  UNION ALL
  SELECT a.id, r.from_on, NULL, NULL FROM accounts AS a CROSS JOIN report AS r
),
balanced AS (
  SELECT lines.*,
    coalesce(sum(amount) OVER (PARTITION BY account_id), 0) - coalesce(sum(amount) OVER later, 0) AS balance
  FROM lines
  WINDOW later AS (
    PARTITION BY account_id
    ORDER BY effective_on, entry_id NULLS FIRST
    ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
  )
)
SELECT b.account_id, b.effective_on, b.entry_id, b.amount, b.balance
FROM balanced AS b, report AS r
WHERE NOT (b.effective_on < r.from_on OR b.effective_on > r.to_on)
ORDER BY b.account_id, b.effective_on, b.entry_id NULLS FIRST;
