-- Every row climbs to its first version, and the opening is one more line, without an amount.
WITH RECURSIVE climb AS (
  SELECT l.id, l.id AS top, l.corrects_id AS above FROM ledger l
  UNION ALL
  SELECT c.id, l.id, l.corrects_id FROM climb c JOIN ledger l ON l.id = c.above
),
ranked AS (
  SELECT
    c.top, l.account_id, l.effective_on, l.amount,
    row_number() OVER (PARTITION BY c.top ORDER BY l.recorded_at DESC, l.id DESC) AS age
  FROM climb c
  JOIN ledger l ON l.id = c.id
  WHERE c.above IS NULL AND l.recorded_at <= (SELECT known_at FROM report)
),
lines AS (
  SELECT account_id, effective_on, top AS entry_id, amount
  FROM ranked
  WHERE age = 1 AND num_nulls(account_id, amount) = 0
  UNION ALL
  SELECT a.id, r.from_on, NULL, NULL FROM accounts a, report r
),
running AS (
  SELECT account_id, effective_on, entry_id, amount, coalesce(sum(amount) OVER upto, 0) AS balance
  FROM lines
  WINDOW upto AS (PARTITION BY account_id ORDER BY effective_on, entry_id NULLS FIRST)
)
SELECT account_id, effective_on, entry_id, amount, balance
FROM running
WHERE effective_on >= (SELECT from_on FROM report) AND effective_on <= (SELECT to_on FROM report)
ORDER BY 1, 2, 3 NULLS FIRST;
