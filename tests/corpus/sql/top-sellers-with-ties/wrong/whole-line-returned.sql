-- wrong-answer: sample, partial-returns
-- A return takes off the line's quantity instead of its own.
WITH movements AS (
  SELECT o.region_id, l.product_id, l.quantity * l.unit_price AS amount
  FROM order_lines l
  JOIN orders o ON o.id = l.order_id
  WHERE NOT o.status = 'cancelled'
    AND o.placed_at BETWEEN '2026-04-01' AND '2026-06-30 23:59:59.999999'
  UNION ALL
  SELECT o.region_id, l.product_id, l.quantity * l.unit_price * -1
  FROM returns r
  JOIN order_lines l ON l.id = r.line_id
  JOIN orders o ON o.id = l.order_id
  WHERE NOT o.status = 'cancelled'
    AND r.returned_at BETWEEN '2026-04-01' AND '2026-06-30 23:59:59.999999'
),
sellers AS (
  SELECT m.region_id, p.id, p.name, sum(m.amount) AS revenue
  FROM movements m
  JOIN products p ON p.id = m.product_id
  GROUP BY m.region_id, p.id
  HAVING sum(m.amount) > 0
)
SELECT
  coalesce(g.name, '(unknown)') AS region,
  count(better.id) + 1 AS rank,
  s.id AS product_id,
  s.name AS product,
  s.revenue
FROM sellers s
LEFT JOIN sellers better
  ON better.region_id IS NOT DISTINCT FROM s.region_id AND better.revenue > s.revenue
LEFT JOIN regions g ON g.id = s.region_id
GROUP BY g.name, s.id, s.name, s.revenue
HAVING count(better.id) < 3
ORDER BY g.name NULLS LAST, rank;
