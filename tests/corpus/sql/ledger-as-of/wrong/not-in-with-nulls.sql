-- wrong-answer: sample, single-row
-- NOT IN meets the NULLs of corrects_id and lets no row through.
WITH RECURSIVE known AS (
  SELECT l.id, l.corrects_id, l.account_id, l.effective_on, l.amount, l.recorded_at
  FROM ledger AS l, report AS r
  WHERE r.known_at >= l.recorded_at
),
versions AS (
  SELECT k.id AS entry_id, k.id FROM known AS k WHERE k.corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, k.id FROM versions AS v JOIN known AS k ON k.corrects_id = v.id
),
leaves AS (
  SELECT v.entry_id, k.*
  FROM versions AS v
  JOIN known AS k ON k.id = v.id
  WHERE k.id NOT IN (SELECT child.corrects_id FROM known AS child)
),
held AS (
  SELECT DISTINCT ON (entry_id) account_id, effective_on, entry_id, amount
  FROM leaves
  ORDER BY entry_id, recorded_at DESC, id DESC
),
lines AS (
  SELECT h.*,
    sum(h.amount) OVER (PARTITION BY h.account_id ORDER BY h.effective_on, h.entry_id) AS balance
  FROM held AS h
  WHERE h.account_id IS NOT NULL AND h.amount IS NOT NULL
)
SELECT
  a.id AS account_id, r.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric(12, 2) AS amount,
  coalesce(sum(l.amount), 0)::numeric(20, 4) AS balance
FROM accounts AS a
JOIN report AS r ON true
LEFT JOIN lines AS l ON (l.account_id = a.id AND l.effective_on < r.from_on)
GROUP BY 1, 2
UNION ALL
SELECT l.* FROM lines AS l JOIN report AS r ON l.effective_on BETWEEN r.from_on AND r.to_on
ORDER BY 1, 2, 3 NULLS FIRST;
