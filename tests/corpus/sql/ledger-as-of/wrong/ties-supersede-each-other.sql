-- wrong-answer: same-moment
-- Versions of one moment supersede each other, and the entry vanishes.
WITH RECURSIVE v AS (
  SELECT l.id AS entry_id, l.*
  FROM ledger AS l
  WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.*
  FROM v
  JOIN ledger AS l ON l.corrects_id = v.id
),
k AS (
  SELECT v.* FROM v JOIN report AS r ON v.recorded_at <= r.known_at
),
valid AS (
  SELECT k.entry_id, k.account_id, k.effective_on, k.amount
  FROM k
  LEFT JOIN k AS n
    ON n.entry_id = k.entry_id
    AND n.recorded_at >= k.recorded_at
    AND n.id <> k.id
  WHERE n.id IS NULL
    AND k.account_id IS NOT NULL
    AND k.amount IS NOT NULL
),
opening AS (
  SELECT a.id AS account_id, coalesce(sum(valid.amount), 0) AS balance
  FROM accounts AS a
  LEFT JOIN valid ON valid.account_id = a.id AND valid.effective_on < (SELECT from_on FROM report)
  GROUP BY a.id
)
SELECT o.account_id, r.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount, o.balance
FROM opening AS o
CROSS JOIN report AS r
UNION ALL
SELECT account_id, valid.effective_on, valid.entry_id, valid.amount,
  o.balance + sum(valid.amount) OVER (PARTITION BY account_id ORDER BY valid.effective_on, valid.entry_id)
FROM valid
JOIN opening AS o USING (account_id)
JOIN report AS r ON valid.effective_on BETWEEN r.from_on AND r.to_on
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
