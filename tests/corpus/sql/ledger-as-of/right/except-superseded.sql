-- EXCEPT takes away each version that another one follows; entries before the period are folded into the opening.
WITH RECURSIVE versions AS (
  SELECT l.id AS entry_id, l.id, l.recorded_at FROM ledger AS l WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.id, l.recorded_at FROM versions AS v JOIN ledger AS l ON l.corrects_id = v.id
),
known AS (
  SELECT v.* FROM versions AS v CROSS JOIN report AS r WHERE v.recorded_at <= r.known_at
),
holding AS (
  SELECT entry_id, id FROM known
  EXCEPT
  SELECT entry_id, lag(id) OVER (PARTITION BY entry_id ORDER BY recorded_at, id) FROM known
),
moves AS (
  SELECT l.account_id, r.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount,
    l.amount AS delta
  FROM holding AS h
  JOIN ledger AS l ON l.id = h.id
  JOIN report AS r ON l.effective_on < r.from_on
  UNION ALL
  SELECT a.id, r.from_on, NULL, NULL, 0 FROM accounts AS a CROSS JOIN report AS r
  UNION ALL
  SELECT l.account_id, l.effective_on, h.entry_id, l.amount, l.amount
  FROM holding AS h
  JOIN ledger AS l ON l.id = h.id
  JOIN report AS r ON l.effective_on BETWEEN r.from_on AND r.to_on
  WHERE l.amount IS NOT NULL
)
SELECT account_id, effective_on, entry_id, amount,
  sum(sum(delta)) OVER (PARTITION BY account_id ORDER BY effective_on, entry_id NULLS FIRST) AS balance
FROM moves
WHERE account_id IS NOT NULL
GROUP BY account_id, effective_on, entry_id, amount
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
