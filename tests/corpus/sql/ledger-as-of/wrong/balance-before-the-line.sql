-- wrong-answer: sample, single-row
-- The frame ends before the line, so its own amount is missing.
WITH RECURSIVE numbered AS MATERIALIZED (
  SELECT l.*, row_number() OVER (ORDER BY id) AS n FROM ledger AS l
),
places AS MATERIALIZED (
  SELECT row_n.n, row_n.id, parent.n AS parent_n
  FROM numbered AS row_n
  LEFT JOIN numbered AS parent ON parent.id = row_n.corrects_id
),
walk AS (
  SELECT 0::bigint AS n, '{}'::integer[] AS roots
  UNION ALL
  SELECT p.n, array_append(w.roots, coalesce(w.roots[p.parent_n], p.id))
  FROM walk AS w
  JOIN places AS p ON p.n = w.n + 1
),
roots AS (
  SELECT u.n, u.entry_id
  FROM (SELECT roots FROM walk ORDER BY n DESC LIMIT 1) AS w
  CROSS JOIN unnest(w.roots) WITH ORDINALITY AS u (entry_id, n)
),
held AS (
  SELECT roots.entry_id, l.account_id, l.effective_on, l.amount,
    row_number() OVER (PARTITION BY roots.entry_id ORDER BY l.recorded_at DESC, l.id DESC) AS age
  FROM roots
  JOIN numbered AS l USING (n)
  JOIN report AS r ON l.recorded_at <= r.known_at
),
lines AS (
  SELECT account_id, effective_on, entry_id, amount
  FROM held
  WHERE age = 1 AND account_id IS NOT NULL AND amount IS NOT NULL
  UNION ALL
  SELECT a.id, r.from_on, NULL, NULL FROM accounts AS a, report AS r
),
running AS (
  SELECT account_id, effective_on, entry_id, amount,
    sum(coalesce(amount, 0)) OVER (
      PARTITION BY account_id ORDER BY effective_on, entry_id NULLS FIRST
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS balance
  FROM lines
)
SELECT running.*
FROM running
JOIN report AS r ON effective_on BETWEEN from_on AND to_on
ORDER BY account_id, effective_on, entry_id NULLS FIRST;
