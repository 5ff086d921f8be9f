-- lead() gives the moment at which a version was superseded; sums by LATERAL.
WITH RECURSIVE versions AS (
  SELECT l.id AS entry_id, l.id FROM ledger AS l WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.id FROM versions AS v, ledger AS l WHERE l.corrects_id = v.id
),
history AS (
  SELECT v.entry_id, l.account_id, l.effective_on, l.amount, l.recorded_at,
    lead(l.recorded_at) OVER (PARTITION BY v.entry_id ORDER BY l.recorded_at, l.id) AS superseded_at
  FROM versions AS v
  JOIN ledger AS l ON l.id = v.id
),
valid AS (
  SELECT h.entry_id, h.account_id, h.effective_on, h.amount
  FROM history AS h
  CROSS JOIN report AS r
  WHERE h.recorded_at <= r.known_at
    AND (h.superseded_at > r.known_at OR h.superseded_at IS NULL)
    AND h.amount IS NOT NULL
)
SELECT a.id AS account_id, line.effective_on, line.entry_id, line.amount, coalesce(total.balance, 0) AS balance
FROM accounts AS a
CROSS JOIN report AS r
CROSS JOIN LATERAL (
  SELECT r.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount
  UNION ALL
  SELECT v.effective_on, v.entry_id, v.amount
  FROM valid AS v
  WHERE v.account_id = a.id AND v.effective_on >= r.from_on AND v.effective_on <= r.to_on
) AS line
CROSS JOIN LATERAL (
  SELECT sum(b.amount) AS balance
  FROM valid AS b
  WHERE b.account_id = a.id
    AND (b.effective_on < line.effective_on
      OR (b.effective_on = line.effective_on AND b.entry_id <= line.entry_id))
) AS total
ORDER BY a.id, line.effective_on, line.entry_id NULLS FIRST;
