-- presentation: sample, everyday
-- ORDER BY is missing, so all openings come first.
WITH RECURSIVE versions AS (
  SELECT id AS entry_id, id, recorded_at
  FROM ledger
  WHERE corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.id, l.recorded_at
  FROM versions AS v
  JOIN ledger AS l ON l.corrects_id = v.id
),
moments AS (
  SELECT v.entry_id, max(v.recorded_at) AS recorded_at
  FROM versions AS v
  WHERE v.recorded_at <= (SELECT r.known_at FROM report AS r)
  GROUP BY v.entry_id
),
holders AS (
  SELECT entry_id, max(id) AS id
  FROM versions
  JOIN moments USING (entry_id, recorded_at)
  GROUP BY entry_id
),
lines AS (
  SELECT l.account_id, l.effective_on, h.entry_id, l.amount
  FROM holders AS h
  JOIN ledger AS l USING (id)
  JOIN accounts AS a ON a.id = l.account_id
  WHERE l.amount IS NOT NULL
),
balanced AS (
  SELECT account_id, effective_on, entry_id, amount, sum(amount) OVER w AS balance
  FROM lines
  WINDOW w AS (
    PARTITION BY account_id
    ORDER BY effective_on, entry_id
    GROUPS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  )
)
SELECT a.id AS account_id, r.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount,
  (SELECT coalesce(sum(e.amount), 0) FROM lines AS e WHERE e.account_id = a.id AND e.effective_on < r.from_on)
    AS balance
FROM accounts AS a
CROSS JOIN report AS r
UNION ALL
SELECT b.*
FROM balanced AS b
WHERE b.effective_on >= (SELECT from_on FROM report)
  AND b.effective_on <= (SELECT to_on FROM report);
