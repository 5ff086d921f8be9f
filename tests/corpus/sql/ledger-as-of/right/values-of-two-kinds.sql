-- Accounts times VALUES of two kinds of lines; the entry lines are a LEFT JOIN on the second kind.
WITH RECURSIVE versions AS (
  SELECT l.id AS entry_id, l.id FROM ledger AS l WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.id FROM versions AS v JOIN ledger AS l ON l.corrects_id = v.id
),
ranked AS (
  SELECT v.entry_id, l.account_id, l.effective_on, l.amount,
    dense_rank() OVER (PARTITION BY v.entry_id ORDER BY l.recorded_at DESC, l.id DESC) AS place
  FROM versions AS v
  JOIN ledger AS l ON l.id = v.id
  JOIN report AS r ON l.recorded_at <= r.known_at
),
lines AS (
  SELECT account_id, effective_on, entry_id, amount,
    sum(amount) OVER w AS balance, lead(effective_on) OVER w AS next_on
  FROM ranked
  WHERE place = 1 AND amount IS NOT NULL
  WINDOW w AS (PARTITION BY account_id ORDER BY effective_on, entry_id ROWS UNBOUNDED PRECEDING)
)
SELECT
  a.id AS account_id,
  coalesce(e.effective_on, r.from_on) AS effective_on,
  e.entry_id,
  e.amount,
  coalesce(e.balance, brought.balance, 0) AS balance
FROM accounts AS a
CROSS JOIN report AS r
CROSS JOIN (VALUES ('opening', 1), ('entry', 2)) AS kinds (kind, place)
LEFT JOIN lines AS e
  ON kinds.kind = 'entry' AND e.account_id = a.id AND e.effective_on BETWEEN r.from_on AND r.to_on
LEFT JOIN lines AS brought
  ON kinds.kind = 'opening' AND brought.account_id = a.id AND brought.effective_on < r.from_on
  AND (brought.next_on >= r.from_on OR brought.next_on IS NULL)
WHERE kinds.kind = 'opening' OR e.entry_id IS NOT NULL
ORDER BY a.id, effective_on, kinds.place, e.entry_id;
