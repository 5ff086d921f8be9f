-- Every known row climbs through its ancestors; the lowest id among them is the original.
WITH RECURSIVE known AS (
  SELECT l.* FROM ledger AS l JOIN report AS r ON l.recorded_at <= r.known_at
),
climb (id, ancestor, above) AS (
  SELECT k.id, k.id, k.corrects_id FROM known AS k
  UNION ALL
  SELECT c.id, l.id, l.corrects_id FROM climb AS c JOIN ledger AS l ON l.id = c.above
),
origins AS (
  SELECT id, min(ancestor) AS entry_id FROM climb GROUP BY id
),
held AS (
  SELECT DISTINCT ON (o.entry_id) o.entry_id, k.account_id, k.effective_on, k.amount
  FROM origins AS o
  JOIN known AS k USING (id)
  ORDER BY o.entry_id, k.recorded_at DESC, k.id DESC
),
lines AS (
  SELECT account_id, effective_on, entry_id, amount, amount AS delta FROM held WHERE amount IS NOT NULL
  UNION ALL
  SELECT a.id, r.from_on, NULL, NULL, 0.00 FROM accounts AS a, report AS r
),
running AS (
  SELECT lines.*,
    sum(delta) OVER (PARTITION BY account_id ORDER BY effective_on, entry_id NULLS FIRST) AS balance
  FROM lines
  WHERE account_id IS NOT NULL
)
SELECT n.account_id, n.effective_on, n.entry_id, n.amount, n.balance
FROM running AS n
CROSS JOIN report AS r
WHERE n.effective_on BETWEEN SYMMETRIC r.to_on AND r.from_on
ORDER BY n.account_id, n.effective_on, n.entry_id NULLS FIRST;
