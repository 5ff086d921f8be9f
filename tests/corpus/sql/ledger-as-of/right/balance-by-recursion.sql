-- The balance is a second recursion along the numbered lines of each account.
WITH RECURSIVE versions AS (
  SELECT id AS entry_id, id FROM ledger WHERE corrects_id IS NULL
  UNION ALL
  SELECT v.entry_id, l.id FROM versions AS v JOIN ledger AS l ON l.corrects_id = v.id
),
held AS (
  SELECT DISTINCT ON (v.entry_id) v.entry_id, l.account_id, l.effective_on, l.amount
  FROM versions AS v
  JOIN ledger AS l ON l.id = v.id
  JOIN report AS r ON l.recorded_at <= r.known_at
  ORDER BY v.entry_id, l.recorded_at DESC, l.id DESC
),
opening AS (
  SELECT a.id AS account_id, coalesce(sum(h.amount), 0) AS balance
  FROM accounts AS a
  LEFT JOIN held AS h ON h.account_id = a.id AND h.effective_on < (SELECT from_on FROM report)
  GROUP BY a.id
),
numbered AS MATERIALIZED (
  SELECT h.*, row_number() OVER (PARTITION BY h.account_id ORDER BY h.effective_on, h.entry_id) AS n
  FROM held AS h
  JOIN report AS r ON h.effective_on BETWEEN r.from_on AND r.to_on
  WHERE h.account_id IS NOT NULL AND h.amount IS NOT NULL
),
statement (account_id, n, effective_on, entry_id, amount, balance) AS (
  SELECT o.account_id, 0::bigint, r.from_on, NULL::integer, NULL::numeric, o.balance
  FROM opening AS o
  CROSS JOIN report AS r
  UNION ALL
  SELECT s.account_id, l.n, l.effective_on, l.entry_id, l.amount, s.balance + l.amount
  FROM statement AS s
  JOIN numbered AS l ON l.account_id = s.account_id AND l.n = s.n + 1
)
SELECT account_id, effective_on, entry_id, amount, balance
FROM statement
ORDER BY account_id, n;
