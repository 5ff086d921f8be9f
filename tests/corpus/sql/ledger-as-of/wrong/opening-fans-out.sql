-- wrong-answer: sample, everyday
-- Lines of the period are joined as well, and the opening sums earlier amounts once for each of them.
WITH held AS (
  SELECT o.id AS entry_id, h.account_id, h.effective_on, h.amount
  FROM ledger AS o
  CROSS JOIN report AS r
  CROSS JOIN LATERAL (
    WITH RECURSIVE version AS (
      SELECT o.id, o.account_id, o.effective_on, o.amount, o.recorded_at
      UNION ALL
      SELECT l.id, l.account_id, l.effective_on, l.amount, l.recorded_at
      FROM version AS v
      JOIN ledger AS l ON l.corrects_id = v.id
      WHERE l.recorded_at <= r.known_at
    )
    SELECT * FROM version ORDER BY recorded_at DESC, id DESC LIMIT 1
  ) AS h
  WHERE o.corrects_id IS NULL AND o.recorded_at <= r.known_at
),
lines AS (
  SELECT account_id, effective_on, entry_id, amount,
    sum(amount) OVER (PARTITION BY account_id ORDER BY effective_on, entry_id) AS balance
  FROM held
  WHERE ROW (account_id, amount) IS NOT NULL
)
SELECT a.id AS account_id, r.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount,
  coalesce(sum(past.amount), 0) AS balance
FROM accounts AS a
CROSS JOIN report AS r
LEFT JOIN lines AS past ON past.account_id = a.id AND past.effective_on < r.from_on
LEFT JOIN lines AS present ON present.account_id = a.id AND present.effective_on BETWEEN r.from_on AND r.to_on
GROUP BY a.id, r.from_on
UNION ALL
SELECT e.account_id, e.effective_on, e.entry_id, e.amount, e.balance
FROM lines AS e
CROSS JOIN report AS r
WHERE e.effective_on = least(greatest(e.effective_on, r.from_on), r.to_on)
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
