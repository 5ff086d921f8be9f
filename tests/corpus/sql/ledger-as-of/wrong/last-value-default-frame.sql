-- wrong-answer: sample, long-chains
-- last_value() with the default frame answers each row itself, so all versions remain.
WITH RECURSIVE versions AS (
  SELECT l.id AS entry_id, l.id FROM ledger AS l WHERE l.corrects_id IS NULL
  UNION
  SELECT v.entry_id, l.id FROM versions AS v JOIN ledger AS l ON l.corrects_id = v.id
),
held AS (
  SELECT DISTINCT
    v.entry_id,
    last_value(l.account_id) OVER upward AS account_id,
    last_value(l.effective_on) OVER upward AS effective_on,
    last_value(l.amount) OVER upward AS amount
  FROM versions AS v
  JOIN ledger AS l USING (id)
  WHERE NOT EXISTS (SELECT 1 FROM report AS r WHERE r.known_at < l.recorded_at)
  WINDOW upward AS (PARTITION BY v.entry_id ORDER BY l.recorded_at, l.id)
),
valid AS (
  SELECT * FROM held WHERE account_id IS NOT NULL AND amount IS NOT NULL
),
openings AS (
  SELECT a.id, r.from_on, coalesce(sum(v.amount), 0) AS balance
  FROM report AS r
  CROSS JOIN accounts AS a
  LEFT JOIN valid AS v ON v.account_id = a.id AND v.effective_on < r.from_on
  GROUP BY a.id, r.from_on
)
SELECT id AS account_id, from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount, balance
FROM openings
UNION ALL
SELECT v.account_id, v.effective_on, v.entry_id, v.amount, sum(upto.amount)
FROM valid AS v
JOIN valid AS upto
  ON upto.account_id = v.account_id
  AND (upto.effective_on, upto.entry_id) <= (v.effective_on, v.entry_id)
JOIN report AS r ON v.effective_on BETWEEN r.from_on AND r.to_on
GROUP BY v.account_id, v.effective_on, v.entry_id, v.amount
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
