-- Original and version travel in an array; the holding version is the first of a sorted array_agg.
WITH RECURSIVE paths AS (
  SELECT ARRAY[l.id] AS path, l.id
  FROM ledger AS l
  WHERE l.corrects_id IS NULL
  UNION ALL
  SELECT ARRAY[p.path[1], l.id], l.id
  FROM paths AS p
  JOIN ledger AS l ON l.corrects_id = p.path[array_upper(p.path, 1)]
),
held AS (
  SELECT p.path[1] AS entry_id, (array_agg(l.id ORDER BY l.recorded_at DESC, l.id DESC))[1] AS id
  FROM paths AS p
  JOIN ledger AS l USING (id)
  WHERE l.recorded_at <= ANY (SELECT known_at FROM report)
  GROUP BY p.path[1]
),
lines AS (
  SELECT h.entry_id, l.account_id, l.effective_on, l.amount
  FROM held AS h
  JOIN ledger AS l ON l.id = h.id
  WHERE array_position(ARRAY[l.account_id, l.amount], NULL) IS NULL
)
SELECT s.account_id, s.effective_on, s.entry_id, s.amount, s.balance
FROM (
  SELECT a.id AS account_id, r.from_on AS effective_on, NULL::integer AS entry_id, NULL::numeric AS amount,
    coalesce(sum(e.amount) FILTER (WHERE e.effective_on < r.from_on), 0) AS balance
  FROM accounts AS a
  CROSS JOIN report AS r
  LEFT JOIN lines AS e ON e.account_id = a.id
  GROUP BY a.id, r.from_on
  UNION ALL
  SELECT account_id, effective_on, entry_id, amount,
    sum(amount) OVER (PARTITION BY account_id ORDER BY effective_on, entry_id ROWS UNBOUNDED PRECEDING)
  FROM lines
) AS s
JOIN report AS r ON s.effective_on BETWEEN r.from_on AND r.to_on
ORDER BY s.account_id, s.effective_on, s.entry_id NULLS FIRST;
