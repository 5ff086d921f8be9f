-- wrong-answer: everyday-large, known-edge
-- The opening balance is taken from the latest versions, known or not.
WITH RECURSIVE versions AS (
  SELECT l.id AS entry_id, l.* FROM ledger AS l WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.* FROM versions AS v JOIN ledger AS l ON l.corrects_id = v.id
),
latest AS (
  SELECT DISTINCT ON (entry_id) account_id, effective_on, entry_id, amount
  FROM versions
  ORDER BY entry_id, recorded_at DESC, id DESC
),
held AS (
  SELECT DISTINCT ON (v.entry_id) v.account_id, v.effective_on, v.entry_id, v.amount
  FROM versions AS v
  JOIN report AS r ON v.recorded_at <= r.known_at
  ORDER BY v.entry_id, v.recorded_at DESC, v.id DESC
)
SELECT a.id AS account_id, r.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount,
  coalesce(sum(l.amount), 0) AS balance
FROM accounts AS a
CROSS JOIN report AS r
LEFT JOIN latest AS l ON l.account_id = a.id AND l.effective_on < r.from_on
GROUP BY a.id, r.from_on
UNION ALL
SELECT h.account_id, h.effective_on, h.entry_id, h.amount, h.balance
FROM (
  SELECT held.*, sum(amount) OVER (PARTITION BY account_id ORDER BY effective_on, entry_id) AS balance
  FROM held
  WHERE account_id IS NOT NULL AND amount IS NOT NULL
) AS h
JOIN report AS r ON h.effective_on BETWEEN r.from_on AND r.to_on
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
