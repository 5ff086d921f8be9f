-- Openings and lines meet in a FULL JOIN that never matches; the newest version has no newer one by lag().
WITH RECURSIVE versions AS (
  SELECT l.id AS entry_id, l.id FROM ledger AS l WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.id FROM versions AS v JOIN ledger AS l ON l.corrects_id = v.id
),
sorted AS (
  SELECT v.entry_id, l.account_id, l.effective_on, l.amount,
    lag(l.id) OVER (PARTITION BY v.entry_id ORDER BY l.recorded_at DESC, l.id DESC) AS newer_id
  FROM versions AS v
  JOIN ledger AS l ON l.id = v.id
  WHERE l.recorded_at <= (SELECT known_at FROM report)
),
lines AS (
  SELECT account_id, effective_on, entry_id, amount,
    sum(amount) OVER (PARTITION BY account_id ORDER BY effective_on, entry_id) AS balance
  FROM sorted
  WHERE newer_id IS NULL AND account_id IS NOT NULL AND amount IS NOT NULL
),
printed AS (
  SELECT e.* FROM lines AS e JOIN report AS r ON e.effective_on BETWEEN r.from_on AND r.to_on
),
openings AS (
  SELECT a.id AS account_id, r.from_on AS effective_on, NULL::integer AS entry_id,
    coalesce((
      SELECT sum(e.amount) FROM lines AS e WHERE e.account_id = a.id AND e.effective_on < r.from_on
    ), 0) AS balance
  FROM accounts AS a
  CROSS JOIN report AS r
)
SELECT account_id, effective_on, entry_id, printed.amount, coalesce(printed.balance, openings.balance) AS balance
FROM openings
FULL JOIN printed USING (account_id, effective_on, entry_id)
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
