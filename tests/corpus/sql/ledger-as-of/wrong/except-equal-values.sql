-- wrong-answer: moved
-- EXCEPT compares values, so a version equal to one it superseded goes with it.
WITH RECURSIVE versions AS (
  SELECT l.id AS entry_id, l.* FROM ledger AS l WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.* FROM versions AS v JOIN ledger AS l ON l.corrects_id = v.id
),
known AS (
  SELECT v.* FROM versions AS v CROSS JOIN report AS r WHERE v.recorded_at <= r.known_at
),
held AS (
  SELECT account_id, effective_on, entry_id, amount
  FROM known
  EXCEPT
  SELECT o.account_id, o.effective_on, o.entry_id, o.amount
  FROM known AS o
  WHERE EXISTS (
    SELECT 1
    FROM known AS n
    WHERE n.entry_id = o.entry_id AND (n.recorded_at, n.id) > (o.recorded_at, o.id)
  )
),
lines AS (
  SELECT held.*, sum(amount) OVER (PARTITION BY account_id ORDER BY effective_on, entry_id) AS balance
  FROM held
  WHERE account_id IS NOT NULL AND amount IS NOT NULL
)
SELECT a.id AS account_id, r.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount,
  coalesce(sum(l.amount), 0) AS balance
FROM accounts AS a
CROSS JOIN report AS r
LEFT JOIN lines AS l ON l.account_id = a.id AND l.effective_on < r.from_on
GROUP BY a.id, r.from_on
UNION ALL
SELECT l.*
FROM lines AS l
JOIN report AS r ON l.effective_on BETWEEN r.from_on AND r.to_on
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
