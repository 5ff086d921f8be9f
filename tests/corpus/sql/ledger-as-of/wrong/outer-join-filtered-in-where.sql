-- wrong-answer: no-entries, sample
-- The day is tested in WHERE: accounts whose entries all come later have no opening.
WITH RECURSIVE versions AS (
  SELECT id AS entry_id, id
  FROM ledger
  WHERE corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.id
  FROM ledger AS l
  JOIN versions AS v ON v.id = l.corrects_id
),
lines AS (
  SELECT
    held.account_id, held.effective_on, o.id AS entry_id, held.amount,
    sum(held.amount) OVER (PARTITION BY held.account_id ORDER BY held.effective_on, o.id) AS balance
  FROM ledger AS o
  CROSS JOIN LATERAL (
    SELECT l.account_id, l.effective_on, l.amount
    FROM versions AS v
    JOIN ledger AS l USING (id)
    JOIN report AS r ON r.known_at >= l.recorded_at
    WHERE v.entry_id = o.id
    ORDER BY l.recorded_at DESC, l.id DESC
    LIMIT 1
  ) AS held
  WHERE o.corrects_id IS NULL
    AND held.account_id IS NOT NULL
    AND held.amount IS NOT NULL
)
SELECT a.id AS account_id, r.from_on AS effective_on, NULL::int AS entry_id, NULL::numeric AS amount,
  coalesce(sum(e.amount), 0) AS balance
FROM accounts AS a
CROSS JOIN report AS r
LEFT JOIN lines AS e ON e.account_id = a.id
WHERE r.from_on > e.effective_on OR e.account_id IS NULL
GROUP BY a.id, r.from_on
UNION ALL
SELECT e.account_id, e.effective_on, e.entry_id, e.amount, e.balance
FROM lines AS e, report AS r
WHERE e.effective_on >= r.from_on AND e.effective_on <= r.to_on
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
