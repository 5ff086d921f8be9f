WITH RECURSIVE versions AS (
  SELECT l.id AS entry_id, l.id
  FROM ledger AS l
  WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.id
  FROM versions AS v
  JOIN ledger AS l ON l.corrects_id = v.id
),
known AS (
  SELECT DISTINCT ON (v.entry_id) v.entry_id, l.account_id, l.effective_on, l.amount
  FROM versions AS v
  JOIN ledger AS l ON l.id = v.id
  CROSS JOIN report AS r
  WHERE l.recorded_at <= r.known_at
  ORDER BY v.entry_id, l.recorded_at DESC, l.id DESC
),
lines AS (
  SELECT
    account_id, effective_on, entry_id, amount,
    sum(amount) OVER (
      PARTITION BY account_id ORDER BY effective_on, entry_id ROWS UNBOUNDED PRECEDING
    ) AS balance
  FROM known
  WHERE amount IS NOT NULL
    AND account_id IS NOT NULL
),
openings AS (
  SELECT a.id AS account_id, r.from_on, coalesce(sum(e.amount), 0.00) AS balance
  FROM accounts AS a
  CROSS JOIN report AS r
  LEFT JOIN lines AS e ON e.account_id = a.id AND e.effective_on < r.from_on
  GROUP BY a.id, r.from_on
)
SELECT o.account_id, o.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount, o.balance
FROM openings AS o
UNION ALL
SELECT e.account_id, e.effective_on, e.entry_id, e.amount, e.balance
FROM lines AS e
JOIN report AS r ON e.effective_on >= r.from_on AND e.effective_on < r.to_on
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
