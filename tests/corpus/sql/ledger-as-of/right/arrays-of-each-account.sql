-- Entries of an account become arrays; unnest WITH ORDINALITY and a slice give the balance.
WITH RECURSIVE versions AS (
  SELECT l.id AS entry_id, l.id FROM ledger AS l WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.id FROM versions AS v JOIN ledger AS l ON l.corrects_id = v.id
),
held AS (
  SELECT DISTINCT ON (v.entry_id) v.entry_id, l.account_id, l.effective_on, l.amount
  FROM versions AS v
  JOIN ledger AS l ON l.id = v.id
  WHERE l.recorded_at <= (SELECT known_at FROM report)
  ORDER BY v.entry_id, l.recorded_at DESC, l.id DESC
),
pages AS (
  SELECT account_id,
    array_agg(entry_id ORDER BY effective_on, entry_id) AS ids,
    array_agg(effective_on ORDER BY effective_on, entry_id) AS days,
    array_agg(amount ORDER BY effective_on, entry_id) AS amounts
  FROM held
  WHERE account_id IS NOT NULL AND amount IS NOT NULL
  GROUP BY account_id
)
SELECT p.account_id, u.effective_on, u.entry_id, u.amount,
  (SELECT sum(part) FROM unnest(p.amounts[1:u.n]) AS part) AS balance
FROM pages AS p
CROSS JOIN unnest(p.days, p.ids, p.amounts) WITH ORDINALITY AS u (effective_on, entry_id, amount, n)
CROSS JOIN report AS r
WHERE u.effective_on BETWEEN r.from_on AND r.to_on
UNION ALL
SELECT a.id, r.from_on, NULL, NULL,
  (
    SELECT coalesce(sum(u.amount), 0)
    FROM unnest(p.days, p.amounts) AS u (effective_on, amount)
    WHERE u.effective_on < r.from_on
  )
FROM accounts AS a
CROSS JOIN report AS r
LEFT JOIN pages AS p ON p.account_id = a.id
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
